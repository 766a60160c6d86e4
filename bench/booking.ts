import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/open-database.ts'
import type { Database } from '../backend/src/db/database.ts'
import { ClientRegistry } from '../backend/src/features/clients/client-registry.ts'
import type { House } from '../backend/src/features/conciergeries/house.ts'
import { CachedInventory } from '../backend/src/features/inventory/inventory-reader.ts'
import { addDays } from '../backend/src/features/reservations/engine/calendar.ts'
import { touch } from '../backend/src/features/reservations/occupancy-versions.ts'
import { openDesk } from '../backend/src/features/reservations/open-desk.ts'
import type { Wish } from '../backend/src/features/reservations/ports.ts'
import { EventLog } from '../backend/src/live/event-log.ts'
import { fillHotel, fillRestaurant, firstNight, seededRandom } from './lib/booked-house.ts'
import type { BookedHouse } from './lib/booked-house.ts'
import { insertHouses } from './lib/house.ts'
import { atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { medianOfSlices, quantile, round } from './lib/statistics.ts'

const bar = 5
const now = () => new Date('2026-11-28T10:00:00.000Z')

/** What the chat and the telephone wait for before they can answer: availability in a house of 200 units, booked for two years. */
export const benchBooking: Bench = async ({ quick }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-booking-'))
  const db = await openDatabase(`sqlite:${path.join(folder, 'booked.db')}`, { logger: pino({ level: 'silent' }) })
  try {
    const count = quick ? 500 : 3_000
    const [first = 0, second = 0] = await insertHouses(db, 2)
    const hotel = await fillHotel(db, first)
    const restaurant = await fillRestaurant(db, second)
    return [
      await measure(db, 'un séjour', hotel, stayWish(hotel), count),
      await measure(db, 'un séjour, relue', hotel, stayWish(hotel), count / 3, bookNear),
      await measure(db, 'une table', restaurant, tableWish(restaurant), count),
      await measure(db, 'une table, relue', restaurant, tableWish(restaurant), count / 3, bookNear),
    ]
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type MakeWish = () => Wish

/** One to nine nights somewhere in the two years, of a given type or of any. */
function stayWish({ unitTypes }: BookedHouse): MakeWish {
  const random = seededRandom(23)
  return () => {
    const from = addDays(firstNight, Math.floor(random() * 720))
    const to = addDays(from, 1 + Math.floor(random() * 9))
    const unitType = random() < 0.7 ? (unitTypes[Math.floor(random() * 4)] ?? null) : null
    return { kind: 'stay', unitType, from, to, partySize: 2, adults: 2, children: null, quantity: 1 }
  }
}

/** A seating in the full months or in the others, in an area or in any. */
function tableWish({ unitTypes }: BookedHouse): MakeWish {
  const random = seededRandom(29)
  return () => {
    const date = addDays(firstNight, Math.floor(random() < 0.5 ? random() * 60 : random() * 720))
    const minutes = 18 * 60 + 15 * Math.floor(random() * 20)
    const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
    const unitType = random() < 0.5 ? (unitTypes[Math.floor(random() * 4)] ?? null) : null
    return { kind: 'table', unitType, date, time, partySize: 1 + Math.floor(random() * 4) }
  }
}

type Before = (db: Database, house: number, wish: Wish) => Promise<void>

const leaveAlone: Before = () => Promise.resolve()

/** What a booking, a move or a cancellation says to all who keep a copy of these days. */
const bookNear: Before = (db, house, wish) =>
  db.write((tx) => {
    touch(tx, house, [wish.kind === 'stay' ? wish.from : `${wish.date}T${wish.time}`])
    return Promise.resolve()
  })

async function measure(
  db: Database,
  name: string,
  house: BookedHouse,
  make: MakeWish,
  count: number,
  before: Before = leaveAlone,
): Promise<Row> {
  const events = new EventLog(db, now)
  const houses = { read: (id: number) => Promise.resolve({ id, timezone: 'Europe/Paris', locale: 'fr' } as House) }
  const clients = new ClientRegistry({ events, now })
  const { desk } = openDesk({ db, now, events, houses, clients, inventory: new CachedInventory(), listeners: [] })
  const taken: number[] = []
  const answers = new Map<string, number>()
  for (let i = -200; i < count; i++) {
    const wish = make()
    await before(db, house.conciergerieId, wish)
    const start = performance.now()
    const { status } = await desk.check(house.conciergerieId, wish)
    if (i < 0) continue
    taken.push(performance.now() - start)
    answers.set(status, (answers.get(status) ?? 0) + 1)
  }
  const said = [...answers].map(([status, times]) => `${status} ${times}`).join(', ')
  const p99 = medianOfSlices(taken, 500, (slice) => quantile(slice, 0.99))
  process.stdout.write(
    `  ${name} : p50 ${round(quantile(taken, 0.5))} ms, p99 ${round(p99)} ms, max ${round(Math.max(...taken))} ms (${said})\n`,
  )
  return atMost(`disponibilité d’${name}, 200 unités, 2 ans, p99`, round(p99), bar, ' ms')
}
