import { createInterface } from 'node:readline'
import { addDays } from '#src/features/reservations/engine/calendar.ts'
import { clientOf } from '../support/booking-world.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'
import { firstDay, pace, raceStart, siteOrigin, stayDays } from './plan.ts'
import type { ChatReport, Doors } from './plan.ts'

/*
 * The real server in a process of its own, with a house that sells rooms and tables. Says where it is, lets some clients
 * book in the chat when it is told to, and stops when it is told to. Arguments: the database, how many chats.
 */
const [databaseUrl = '', chats = '0'] = process.argv.slice(2)
// time passes from the start of the race on, faster than ours, so that holds lapse
const began = Date.now()
const now = () => new Date(Date.parse(raceStart) + pace * (Date.now() - began))

/** Websites of the house: each may book so much in an hour, and no more. */
const sites = 12

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
  const siteKeys: string[] = []
  for (let nth = 1; nth <= sites; nth++) {
    const site = { name: `Site ${nth}`, kind: 'publishable', origins: [siteOrigin] }
    siteKeys.push((await must<{ key: string }>(owner.client.post('/api/api-keys', site))).key)
  }
  return {
    url,
    key: key.token,
    token: owner.token,
    siteKeys,
    unitIds: [...rooms.units, ...tables.units].map(({ id }) => id),
  }
}

/**
 * One after the other, while all the others book: a stay is asked for, recapped and agreed to. Every other client wants
 * days that nobody else does, and must get them; the rest get what the others leave them, or a place on the waiting list.
 */
async function chat(open: World, at: HouseWorld): Promise<ChatReport[]> {
  const reports: ChatReport[] = []
  for (let i = 0; i < Number(chats); i++) {
    const phone = `+336399${String(80_000 + i)}`
    const from = addDays(firstDay, i % 2 === 0 ? stayDays + 10 + i : 2 + (i % (stayDays - 6)))
    // the others leave little of the machine to the chat
    reports.push(await bookInChat(clientOf(open, at, phone, 180_000), phone, from, i % 2 === 0))
  }
  return reports
}

type Guest = ReturnType<typeof clientOf>

async function bookInChat({ say }: Guest, phone: string, from: string, isFree: boolean): Promise<ChatReport> {
  const offer = await say(`Bonjour, une chambre standard pour 2 du ${french(from)} au ${french(addDays(from, 2))}`)
  const words = [offer]
  if (/complet/.test(offer)) words.push(await say('liste d’attente'))
  // the others change what is not theirs too: an option that was let go is offered again
  while (words.length < 5 && /que je confirme/.test(words.at(-1) ?? '')) words.push(await say('oui'))
  const last = words.at(-1) ?? ''
  const code = /\b[HJKRWXYZ]{2}-\d{4}\b/.exec(last)?.[0] ?? null
  const waits = /vous êtes sur la liste d’attente/.test(last)
  const isTaken = !isFree && (waits || /complet/.test(last))
  return { phone, code, waits, lost: code !== null || isTaken ? null : words.join(' | ') }
}

function french(day: string): string {
  return new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  )
}
