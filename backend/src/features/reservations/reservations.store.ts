import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ReservationStatus } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export type ReservationRow = Selectable<Tables['reservations']>
export type ReservationValues = Insertable<Tables['reservations']>
export type ReservationChanges = Updateable<Tables['reservations']>

export function findReservation(q: Queries, house: number, id: number): Promise<ReservationRow | undefined> {
  return q
    .selectFrom('reservations')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .executeTakeFirst()
}

interface Asked {
  house: number
  /** Idempotency key; null = none. */
  key: string | null
  /** A conversation that a request names; null = none. */
  conversation: number | null
  now: string
}

interface Beforehand {
  /** Of the inventory; null for a house that has never sold anything. */
  version: number | null
  /** What the key has already booked. */
  known: number | null
  /** Null when the house has no such conversation. */
  conversation: number | null
  /** An option that has lapsed and still stands. */
  lapsed: number | null
}

const beforehandStatement = statement<Asked, Beforehand>((q, p) =>
  q.selectNoFrom((eb) => [
    eb.selectFrom('inventory_versions').select('version').where('conciergerie_id', '=', p.house).as('version'),
    eb
      .selectFrom('reservations')
      .select('id')
      .where('conciergerie_id', '=', p.house)
      .where('idempotency_key', '=', p.key)
      .as('known'),
    eb
      .selectFrom('conversations')
      .select('id')
      .where('conciergerie_id', '=', p.house)
      .where('id', '=', p.conversation)
      .as('conversation'),
    eb
      .selectFrom('reservations')
      .select('id')
      .where('status', '=', sql.lit('held'))
      .where('hold_expires_at', '<=', p.now)
      .where('conciergerie_id', '=', p.house)
      .limit(sql.lit(1))
      .as('lapsed'),
  ]),
)

/** What must be known before anything is booked, in one way to the database: others wait meanwhile. */
export async function readBeforehand(q: Queries, asked: Asked): Promise<Beforehand> {
  const [found] = (await beforehandStatement(q, asked)).rows
  if (!found) throw new Error('a selection without a table gave no row')
  return found
}

export async function findIdByCode(q: Queries, house: number, code: string): Promise<number | null> {
  const row = await q
    .selectFrom('reservations')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id ?? null
}

/** How a card of this house is called; undefined when it has none such. */
export async function findClientName(
  q: Queries,
  house: number,
  id: number,
): Promise<{ name: string | null } | undefined> {
  const card = await q
    .selectFrom('clients')
    .select(['name', 'profile_name'])
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .executeTakeFirst()
  return card && { name: card.name ?? card.profile_name }
}

/** @throws a unique violation when the code or the idempotency key is taken */
export async function insertReservation(q: Queries, values: ReservationValues): Promise<number> {
  return (await q.insertInto('reservations').values(values).returning('id').executeTakeFirstOrThrow()).id
}

/** What a compare-and-swap expects to find. */
export interface Expected {
  house: number
  id: number
  status: string
  revision: number
}

/** @returns false when somebody changed it meanwhile: then nothing is changed */
export async function swap(q: Queries, expected: Expected, changes: ReservationChanges): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('reservations')
    .set({ ...changes, revision: expected.revision + 1 })
    .where('conciergerie_id', '=', expected.house)
    .where('id', '=', expected.id)
    .where('status', '=', expected.status)
    .where('revision', '=', expected.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function noteRecap(q: Queries, house: number, id: number, at: string): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('reservations')
    .set({ recap_at: at })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('status', '=', 'held')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface HistoryEntry {
  house: number
  reservationId: number
  at: string
  actor: string
  type: string
  from: ReservationStatus | null
  to: ReservationStatus | null
  data: Record<string, string>
}

/** Adds to the history, which is never changed. @returns the entry's id */
export async function insertEvent(q: Queries, entry: HistoryEntry): Promise<number> {
  const { id } = await q
    .insertInto('reservation_events')
    .values({
      conciergerie_id: entry.house,
      reservation_id: entry.reservationId,
      at: entry.at,
      actor: entry.actor,
      type: entry.type,
      from_status: entry.from,
      to_status: entry.to,
      data: JSON.stringify(entry.data),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export function listEvents(q: Queries, house: number, reservationId: number) {
  return q
    .selectFrom('reservation_events')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .orderBy('id')
    .execute()
}

/** Rows with what they speak of: client, type, service. Other queries add their conditions. */
export function selectWithNames(q: Queries, house: number) {
  return q
    .selectFrom('reservations as r')
    .innerJoin('clients as c', 'c.id', 'r.client_id')
    .innerJoin('unit_types as t', 't.id', 'r.unit_type_id')
    .leftJoin('services as s', 's.id', 'r.service_id')
    .selectAll('r')
    .select([
      'c.name as client_name',
      'c.profile_name as client_profile_name',
      'c.phone as client_phone',
      'c.email as client_email',
      'c.vip as client_vip',
      'c.allergies as client_allergies',
      't.code as type_code',
      't.name as type_name',
      's.name as service_name',
    ])
    .where('r.conciergerie_id', '=', house)
}

export type NamedRow = Awaited<ReturnType<ReturnType<typeof selectWithNames>['execute']>>[number]

/** Holds of a house that have lapsed, oldest first. */
export function listLapsed(q: Queries, house: number, now: string): Promise<ReservationRow[]> {
  return q
    .selectFrom('reservations')
    .selectAll()
    .where('status', '=', sql.lit('held'))
    .where('hold_expires_at', '<=', now)
    .where('conciergerie_id', '=', house)
    .orderBy('hold_expires_at')
    .execute()
}

/** Houses that have a hold that has lapsed, or guests checked in whose end is before a day (of any zone). */
export async function listHousesToSweep(q: Queries, now: string, day: string): Promise<number[]> {
  const lapsed = q
    .selectFrom('reservations')
    .select('conciergerie_id')
    .where('status', '=', sql.lit('held'))
    .where('hold_expires_at', '<=', now)
  const left = q
    .selectFrom('reservations')
    .select('conciergerie_id')
    .where('status', '=', sql.lit('checked_in'))
    .where('ends_at', '<', day)
  return (await lapsed.union(left).execute()).map((row) => row.conciergerie_id)
}

/** Guests checked in who should have left before a day. */
export function listOverdue(q: Queries, house: number, day: string): Promise<ReservationRow[]> {
  return q
    .selectFrom('reservations')
    .selectAll()
    .where('status', '=', sql.lit('checked_in'))
    .where('ends_at', '<', day)
    .where('conciergerie_id', '=', house)
    .orderBy('id')
    .execute()
}
