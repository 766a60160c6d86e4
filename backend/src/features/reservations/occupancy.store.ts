import { sql } from 'kysely'
import type { ReservationSource, UnitKind } from '@conciergerie/contract'
import type { Queries, Tx } from '#src/db/database.ts'
import { listed } from '#src/db/listed.ts'
import { statement } from '#src/db/statement.ts'
import { touch } from './occupancy-versions.ts'

interface Stretch {
  house: number
  kind: UnitKind
  /** One type alone; null = all of the kind. */
  unitTypeId: number | null
  from: string
  to: string
}

/** What is held of a unit: each bucket (`2026-03-15`, `2026-03-15T19:30`), a reservation's id or a block's made negative, and `;`. */
export interface HeldRow {
  unit_id: number
  held: string
}

type Bound = Omit<Stretch, 'unitTypeId'> & { firstType: number; lastType: number; lapsedAt: string }

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
    .where((eb) =>
      eb.or([
        eb('reservation_id', 'is', null),
        eb('reservation_id', 'not in', (held) =>
          held
            .selectFrom('reservations')
            .select('id')
            .where('status', '=', sql.lit('held'))
            .where('hold_expires_at', '<=', p.lapsedAt)
            .where('conciergerie_id', '=', p.house),
        ),
      ]),
    )
    .groupBy('unit_id'),
)

/**
 * What is held of a house's rooms (or tables) in `[from, to)`: nights, or quarters of an hour. A row for each unit, since
 * thousands of short rows cost more to hand over than to find.
 * @param lapsedAt options that ended by then hold nothing
 */
export async function listHeld(q: Queries, { unitTypeId, ...stretch }: Stretch, lapsedAt: string): Promise<HeldRow[]> {
  const types = { firstType: unitTypeId ?? 0, lastType: unitTypeId ?? Number.MAX_SAFE_INTEGER }
  return (await heldStatement(q, { ...stretch, ...types, lapsedAt })).rows
}

export interface StayRow {
  id: number
  starts_at: string
  ends_at: string
  party_size: number
  quantity: number
  unit_locked: number
  status: string
}

const staysStatement = statement<{ house: number; ids: string }, StayRow>((q, p) =>
  q
    .selectFrom('reservations')
    .select(['id', 'starts_at', 'ends_at', 'party_size', 'quantity', 'unit_locked', 'status'])
    .where('id', 'in', listed(q, p.ids))
    // the sign keeps SQLite from going through all reservations of the house instead of these
    .where(sql<number>`+conciergerie_id`, '=', p.house),
)

/** What says of some reservations whether they may change rooms. */
export async function listStays(q: Queries, house: number, ids: readonly number[]): Promise<StayRow[]> {
  return ids.length === 0 ? [] : (await staysStatement(q, { house, ids: JSON.stringify(ids) })).rows
}

const holdsStatement = statement<{ house: number }, { id: number; hold_expires_at: string }>((q, p) =>
  q
    .selectFrom('reservations')
    .select((eb) => ['id', eb.ref('hold_expires_at').$notNull().as('hold_expires_at')])
    .where('status', '=', sql.lit('held'))
    .where('hold_expires_at', 'is not', null)
    .where('conciergerie_id', '=', p.house),
)

/** All options of a house, and until when they keep what they hold. */
export async function listHolds(q: Queries, house: number): Promise<ReadonlyMap<number, string>> {
  return new Map((await holdsStatement(q, { house })).rows.map(({ id, hold_expires_at }) => [id, hold_expires_at]))
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

interface Evenings {
  house: number
  from: string
  to: string
}

export interface ArrivalRow {
  service_id: number
  business_date: string
  starts_at: string
  /** Of options: they count until then. */
  hold_expires_at: string | null
  parties: number
  covers: number
}

const arrivalsStatement = statement<Evenings, ArrivalRow>((q, p) =>
  q
    .selectFrom('reservations')
    .select((eb) => [
      eb.ref('service_id').$notNull().as('service_id'),
      'business_date',
      'starts_at',
      'hold_expires_at',
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
    .groupBy(['service_id', 'business_date', 'starts_at', 'hold_expires_at']),
)

/** Parties and covers that the services of these evenings have, by moment of arrival. */
export async function listArrivals(q: Queries, evenings: Evenings): Promise<ArrivalRow[]> {
  return (await arrivalsStatement(q, evenings)).rows
}

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
export async function takeBuckets(tx: Tx, owner: Owner, buckets: readonly Bucket[]): Promise<void> {
  for (let start = 0; start < buckets.length; start += rowsAtOnce) {
    const rows = buckets.slice(start, start + rowsAtOnce).map(({ unitId, bucket }) => ({
      conciergerie_id: owner.house,
      unit_id: unitId,
      bucket,
      reservation_id: owner.reservationId,
      block_id: owner.blockId,
    }))
    await tx.q.insertInto('occupancy').values(rows).execute()
  }
  touch(
    tx,
    owner.house,
    buckets.map(({ bucket }) => bucket),
  )
}

/** Gives back what a reservation holds, from a bucket on. @returns what that was, unit by unit and bucket by bucket */
export async function releaseBuckets(tx: Tx, house: number, reservationId: number, from = ''): Promise<Bucket[]> {
  const rows = await tx.q
    .deleteFrom('occupancy')
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .where('bucket', '>=', from)
    .returning(['unit_id', 'bucket'])
    .execute()
  const released = rows.map(({ unit_id, bucket }) => ({ unitId: unit_id, bucket }))
  touch(
    tx,
    house,
    released.map(({ bucket }) => bucket),
  )
  return released.toSorted((a, b) => a.unitId - b.unitId || (a.bucket < b.bucket ? -1 : 1))
}

/** What a block holds is free again. */
export async function releaseBlock(tx: Tx, house: number, blockId: number): Promise<void> {
  const rows = await tx.q
    .deleteFrom('occupancy')
    .where('conciergerie_id', '=', house)
    .where('block_id', '=', blockId)
    .returning('bucket')
    .execute()
  touch(
    tx,
    house,
    rows.map(({ bucket }) => bucket),
  )
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
