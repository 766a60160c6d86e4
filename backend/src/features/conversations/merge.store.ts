import type { Queries } from '#src/db/database.ts'
import { lockDoomedRows } from '#src/db/lock-rows.ts'

/** A client's thread. Nobody writes in it before the caller's transaction ends: what came later would go with it. */
export function lockThreadOf(q: Queries, house: number, clientId: number) {
  const thread = q
    .selectFrom('conversations')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', clientId)
  return lockDoomedRows(q, thread).executeTakeFirst()
}

/** Moves all that hangs on one thread to another and removes the empty one. */
export async function moveThread(q: Queries, house: number, from: number, to: number): Promise<void> {
  await moveWords(q, house, from, to)
  await q
    .updateTable('messages')
    .set({ conversation_id: to })
    .where('conciergerie_id', '=', house)
    .where('conversation_id', '=', from)
    .execute()
  await q
    .updateTable('answers')
    .set({ conversation_id: to })
    .where('conciergerie_id', '=', house)
    .where('conversation_id', '=', from)
    .execute()
  await q
    .updateTable('question_asks')
    .set({ conversation_id: to })
    .where('conciergerie_id', '=', house)
    .where('conversation_id', '=', from)
    .execute()
  await moveState(q, house, from, to)
  await q.deleteFrom('conversations').where('conciergerie_id', '=', house).where('id', '=', from).execute()
}

async function moveWords(q: Queries, house: number, from: number, to: number): Promise<void> {
  await q
    .insertInto('message_terms')
    .columns(['conciergerie_id', 'term', 'conversation_id', 'message_id'])
    .expression((eb) =>
      eb
        .selectFrom('message_terms')
        .select((columns) => ['conciergerie_id', 'term', columns.val(to).as('conversation_id'), 'message_id'])
        .where('conciergerie_id', '=', house)
        .where('conversation_id', '=', from),
    )
    .onConflict((oc) => oc.columns(['conciergerie_id', 'term', 'conversation_id']).doNothing())
    .execute()
  await q.deleteFrom('message_terms').where('conciergerie_id', '=', house).where('conversation_id', '=', from).execute()
}

/** What a person still has to do in either thread stays to be done. */
async function moveState(q: Queries, house: number, from: number, to: number): Promise<void> {
  const both = await q
    .selectFrom('conversations')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('id', 'in', [from, to])
    .execute()
  const gone = both.find(({ id }) => id === from)
  const kept = both.find(({ id }) => id === to)
  if (!gone || !kept) return
  await q
    .updateTable('conversations')
    .set({
      todo: Math.max(kept.todo, gone.todo),
      unread: kept.unread + gone.unread,
      assignee_id: kept.assignee_id ?? gone.assignee_id,
      waiting_since: kept.waiting_since ?? gone.waiting_since,
      needs_human_reason: kept.needs_human_reason ?? gone.needs_human_reason,
      needs_human_since: kept.needs_human_since ?? gone.needs_human_since,
      draft: kept.draft ?? gone.draft,
    })
    .where('conciergerie_id', '=', house)
    .where('id', '=', to)
    .execute()
}
