import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

const withPeople = (q: Queries, house: number) =>
  q
    .selectFrom('left_messages as l')
    .leftJoin('clients as c', 'c.id', 'l.client_id')
    .leftJoin('members as m', 'm.id', 'l.assignee_id')
    .leftJoin('accounts as a', 'a.id', 'm.account_id')
    .selectAll('l')
    .select(['c.name as client_name', 'c.profile_name', 'c.phone', 'a.name as assignee_name'])
    .where('l.conciergerie_id', '=', house)

export type LeftMessageRow = Awaited<ReturnType<ReturnType<typeof withPeople>['execute']>>[number]

export function findMessage(q: Queries, house: number, id: number): Promise<LeftMessageRow | undefined> {
  return withPeople(q, house).where('l.id', '=', id).executeTakeFirst()
}

export function findByKey(q: Queries, house: number, key: string): Promise<LeftMessageRow | undefined> {
  return withPeople(q, house).where('l.idempotency_key', '=', key).executeTakeFirst()
}

/** Urgent ones first, then the oldest: they have waited longest. */
export function listOpen(
  q: Queries,
  house: number,
  after: readonly [number, number] | null,
  limit: number,
): Promise<LeftMessageRow[]> {
  const open = withPeople(q, house).where('l.status', '=', 'new')
  const rest =
    after === null
      ? open
      : open.where((eb) =>
          eb.or([
            eb('l.urgency_rank', '>', after[0]),
            eb.and([eb('l.urgency_rank', '=', after[0]), eb('l.id', '>', after[1])]),
          ]),
        )
  return rest.orderBy('l.urgency_rank').orderBy('l.id').limit(limit).execute()
}

/** Those seen to, latest first. */
export function listDone(q: Queries, house: number, before: number | null, limit: number): Promise<LeftMessageRow[]> {
  const done = withPeople(q, house).where('l.status', '=', 'done')
  const rest = before === null ? done : done.where('l.id', '<', before)
  return rest.orderBy('l.id', 'desc').limit(limit).execute()
}

/** Whether this is an active member of the house. */
export async function isMember(q: Queries, house: number, memberId: number): Promise<boolean> {
  const row = await q
    .selectFrom('members')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMessage(q: Queries, row: Insertable<Tables['left_messages']>): Promise<number> {
  return (await q.insertInto('left_messages').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function updateMessage(
  q: Queries,
  house: number,
  id: number,
  change: Updateable<Tables['left_messages']>,
): Promise<void> {
  await q.updateTable('left_messages').set(change).where('conciergerie_id', '=', house).where('id', '=', id).execute()
}

export async function repointMessages(q: Queries, house: number, from: number, to: number): Promise<void> {
  await q
    .updateTable('left_messages')
    .set({ client_id: to })
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', from)
    .execute()
}

export async function countNew(q: Queries, house: number): Promise<number> {
  const row = await q
    .selectFrom('left_messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('conciergerie_id', '=', house)
    .where('status', '=', sql.lit('new'))
    .executeTakeFirstOrThrow()
  return row.n
}
