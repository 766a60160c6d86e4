import type { Insertable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

/** A notice is made once per person, whatever the number of times that its event is read. Gives whether it is new. */
export async function insertNotification(q: Queries, row: Insertable<Tables['notifications']>): Promise<boolean> {
  const result = await q
    .insertInto('notifications')
    .values(row)
    .onConflict((oc) => oc.columns(['conciergerie_id', 'account_id', 'source']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export function listNotifications(
  q: Queries,
  conciergerieId: number,
  accountId: number,
  before: number | null,
  limit: number,
) {
  return q
    .selectFrom('notifications')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('account_id', '=', accountId)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function markRead(
  q: Queries,
  conciergerieId: number,
  accountId: number,
  id: number | undefined,
  at: string,
): Promise<void> {
  await q
    .updateTable('notifications')
    .set({ read_at: at })
    .where('conciergerie_id', '=', conciergerieId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .execute()
}

export async function countUnread(q: Queries, conciergerieId: number, accountId: number): Promise<number> {
  const row = await q
    .selectFrom('notifications')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.unread
}
