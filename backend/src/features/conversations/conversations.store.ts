import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { changeStatement, statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export type ConversationRow = Selectable<Tables['conversations']>

export interface LastMessage {
  house: number
  conversationId: number
  messageId: number
  author: string
  kind: string
  preview: string
  now: string
}

const showLast = statement<LastMessage, unknown>((q, p) =>
  q
    .updateTable('conversations')
    .set({
      last_message_id: p.messageId,
      last_message_at: p.now,
      last_preview: p.preview,
      last_author: p.author,
      last_kind: p.kind,
      last_status: sql.lit('pending'),
    })
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.conversationId),
)

/** The inbox's line of a message of ours that is to leave. */
export async function showLastMessage(q: Queries, message: LastMessage): Promise<void> {
  await showLast(q, message)
}

const byId = statement<{ house: number; id: number }, ConversationRow>((q, p) =>
  q.selectFrom('conversations').selectAll().where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)

export async function findConversation(q: Queries, house: number, id: number): Promise<ConversationRow | undefined> {
  return (await byId(q, { house, id })).rows[0]
}

const lock = statement<{ house: number; id: number }, ConversationRow>((q, p) =>
  q
    .updateTable('conversations')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.id)
    .returningAll(),
)

/** Takes the row's lock on PostgreSQL, so that what is decided on it still holds at the commit. */
export async function lockConversation(q: Queries, house: number, id: number): Promise<ConversationRow | undefined> {
  return (await lock(q, { house, id })).rows[0]
}

type Change = Updateable<Tables['conversations']>

const update = changeStatement<{ house: number; id: number }, Change>((q, p, change) =>
  q.updateTable('conversations').set(change).where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)

export async function updateConversation(q: Queries, house: number, id: number, change: Change): Promise<void> {
  await update(q, { house, id }, change)
}

const showStatus = statement<{ house: number; conversationId: number; messageId: number; status: string }, unknown>(
  (q, p) =>
    q
      .updateTable('conversations')
      .set({ last_status: p.status })
      .where('conciergerie_id', '=', p.house)
      .where('id', '=', p.conversationId)
      .where('last_message_id', '=', p.messageId),
)

/** The status of the last message is shown in the list. */
export async function showLastStatus(
  q: Queries,
  house: number,
  conversationId: number,
  messageId: number,
  status: string,
): Promise<void> {
  await showStatus(q, { house, conversationId, messageId, status })
}
