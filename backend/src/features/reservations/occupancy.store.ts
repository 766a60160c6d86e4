import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { ReservationSource, UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

interface Stretch {
  house: number
  kind: UnitKind
  /** One type alone; null = all of the kind. */
  unitTypeId: number | null
  from: string
  to: string
}

/** Buckets with their holders: `2026-03-15` or `2026-03-15T19:30`, then a reservation's id or a block's made negative, and `;`. */
interface HeldRow {
  unit_id: number
  held: string
}

type Bound = Omit<Stretch, 'unitTypeId'> & { firstType: number; lastType: number }

const heldStatement = statement<Bound, HeldRow>((q, p) =>
  q
    .selectFrom('occupancy')
    .select(['unit_id', sql<string>`string_agg(bucket || coalesce(reservation_id, -block_id), ';')`.as('held')])
    .where('conciergerie_id', '=', p.house)
    .where('unit_id', 'in', (eb) =>
      eb
        .selectFrom('units')
        .innerJoin('unit_types', 'unit_types.id', 'units.unit_type_id')
        .select('units.id')
        .where('units.conciergerie_id', '=', p.house)
        .where('unit_types.kind', '=', p.kind)
        .where('units.unit_type_id', '>=', p.firstType)
        .where('units.unit_type_id', '<=', p.lastType),
    )
    .where('bucket', '>=', p.from)
    .where('bucket', '<', p.to)
    .groupBy('unit_id'),
)

/**
 * What is held of a house's rooms (or tables) in `[from, to)`: nights, or quarters of an hour. A row for each unit, since
 * thousands of short rows cost more to hand over than to find.
 */
export async function listHeld(q: Queries, { unitTypeId, ...stretch }: Stretch) {
  const types = { firstType: unitTypeId ?? 0, lastType: unitTypeId ?? Number.MAX_SAFE_INTEGER }
  return (await heldStatement(q, { ...stretch, ...types })).rows
}

const lapsedStatement = statement<{ house: number; now: string }, { id: number }>((q, p) =>
  q
    .selectFrom('reservations')
    .select('id')
    .where('status', '=', sql.lit('held'))
    .where('hold_expires_at', '<=', p.now)
    .where('conciergerie_id', '=', p.house),
)

/** Holds that have lapsed and still stand: they keep nothing any more. */
export async function listLapsedIds(q: Queries, house: number, now: string): Promise<number[]> {
  return (await lapsedStatement(q, { house, now })).rows.map(({ id }) => id)
}

interface Evening {
  house: number
  from: string
  to: string
  now: string
}

interface ArrivalRow {
  service_id: number
  business_date: string
  starts_at: string
  parties: number
  covers: number
}

const arrivalsStatement = statement<Evening, ArrivalRow>((q, p) =>
  q
    .selectFrom('reservations')
    .select((eb) => [
      eb.ref('service_id').$notNull().as('service_id'),
      'business_date',
      'starts_at',
      sql<number>`cast(count(*) as integer)`.as('parties'),
      sql<number>`cast(sum(party_size) as integer)`.as('covers'),
    ])
    .where('conciergerie_id', '=', p.house)
    .where('business_date', '>=', p.from)
    .where('business_date', '<=', p.to)
    .where('service_id', 'is not', null)
    .where('status', 'in', [
      sql.lit('held'),
      sql.lit('requested'),
      sql.lit('confirmed'),
      sql.lit('checked_in'),
      sql.lit('completed'),
    ])
    .where((eb) => eb.or([eb('hold_expires_at', 'is', null), eb('hold_expires_at', '>', p.now)]))
    .groupBy(['service_id', 'business_date', 'starts_at']),
)

/** Parties and covers that the services of these evenings have, by moment of arrival. A hold that lapsed does not count. */
export async function listArrivals(q: Queries, evening: Evening) {
  return (await arrivalsStatement(q, evening)).rows
}

/** Of some stays those that may change rooms: nobody pinned them, and they begin after today. */
export async function listMovable(q: Queries, house: number, today: string, ids: readonly number[]) {
  const movable: Pick<
    Selectable<Tables['reservations']>,
    'id' | 'starts_at' | 'ends_at' | 'party_size' | 'quantity'
  >[] = []
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const rows = await q
      .selectFrom('reservations')
      .select(['id', 'starts_at', 'ends_at', 'party_size', 'quantity'])
      .where('id', 'in', ids.slice(start, start + idsAtOnce))
      // the sign keeps SQLite from going through all reservations of the house instead of these
      .where(sql<number>`+conciergerie_id`, '=', house)
      .where('starts_at', '>', today)
      .where('unit_locked', '=', 0)
      .where('status', 'in', ['held', 'requested', 'confirmed'])
      .execute()
    movable.push(...rows)
  }
  return movable
}

const idsAtOnce = 1000

export interface Bucket {
  unitId: number
  bucket: string
}

interface Owner {
  house: number
  reservationId: number | null
  blockId: number | null
}

/** Rows of one statement: SQLite takes 32,766 parameters, and these are five each. */
const rowsAtOnce = 500

/** Takes the buckets. @throws a unique violation when one of them is taken: then nobody is booked twice. */
export async function takeBuckets(q: Queries, owner: Owner, buckets: readonly Bucket[]): Promise<void> {
  for (let start = 0; start < buckets.length; start += rowsAtOnce) {
    const rows = buckets.slice(start, start + rowsAtOnce).map(({ unitId, bucket }) => ({
      conciergerie_id: owner.house,
      unit_id: unitId,
      bucket,
      reservation_id: owner.reservationId,
      block_id: owner.blockId,
    }))
    await q.insertInto('occupancy').values(rows).execute()
  }
}

/** Gives back what a reservation holds, from a bucket on. */
export async function releaseBuckets(q: Queries, house: number, reservationId: number, from = ''): Promise<void> {
  await q
    .deleteFrom('occupancy')
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .where('bucket', '>=', from)
    .execute()
}

export function listBucketsOf(q: Queries, house: number, reservationId: number) {
  return q
    .selectFrom('occupancy')
    .select(['unit_id', 'bucket'])
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .orderBy('unit_id')
    .orderBy('bucket')
    .execute()
}

/** What several reservations hold: each unit of each once, with its name. */
export function listUnitsOf(q: Queries, house: number, reservationIds: readonly number[]) {
  return q
    .selectFrom('occupancy')
    .innerJoin('units', 'units.id', 'occupancy.unit_id')
    .select(['occupancy.reservation_id', 'units.id', 'units.name', 'units.priority'])
    .distinct()
    .where('occupancy.conciergerie_id', '=', house)
    .where('occupancy.reservation_id', 'in', reservationIds)
    .orderBy('units.priority')
    .orderBy('units.id')
    .execute()
}

export async function countHeld(q: Queries, house: number, unitId: number, from: string, to: string): Promise<number> {
  const { held } = await q
    .selectFrom('occupancy')
    .select((eb) => eb.fn.countAll<number>().as('held'))
    .where('conciergerie_id', '=', house)
    .where('unit_id', '=', unitId)
    .where('bucket', '>=', from)
    .where('bucket', '<', to)
    .executeTakeFirstOrThrow()
  return held
}

/** Who holds these buckets, newest booking first. */
export function findHolder(q: Queries, house: number, unitIds: readonly number[], from: string, to: string) {
  return q
    .selectFrom('occupancy')
    .innerJoin('reservations', 'reservations.id', 'occupancy.reservation_id')
    .select(['reservations.id', 'reservations.code', 'reservations.created_at'])
    .select((eb) => eb.ref('reservations.source').$castTo<ReservationSource>().as('source'))
    .distinct()
    .where('occupancy.conciergerie_id', '=', house)
    .where('occupancy.unit_id', 'in', unitIds)
    .where('occupancy.bucket', '>=', from)
    .where('occupancy.bucket', '<', to)
    .orderBy('reservations.created_at', 'desc')
    .orderBy('reservations.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
