import type { Tx } from '#src/db/database.ts'
import { eachNight, eachQuarter } from './engine/calendar.ts'
import type { Candidate } from './engine/evaluate.ts'
import type { Move } from './engine/reshuffle.ts'
import { toUtc } from './engine/zone.ts'
import { systemAuthor } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import * as occupancy from './occupancy.store.ts'
import type { Wish } from './ports.ts'
import { findReservation, swap } from './reservations.store.ts'
import type { ReservationRow } from './reservations.store.ts'
import type { Question } from './snapshots.ts'

/** Hour of arrival of a type that says none, for reminders and sorting. */
const usualArrival = '15:00'

/** What a place makes of a row: time, type, price. */
export function describePlace({ house }: Question, wish: Wish, { type, seating, quote }: Candidate) {
  const price = {
    price_lines: quote.totalCents === null ? null : JSON.stringify(quote.lines),
    total_cents: quote.totalCents,
    city_tax_cents: quote.cityTaxCents,
    currency: type.currency,
  }
  const common = { kind: wish.kind, unit_type_id: type.id, party_size: wish.partySize, ...price }
  if (wish.kind === 'table') {
    if (!seating) throw new Error('a table without a seating')
    const { startsAt, endsAt, businessDate } = seating
    const time = { starts_at: startsAt, ends_at: endsAt, business_date: businessDate }
    const service_id = seating.service?.id ?? null
    const starts_utc = toUtc(startsAt, house.timezone)
    return { ...common, ...time, starts_utc, service_id, adults: null, children: null, quantity: 1 }
  }
  const starts_utc = toUtc(`${wish.from}T${type.checkInTime ?? usualArrival}`, house.timezone)
  const time = { starts_at: wish.from, ends_at: wish.to, business_date: wish.from, starts_utc, service_id: null }
  return { ...common, ...time, adults: wish.adults, children: wish.children, quantity: wish.quantity }
}

/** What a candidate holds of each of its units. */
function bucketsOf(wish: Wish, { seating }: Candidate): string[] {
  if (wish.kind === 'stay') return eachNight(wish.from, wish.to)
  return seating ? eachQuarter(seating.startsAt, seating.busyUntil) : []
}

/**
 * Takes the units of a place; whoever has to change rooms for it changes first.
 * @throws a unique violation when somebody else was faster (PostgreSQL): nothing is booked then
 */
export async function takePlace(
  tx: Tx,
  ledger: Ledger,
  { house, inventory }: Question,
  reservationId: number,
  wish: Wish,
  candidate: Candidate,
): Promise<void> {
  const place = candidate.place
  if (!place) throw new Error('a booking without a place')
  const names = new Map(inventory.units.map(({ id, name }) => [id, name]))
  await moveOthers(tx, ledger, house.id, place.moves, names)
  const buckets = bucketsOf(wish, candidate)
  const taken = place.units.flatMap((unitId) => buckets.map((bucket) => ({ unitId, bucket })))
  await occupancy.takeBuckets(tx, { house: house.id, reservationId, blockId: null }, taken)
}

/** All leave their rooms before anybody enters one. */
async function moveOthers(
  tx: Tx,
  ledger: Ledger,
  house: number,
  moves: readonly Move[],
  names: ReadonlyMap<number, string>,
): Promise<void> {
  const byStay = Map.groupBy(moves, ({ reservationId }) => reservationId)
  const rows: { row: ReservationRow; moves: Move[]; held: occupancy.Bucket[] }[] = []
  for (const [id, moves] of byStay) {
    const row = await findReservation(tx.q, house, id)
    if (!row) throw new Error('a stay to be moved is gone')
    rows.push({ row, moves, held: await occupancy.releaseBuckets(tx, house, id) })
  }
  for (const { row, moves, held } of rows) {
    const target = new Map(moves.map(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
    const buckets = held.map(({ unitId, bucket }) => ({ unitId: target.get(unitId) ?? unitId, bucket }))
    await occupancy.takeBuckets(tx, { house, reservationId: row.id, blockId: null }, buckets)
    await swap(tx.q, { house, id: row.id, status: row.status, revision: row.revision }, {})
    const unit = moves
      .map((move) => `${names.get(move.fromUnitId) ?? ''} → ${names.get(move.toUnitId) ?? ''}`)
      .join(', ')
    await ledger.note(tx, systemAuthor(house), row, { type: 'reassigned', from: null, to: null, data: { unit } }, null)
  }
}

/** The wish that a row grants, to be changed or granted again. */
export function wishOf(row: ReservationRow, unitType: string): Wish {
  const { party_size: partySize, adults, children, quantity } = row
  if (row.kind === 'stay')
    return { kind: 'stay', unitType, from: row.starts_at, to: row.ends_at, partySize, adults, children, quantity }
  return { kind: 'table', unitType, date: row.starts_at.slice(0, 10), time: row.starts_at.slice(11), partySize }
}
