import { createInterface } from 'node:readline'
import { addDays } from '#src/features/reservations/engine/calendar.ts'
import { clientOf } from '../support/booking-world.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'
import { firstDay, raceStart, siteOrigin, stayDays } from './plan.ts'
import type { ChatReport, Doors } from './plan.ts'

/*
 * The real server in a process of its own, with a house that sells rooms and tables. Says where it is, lets some clients
 * book in the chat when it is told to, and stops when it is told to. Arguments: the database, how many chats.
 */
const [databaseUrl = '', chats = '0'] = process.argv.slice(2)
// time passes from the start of the race on, so that holds lapse
const began = Date.now()
const now = () => new Date(Date.parse(raceStart) + Date.now() - began)

const say = (word: string, what: unknown) => process.stdout.write(`${word} ${JSON.stringify(what)}\n`)

const world = await openWorld({ databaseUrl, worker: true, overrides: { now } })
const house = await world.openHouse('Hôtel des Courses', '+33139980001')
say('ready', await openDoors(world, house))

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'chat')
    void chat(world, house).then((reports) => {
      say('chatted', reports)
    })
  if (line === 'stop') void world.close().then(() => process.exit(0))
})

async function openDoors({ url }: World, { owner, key }: HouseWorld): Promise<Doors> {
  const rooms = await must<{ units: { id: number }[] }>(
    owner.client.post('/api/inventory/setup', {
      kind: 'stay',
      types: [
        { name: 'Standard', count: 6, maxParty: 2, priceCents: 8900 },
        { name: 'Familiale', count: 2, maxParty: 4, priceCents: 13900 },
      ],
    }),
  )
  const tables = await must<{ units: { id: number }[] }>(
    owner.client.post('/api/inventory/setup', {
      kind: 'table',
      types: [{ name: 'Salle', count: 5, maxParty: 4 }],
      services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '00:30', weekdays: 127 }],
    }),
  )
  const unitIds = tables.units.slice(0, 2).map(({ id }) => id)
  await must(owner.client.post('/api/unit-combos', { unitIds, minParty: 5, maxParty: 8 }))
  const site = { name: 'Site', kind: 'publishable', origins: [siteOrigin] }
  const { key: siteKey } = await must<{ key: string }>(owner.client.post('/api/api-keys', site))
  return {
    url,
    key: key.token,
    token: owner.token,
    siteKey,
    unitIds: [...rooms.units, ...tables.units].map(({ id }) => id),
  }
}

/** One after the other, while all the others book: the same stay is asked for, recapped and agreed to. */
async function chat(open: World, at: HouseWorld): Promise<ChatReport[]> {
  const reports: ChatReport[] = []
  for (let i = 0; i < Number(chats); i++) {
    const phone = `+336399${String(80_000 + i)}`
    // the others leave little of the machine to the chat
    const guest = clientOf(open, at, phone, 180_000)
    const from = addDays(firstDay, 2 + (i % (stayDays - 6)))
    const words = `Bonjour, une chambre standard pour 2 du ${french(from)} au ${french(addDays(from, 2))}`
    const offer = await guest.say(words)
    const answer = /confirme/.test(offer) ? await guest.say('oui') : ''
    reports.push({ phone, code: /\b[HJKRWXYZ]{2}-\d{4}\b/.exec(answer)?.[0] ?? null })
  }
  return reports
}

function french(day: string): string {
  return new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  )
}
