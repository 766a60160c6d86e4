import type { Database, Queries } from '../../backend/src/db/database.ts'
import { Board } from '../../backend/src/features/reservations/engine/board.ts'
import {
  addDays,
  addMinutes,
  eachNight,
  eachQuarter,
  nightsOf,
} from '../../backend/src/features/reservations/engine/calendar.ts'
import { freeRooms } from '../../backend/src/features/reservations/engine/place-stay.ts'

/** First and last night that is booked: two years. */
export const firstNight = '2026-12-01'
const days = 730
const at = '2026-11-01T00:00:00.000Z'
const units = 200
/** Of the nights that are sold. */
const share = 0.8

export interface BookedHouse {
  conciergerieId: number
  unitTypes: string[]
}

/** The same numbers at each run. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

/** A hotel of 200 rooms in four types, four nights in five sold for two years, in the order in which bookings came and in the rooms that the engine gives. */
export async function fillHotel(db: Database, conciergerieId: number): Promise<BookedHouse> {
  const random = seededRandom(7)
  const codes = ['standard', 'familiale', 'suite', 'appartement']
  return fill({ db, conciergerieId, kind: 'stay', codes }, (unitIds, add) => {
    const rooms = unitIds.map((id) => ({ id, unitTypeId: 1, name: '', minParty: 1, maxParty: 4, priority: 0 }))
    const board = new Board()
    for (let sold = 0; sold < share * days * rooms.length;) {
      const from = addDays(firstNight, Math.floor(random() * (days - 7)))
      const to = addDays(from, 1 + Math.floor(random() * random() * 10))
      const nights = nightsOf({ from, to })
      const [room] = freeRooms(rooms, board, nights)
      if (!room) continue
      const buckets = eachNight(from, to)
      board.hold(room.id, { ...nights, holder: 1 })
      add(room.id, { from, to, businessDate: from, buckets })
      sold += buckets.length
    }
  })
}

/** A restaurant of 200 tables in four areas, three parties an evening at each for two months, one or two for the rest of two years. */
export async function fillRestaurant(db: Database, conciergerieId: number): Promise<BookedHouse> {
  const random = seededRandom(11)
  const codes = ['salle', 'terrasse', 'patio', 'bar']
  return fill({ db, conciergerieId, kind: 'table', codes }, (unitIds, add) => {
    for (const unitId of unitIds)
      for (let day = 0; day < days; day++) {
        const businessDate = addDays(firstNight, day)
        let from = `${businessDate}T18:${random() < 0.5 ? '00' : '30'}`
        for (let party = day < 60 ? 3 : 1 + Math.floor(random() * 2); party > 0; party--) {
          const to = addMinutes(from, 105)
          add(unitId, { from, to, businessDate, buckets: eachQuarter(from, to) })
          from = addMinutes(to, 15 * Math.floor(random() * 3))
        }
      }
  })
}

/** A hotel whose next month alone shows ten stays in each of its 200 rooms: what the planning draws. */
export async function fillBusyMonth(db: Database, conciergerieId: number): Promise<BookedHouse> {
  const random = seededRandom(13)
  const codes = ['standard', 'familiale', 'suite', 'appartement']
  return fill({ db, conciergerieId, kind: 'stay', codes }, (unitIds, add) => {
    const last = addDays(firstNight, 31)
    for (const unitId of unitIds)
      for (let from = addDays(firstNight, -Math.floor(random() * 3)); from < last;) {
        const to = addDays(from, 1 + Math.floor(random() * 4))
        add(unitId, { from, to, businessDate: from, buckets: eachNight(from, to) })
        from = addDays(to, random() < 0.3 ? 1 : 0)
      }
  })
}

interface Booking {
  from: string
  to: string
  businessDate: string
  buckets: string[]
}

interface Empty {
  db: Database
  conciergerieId: number
  kind: 'stay' | 'table'
  codes: string[]
}

type FillType = (unitIds: readonly number[], add: (unitId: number, booking: Booking) => void) => void

async function fill({ db, conciergerieId, kind, codes }: Empty, fillType: FillType): Promise<BookedHouse> {
  const made = await db.write(async ({ q }) => {
    const client_id = await insertClient(q, conciergerieId)
    const service_id = kind === 'table' ? await insertService(q, conciergerieId) : null
    const types: { typeId: number; unitIds: number[] }[] = []
    for (const code of codes) types.push(await insertType(q, conciergerieId, kind, code))
    return { client_id, service_id, types }
  })
  for (const { typeId, unitIds } of made.types) {
    const rows = new Rows({ ...made, conciergerieId, kind, typeId })
    fillType(unitIds, (unitId, booking) => {
      rows.add(unitId, booking)
    })
    await rows.store(db)
  }
  return { conciergerieId, unitTypes: codes }
}

interface Owner {
  conciergerieId: number
  kind: 'stay' | 'table'
  typeId: number
  client_id: number
  service_id: number | null
}

let lastCode = 0

/** Bookings of one unit, stored in as few statements as the database takes. */
class Rows {
  readonly #owner: Owner
  readonly #bookings: (Booking & { unitId: number })[] = []

  constructor(owner: Owner) {
    this.#owner = owner
  }

  add(unitId: number, booking: Booking): void {
    this.#bookings.push({ unitId, ...booking })
  }

  async store(db: Database): Promise<void> {
    for (let start = 0; start < this.#bookings.length; start += 400) {
      const part = this.#bookings.slice(start, start + 400)
      await db.write(async ({ q }) => {
        const ids = await this.#insertReservations(q, part)
        const held = part.flatMap(({ unitId, buckets }, i) =>
          buckets.map((bucket) => ({
            conciergerie_id: this.#owner.conciergerieId,
            unit_id: unitId,
            bucket,
            reservation_id: ids[i] ?? 0,
          })),
        )
        for (let row = 0; row < held.length; row += 1000)
          await q
            .insertInto('occupancy')
            .values(held.slice(row, row + 1000))
            .execute()
      })
    }
  }

  async #insertReservations(q: Queries, bookings: readonly Booking[]): Promise<number[]> {
    const { conciergerieId, kind, typeId, client_id, service_id } = this.#owner
    const rows = await q
      .insertInto('reservations')
      .values(
        bookings.map(({ from, to, businessDate }) => ({
          conciergerie_id: conciergerieId,
          code: `HH-${String(++lastCode).padStart(7, '0')}`,
          kind,
          unit_type_id: typeId,
          service_id,
          client_id,
          status: 'confirmed',
          starts_at: from,
          ends_at: to,
          starts_utc: at,
          business_date: businessDate,
          party_size: 2,
          guest_name: 'Camille',
          source: 'api',
          created_at: at,
          updated_at: at,
        })),
      )
      .returning('id')
      .execute()
    return rows.map(({ id }) => id)
  }
}

async function insertClient(q: Queries, conciergerie_id: number): Promise<number> {
  const row = { conciergerie_id, name: 'Camille', tags: '[]', vip: 0, first_seen_at: at, last_seen_at: at }
  return (await q.insertInto('clients').values(row).returning('id').executeTakeFirstOrThrow()).id
}

async function insertService(q: Queries, conciergerie_id: number): Promise<number> {
  const hours = { name: 'Dîner', weekdays: 127, first_seating: '18:00', last_seating: '23:00' }
  const row = { ...hours, conciergerie_id, turn_times: JSON.stringify([{ max: 99, minutes: 105 }]) }
  return (await q.insertInto('services').values(row).returning('id').executeTakeFirstOrThrow()).id
}

async function insertType(q: Queries, conciergerie_id: number, kind: 'stay' | 'table', code: string) {
  const price = kind === 'stay' ? { base_price_cents: 9000 } : {}
  const type = await q
    .insertInto('unit_types')
    .values({ conciergerie_id, kind, code, name: code, max_party: 4, max_advance_days: 1000, ...price })
    .returning('id')
    .executeTakeFirstOrThrow()
  const names = Array.from({ length: units / 4 }, (_, i) => ({
    conciergerie_id,
    unit_type_id: type.id,
    name: `${code} ${i + 1}`,
    max_party: 4,
  }))
  const made = await q.insertInto('units').values(names).returning('id').execute()
  await q
    .insertInto('calendar_rules')
    .values(
      Array.from({ length: 30 }, (_, i) => ({
        conciergerie_id,
        unit_type_id: type.id,
        date_from: addDays(firstNight, i * 24),
        date_to: addDays(firstNight, i * 24 + 10),
        price_cents: kind === 'stay' ? 9000 + i * 100 : null,
      })),
    )
    .execute()
  return { typeId: type.id, unitIds: made.map(({ id }) => id) }
}
