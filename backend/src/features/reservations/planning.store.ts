import { sql } from 'kysely'
import type { UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { UnitInfo } from '#src/features/inventory/inventory.ts'

/*
 * A planning is read again at each booking by every screen that shows it: its queries are compiled once, and their
 * number does not grow with what they find.
 */

/** A stretch of a house's calendar: days, or quarters of an hour. */
export interface Stretch {
  house: number
  kind: UnitKind
  from: string
  to: string
}

/** What a unit holds of one booking (or block) within a stretch. */
export interface RunRow {
  unit_id: number
  /** Id of the reservation, or of the block made negative. */
  holder: number
  first: string
  last: string
}

export interface BarRow {
  id: number
  unit_type_id: number
  service_id: number | null
  code: string
  guest_name: string
  status: string
  starts_at: string
  ends_at: string
  party_size: number
  unit_locked: number
  source: string
  revision: number
  vip: number
}

const unitsOf = (q: Queries, p: Pick<Stretch, 'house' | 'kind'>) =>
  q
    .selectFrom('units as u')
    .innerJoin('unit_types as t', 't.id', 'u.unit_type_id')
    .select('u.id')
    .where('u.conciergerie_id', '=', p.house)
    .where('t.kind', '=', p.kind)

const selectRuns = statement<Stretch, RunRow>((q, p) =>
  q
    .selectFrom('occupancy as o')
    .select((eb) => [
      'o.unit_id',
      sql<number>`coalesce(o.reservation_id, -o.block_id)`.as('holder'),
      eb.fn.min('o.bucket').as('first'),
      eb.fn.max('o.bucket').as('last'),
    ])
    .where('o.conciergerie_id', '=', p.house)
    .where('o.unit_id', 'in', unitsOf(q, p))
    .where('o.bucket', '>=', p.from)
    .where('o.bucket', '<', p.to)
    .groupBy(['o.unit_id', 'o.reservation_id', 'o.block_id']),
)

/** Which bookings and blocks hold which units in a stretch, each in one piece. */
export async function listRuns(q: Queries, stretch: Stretch): Promise<RunRow[]> {
  return (await selectRuns(q, stretch)).rows
}

const shown = ['held', 'requested', 'confirmed', 'checked_in', 'completed'].map((status) => sql.lit(status))

const bars = (q: Queries) =>
  q
    .selectFrom('reservations as r')
    .innerJoin('clients as c', 'c.id', 'r.client_id')
    .select([
      'r.id',
      'r.unit_type_id',
      'r.service_id',
      'r.code',
      'r.guest_name',
      'r.status',
      'r.starts_at',
      'r.ends_at',
      'r.party_size',
      'r.unit_locked',
      'r.source',
      'r.revision',
      'c.vip',
    ])
    .where('r.status', 'in', shown)

const selectBars = statement<Stretch, BarRow>((q, p) =>
  bars(q)
    .where('r.conciergerie_id', '=', p.house)
    .where('r.kind', '=', p.kind)
    .where('r.business_date', '>=', p.from)
    .where('r.business_date', '<', p.to)
    .orderBy('r.business_date')
    .orderBy('r.starts_at'),
)

/** Bookings that begin on the days of a stretch, those without a unit too. */
export async function listBars(q: Queries, stretch: Stretch): Promise<BarRow[]> {
  return (await selectBars(q, stretch)).rows
}

interface Night {
  house: number
  kind: UnitKind
  night: string
}

const selectBarsOver = statement<Night, BarRow>((q, p) =>
  bars(q)
    // the plus keeps SQLite from the house's index: it would look through all that was ever booked
    .where(sql`+r.conciergerie_id`, '=', p.house)
    .where('r.id', 'in', (eb) =>
      eb
        .selectFrom('occupancy as o')
        .select((of) => of.ref('o.reservation_id').$notNull().as('reservation_id'))
        .where('o.conciergerie_id', '=', p.house)
        .where('o.unit_id', 'in', unitsOf(q, p))
        .where('o.bucket', '=', p.night)
        .where('o.reservation_id', 'is not', null),
    )
    .orderBy('r.starts_at'),
)

/** Stays that hold a room in one night. */
export async function listBarsOver(q: Queries, night: Night): Promise<BarRow[]> {
  return (await selectBarsOver(q, night)).rows
}

interface Evening {
  house: number
  date: string
}

const selectTablesOf = statement<Evening, { id: number; unit_id: number }>((q, p) =>
  q
    .selectFrom('reservations as r')
    .innerJoin('occupancy as o', 'o.reservation_id', 'r.id')
    .select(['r.id', 'o.unit_id'])
    .distinct()
    .where('r.conciergerie_id', '=', p.house)
    .where('r.business_date', '=', p.date)
    .where('r.kind', '=', sql.lit('table')),
)

/** Which tables the parties of a business date have. */
export async function listTablesOf(
  q: Queries,
  house: number,
  date: string,
): Promise<{ id: number; unit_id: number }[]> {
  return (await selectTablesOf(q, { house, date })).rows
}

/** Units out of sale that a planning shows because somebody has them. */
export async function findUnits(q: Queries, house: number, ids: readonly number[]): Promise<UnitInfo[]> {
  const rows = await q
    .selectFrom('units')
    .select(['id', 'name', 'priority', 'unit_type_id', 'min_party', 'max_party'])
    .where('conciergerie_id', '=', house)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(({ id, name, priority, unit_type_id, min_party, max_party }) => ({
    id,
    unitTypeId: unit_type_id,
    name,
    minParty: min_party,
    maxParty: max_party,
    priority,
  }))
}
