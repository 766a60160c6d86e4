import { parseArgs } from 'node:util'
import { OutOfTimeError, runWithin } from './lib/progress.ts'
import { print } from './lib/report.ts'
import type { Bench } from './lib/report.ts'

interface Entry {
  title: string
  /** What it may take on a machine shared with others; beyond that something hangs. */
  seconds: number
  load: () => Promise<Bench>
}

/** Each bench is loaded only when it runs: one that needs something absent does not stop the others. */
const benches: Record<string, Entry> = {
  dialogue: {
    title: 'Réserver sans modèle : ce qui est lu',
    seconds: 300,
    load: async () => (await import('./dialogue.ts')).benchDialogue,
  },
  ranker: {
    title: 'Recherche dans les FAQ',
    seconds: 900,
    load: async () => (await import('./ranker.ts')).benchRanker,
  },
  ingest: {
    title: 'Réception durable d’un message signé',
    seconds: 600,
    load: async () => (await import('./ingest.ts')).benchIngest,
  },
  reply: {
    title: 'Temps ajouté à celui du modèle',
    seconds: 300,
    load: async () => (await import('./reply.ts')).benchReply,
  },
  inbox: {
    title: 'Tableau de bord, 1 000 000 de messages',
    seconds: 900,
    load: async () => (await import('./inbox.ts')).benchInbox,
  },
  live: {
    title: '1 000 tableaux de bord en direct',
    seconds: 300,
    load: async () => (await import('./live.ts')).benchLive,
  },
  booking: {
    title: 'Disponibilité, 200 unités réservées pour deux ans',
    seconds: 600,
    load: async () => (await import('./booking.ts')).benchBooking,
  },
  planning: {
    title: 'Plannings, 200 unités réservées pour deux ans',
    seconds: 600,
    load: async () => (await import('./planning.ts')).benchPlanning,
  },
  screen: {
    title: 'Écran du planning, 2 000 barres dans Chromium',
    seconds: 300,
    load: async () => (await import('./screen.ts')).benchScreen,
  },
  voice: {
    title: 'Téléphone : le relais du son et le pont SIP',
    seconds: 900,
    load: async () => (await import('./voice.ts')).benchVoice,
  },
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: false },
  },
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

/** The bench that hangs may hold the machine still, so nothing is measured after it; its servers end with this process. */
function giveUp(error: unknown): never {
  if (!(error instanceof OutOfTimeError)) throw error
  process.stdout.write(`\n  RATÉ  ${error.message}\n`)
  process.exit(1)
}

let failed = 0
for (const name of wanted) {
  const entry = benches[name]
  if (!entry) continue
  process.stdout.write(`\n${entry.title} : au plus ${entry.seconds} s\n`)
  const bench = await entry.load()
  const rows = await runWithin(entry.seconds, (step) =>
    bench({ dataFolder: values.data ?? null, quick: values.quick, peer: values.peer, step }),
  ).catch(giveUp)
  print(entry.title, rows)
  failed += rows.filter((row) => !row.ok).length
}
process.stdout.write(
  failed === 0 ? '\nToutes les mesures tiennent leur plafond.\n' : `\n${failed} mesure(s) au-delà de leur plafond.\n`,
)
process.exit(failed === 0 ? 0 : 1)
