import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import type { Tables } from '#src/db/tables.ts'

export type NoticeRow = Selectable<Tables['notices']>
export type NewNotice = Insertable<Tables['notices']>

/** @returns those that were written: not what is told to the same address already */
export function insertNotices(q: Queries, rows: readonly NewNotice[]) {
  return q
    .insertInto('notices')
    .values(rows)
    .onConflict((oc) => oc.columns(['conciergerie_id', 'source', 'channel', 'address']).doNothing())
    .returning(['id', 'conciergerie_id', 'source', 'channel', 'address'])
    .execute()
}

const noticeOf = (q: Queries, house: number, id: number) =>
  q.selectFrom('notices').selectAll().where('conciergerie_id', '=', house).where('id', '=', id)

export function findNotice(q: Queries, house: number, id: number): Promise<NoticeRow | undefined> {
  return noticeOf(q, house, id).executeTakeFirst()
}

/** Nobody else changes it before the caller's transaction ends. */
export function lockNotice(q: Queries, house: number, id: number): Promise<NoticeRow | undefined> {
  return lockRows(q, noticeOf(q, house, id)).executeTakeFirst()
}

export function findNoticeTo(
  q: Queries,
  house: number,
  { source, channel, address }: Pick<NoticeRow, 'source' | 'channel' | 'address'>,
): Promise<NoticeRow | undefined> {
  return q
    .selectFrom('notices')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('source', '=', source)
    .where('channel', '=', channel)
    .where('address', '=', address)
    .executeTakeFirst()
}

/** Changes a notice that stands as it was read. @returns false when somebody was faster */
export async function changeNotice(
  q: Queries,
  { conciergerie_id: house, id, status }: Pick<NoticeRow, 'conciergerie_id' | 'id' | 'status'>,
  change: Updateable<Tables['notices']>,
): Promise<boolean> {
  const result = await q
    .updateTable('notices')
    .set(change)
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('status', '=', status)
    .executeTakeFirst()
  return result.numUpdatedRows > 0
}

/** What is still to leave about a reservation. */
export function listScheduled(q: Queries, house: number, reservationId: number): Promise<NoticeRow[]> {
  return q
    .selectFrom('notices')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .where('status', '=', 'scheduled')
    .orderBy('id')
    .execute()
}

/** Which of these of the provider's names are of notices that we know. */
export async function knownProviderIds(q: Queries, house: number, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await q
    .selectFrom('notices')
    .select('provider_id')
    .where('conciergerie_id', '=', house)
    .where('provider_id', 'in', ids)
    .execute()
  return new Set(rows.flatMap((row) => row.provider_id ?? []))
}

const byProviderId = (q: Queries, house: number, providerId: string) =>
  q.selectFrom('notices').selectAll().where('conciergerie_id', '=', house).where('provider_id', '=', providerId)

export function findByProviderId(q: Queries, house: number, providerId: string): Promise<NoticeRow | undefined> {
  return byProviderId(q, house, providerId).executeTakeFirst()
}

/** Nobody else changes it before the caller's transaction ends. */
export function lockByProviderId(q: Queries, house: number, providerId: string): Promise<NoticeRow | undefined> {
  return lockRows(q, byProviderId(q, house, providerId)).executeTakeFirst()
}
