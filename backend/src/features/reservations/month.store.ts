import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { keepingStatuses } from './engine/statuses.ts'

interface Days {
  house: number
  /** `[from, to)` */
  from: string
  to: string
}

const shown = [...keepingStatuses, 'completed'] as const

/** Rooms taken each night: by guests, and by blocks. Options that lapsed are still counted until they are swept. */
export function countNights(q: Queries, { house, from, to }: Days) {
  return q
    .selectFrom('occupancy as o')
    .innerJoin('units as u', 'u.id', 'o.unit_id')
    .innerJoin('unit_types as t', 't.id', 'u.unit_type_id')
    .select((eb) => [
      'o.bucket as date',
      eb.fn.count('o.reservation_id').as('guests'),
      eb.fn.count('o.block_id').as('blocks'),
    ])
    .where('u.conciergerie_id', '=', house)
    .where('o.conciergerie_id', '=', house)
    .where('t.kind', '=', 'stay')
    .where('o.bucket', '>=', from)
    .where('o.bucket', '<', to)
    .groupBy('o.bucket')
    .execute()
}

/** Who begins each day: arrivals of stays, covers of tables. */
export function countBeginnings(q: Queries, { house, from, to }: Days) {
  return q
    .selectFrom('reservations')
    .select((eb) => [
      'business_date as date',
      'kind',
      eb.fn.countAll().as('parties'),
      eb.fn.sum('party_size').as('people'),
    ])
    .where('conciergerie_id', '=', house)
    .where('business_date', '>=', from)
    .where('business_date', '<', to)
    .where('status', 'in', shown)
    .groupBy(['business_date', 'kind'])
    .execute()
}

export function countDepartures(q: Queries, { house, from, to }: Days) {
  return q
    .selectFrom('reservations')
    .select((eb) => ['ends_at as date', eb.fn.countAll().as('parties')])
    .where('conciergerie_id', '=', house)
    .where('kind', '=', 'stay')
    .where('ends_at', '>=', from)
    .where('ends_at', '<', to)
    .where('status', 'in', shown)
    .groupBy('ends_at')
    .execute()
}

/** What waits for somebody: requests, options that stand, guests of a day, people on the waiting list. */
export async function countPending(q: Queries, house: number, { now, today }: { now: string; today: string }) {
  const ofHouse = q.selectFrom('reservations').where('conciergerie_id', '=', house)
  const count = sql<number>`cast(count(*) as integer)`.as('n')
  const [requested, held, arrivals, waiting] = await Promise.all([
    ofHouse.select(count).where('status', '=', sql.lit('requested')).executeTakeFirstOrThrow(),
    ofHouse
      .select(count)
      .where('status', '=', sql.lit('held'))
      .where('hold_expires_at', '>', now)
      .executeTakeFirstOrThrow(),
    ofHouse
      .select(count)
      .where('business_date', '=', today)
      .where('status', '=', 'confirmed')
      .executeTakeFirstOrThrow(),
    q
      .selectFrom('waitlist_entries')
      .select(count)
      .where('conciergerie_id', '=', house)
      .where('status', 'in', ['waiting', 'offered'])
      .executeTakeFirstOrThrow(),
  ])
  return { requested: requested.n, held: held.n, arrivals: arrivals.n, waiting: waiting.n }
}
