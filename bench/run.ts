import { parseArgs } from 'node:util'
import { print } from './lib/report.ts'
import type { Bench } from './lib/report.ts'

/** Each bench is loaded only when it runs: one that needs something absent does not stop the others. */
const benches: Record<string, { title: string; load: () => Promise<Bench> }> = {
  dialogue: {
    title: 'Réserver sans modèle : ce qui est lu',
    load: async () => (await import('./dialogue.ts')).benchDialogue,
  },
  ranker: { title: 'Recherche dans les FAQ', load: async () => (await import('./ranker.ts')).benchRanker },
  ingest: {
    title: 'Réception durable d’un message signé',
    load: async () => (await import('./ingest.ts')).benchIngest,
  },
  reply: { title: 'Temps ajouté à celui du modèle', load: async () => (await import('./reply.ts')).benchReply },
  inbox: { title: 'Tableau de bord, 1 000 000 de messages', load: async () => (await import('./inbox.ts')).benchInbox },
  booking: {
    title: 'Disponibilité, 200 unités réservées pour deux ans',
    load: async () => (await import('./booking.ts')).benchBooking,
  },
  planning: {
    title: 'Plannings, 200 unités réservées pour deux ans',
    load: async () => (await import('./planning.ts')).benchPlanning,
  },
  live: { title: '1 000 tableaux de bord en direct', load: async () => (await import('./live.ts')).benchLive },
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean', default: false } },
})
const wanted = values.only?.split(',') ?? Object.keys(benches)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(`Mesure inconnue : ${unknown.join(', ')}. Choix : ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}
process.stdout.write(
  `Node ${process.version}. Les nombres sont des rapports pris dans la même exécution, ou des plafonds du produit.\n`,
)

let failed = 0
for (const name of wanted) {
  const entry = benches[name]
  if (!entry) continue
  const run = await entry.load()
  const rows = await run({ dataFolder: values.data ?? null, quick: values.quick })
  print(entry.title, rows)
  failed += rows.filter((row) => !row.ok).length
}
process.stdout.write(
  failed === 0 ? '\nToutes les mesures tiennent leur plafond.\n' : `\n${failed} mesure(s) au-delà de leur plafond.\n`,
)
process.exit(failed === 0 ? 0 : 1)
