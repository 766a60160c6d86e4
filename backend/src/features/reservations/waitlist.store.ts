import type { Insertable, Selectable } from 'kysely'
import type { UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type EntryRow = Selectable<Tables['waitlist_entries']>

export async function insertEntry(q: Queries, values: Insertable<Tables['waitlist_entries']>): Promise<number> {
  return (await q.insertInto('waitlist_entries').values(values).returning('id').executeTakeFirstOrThrow()).id
}

/** Those who wait for a place of a kind on days that touch `[from, to]`, first come first. */
export function listWaiting(q: Queries, house: number, kind: UnitKind, from: string, to: string, limit: number) {
  return q
    .selectFrom('waitlist_entries')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('status', '=', 'waiting')
    .where('kind', '=', kind)
    .where('date_from', '<=', to)
    .where((eb) => eb(eb.fn.coalesce('date_to', 'date_from'), '>=', from))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Entries with what they speak of, open ones first come first. */
export function listOpen(q: Queries, house: number) {
  return selectNamed(q, house).where('e.status', 'in', ['waiting', 'offered']).orderBy('e.id').limit(500).execute()
}

export function findNamed(q: Queries, house: number, id: number) {
  return selectNamed(q, house).where('e.id', '=', id).executeTakeFirst()
}

function selectNamed(q: Queries, house: number) {
  return q
    .selectFrom('waitlist_entries as e')
    .innerJoin('clients as c', 'c.id', 'e.client_id')
    .leftJoin('unit_types as t', 't.id', 'e.unit_type_id')
    .selectAll('e')
    .select([
      'c.name as client_name',
      'c.profile_name as client_profile_name',
      'c.phone as client_phone',
      't.code as type_code',
      't.name as type_name',
    ])
    .where('e.conciergerie_id', '=', house)
}

export type NamedEntry = Awaited<ReturnType<typeof listOpen>>[number]

interface Offer {
  house: number
  id: number
  reservationId: number
  expiresAt: string
  now: string
}

export async function noteOffer(q: Queries, { house, id, reservationId, expiresAt, now }: Offer): Promise<void> {
  await q
    .updateTable('waitlist_entries')
    .set({ status: 'offered', offer_reservation_id: reservationId, offer_expires_at: expiresAt, updated_at: now })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute()
}

/** What became of an offer: taken up, let lapse, or refused. @returns whether the reservation was one */
export async function noteOfferGone(
  q: Queries,
  house: number,
  reservationId: number,
  status: 'converted' | 'expired' | 'cancelled',
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('waitlist_entries')
    .set({ status, updated_at: now })
    .where('conciergerie_id', '=', house)
    .where('offer_reservation_id', '=', reservationId)
    .where('status', '=', 'offered')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function closeEntry(q: Queries, house: number, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('waitlist_entries')
    .set({ status: 'cancelled', updated_at: now })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'offered'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Nobody waits for a day that is over. */
export async function closePast(q: Queries, house: number, today: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('waitlist_entries')
    .set({ status: 'expired', updated_at: now })
    .where('conciergerie_id', '=', house)
    .where('status', '=', 'waiting')
    .where('date_from', '<', today)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Houses where somebody waits for a day before this one. */
export async function listHousesWaiting(q: Queries, day: string): Promise<number[]> {
  const rows = await q
    .selectFrom('waitlist_entries')
    .select('conciergerie_id')
    .distinct()
    .where('status', '=', 'waiting')
    .where('date_from', '<', day)
    .execute()
  return rows.map((row) => row.conciergerie_id)
}
