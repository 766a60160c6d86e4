import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { changeStatement, statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export type MessageRow = Selectable<Tables['messages']>

export interface NewOutgoing {
  house: number
  conversationId: number
  authorType: string
  authorId: number | null
  authorName: string | null
  kind: string
  text: string
  language: string | null
  sources: string | null
  extra: string | null
  now: string
}

const insertOutgoingStatement = statement<NewOutgoing, { id: number }>((q, p) =>
  q
    .insertInto('messages')
    .values({
      conciergerie_id: p.house,
      conversation_id: p.conversationId,
      sender: sql.lit('concierge'),
      author_type: p.authorType,
      author_id: p.authorId,
      author_name: p.authorName,
      kind: p.kind,
      message: p.text,
      language: p.language,
      status: sql.lit('pending'),
      sources: p.sources,
      extra: p.extra,
      created_at: p.now,
    })
    .returning('id'),
)

export async function insertOutgoing(q: Queries, message: NewOutgoing): Promise<number> {
  const { rows } = await insertOutgoingStatement(q, message)
  return firstId(rows)
}

function firstId(rows: readonly { id: number }[]): number {
  const [row] = rows
  if (!row) throw new Error('an insertion gave no row')
  return row.id
}

/** A system line; it is no message, so it is neither found by the search nor counted. */
export async function insertEventLine(
  q: Queries,
  line: { house: number; conversationId: number; extra: string | null; now: string },
): Promise<void> {
  await insertAside(q, { ...line, kind: 'event', authorType: 'system', authorId: null, authorName: null, text: '' })
}

export interface NewAside {
  house: number
  conversationId: number
  kind: 'note' | 'event'
  authorType: 'concierge' | 'system'
  authorId: number | null
  authorName: string | null
  text: string
  extra: string | null
  now: string
}

/** What stands in the thread and is never sent. */
export async function insertAside(
  q: Queries,
  { house, conversationId, kind, authorType, authorId, authorName, text, extra, now }: NewAside,
): Promise<number> {
  const row = await q
    .insertInto('messages')
    .values({
      conciergerie_id: house,
      conversation_id: conversationId,
      sender: 'concierge',
      author_type: authorType,
      author_id: authorId,
      author_name: authorName,
      kind,
      message: text,
      status: 'read',
      extra,
      indexed: kind === 'event' ? 1 : 0,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const byId = statement<{ house: number; id: number }, MessageRow>((q, p) =>
  q.selectFrom('messages').selectAll().where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)

export async function findMessage(q: Queries, house: number, id: number): Promise<MessageRow | undefined> {
  return (await byId(q, { house, id })).rows[0]
}

const bySid = statement<{ house: number; sid: string }, MessageRow>((q, p) =>
  q
    .selectFrom('messages')
    .selectAll()
    .where('conciergerie_id', '=', p.house)
    .where('message_sid', '=', p.sid)
    .where('message_sid', 'is not', null),
)

export async function findBySid(q: Queries, house: number, sid: string): Promise<MessageRow | undefined> {
  return (await bySid(q, { house, sid })).rows[0]
}

type Change = Updateable<Tables['messages']>

const update = changeStatement<{ house: number; id: number }, Change>((q, p, change) =>
  q.updateTable('messages').set(change).where('conciergerie_id', '=', p.house).where('id', '=', p.id),
)

export async function updateMessage(q: Queries, house: number, id: number, change: Change): Promise<void> {
  await update(q, { house, id }, change)
}

/** Newest first; `before` leads to older ones. */
export async function listMessages(
  q: Queries,
  house: number,
  conversationId: number,
  before: number | null,
  limit: number,
): Promise<MessageRow[]> {
  const { rows } = await page(q, { house, conversationId, before: before ?? Number.MAX_SAFE_INTEGER, limit })
  return rows
}

const page = statement<{ house: number; conversationId: number; before: number; limit: number }, MessageRow>((q, p) =>
  q
    .selectFrom('messages')
    .selectAll()
    .where('conciergerie_id', '=', p.house)
    .where('conversation_id', '=', p.conversationId)
    .where('id', '<', p.before)
    .orderBy('id', 'desc')
    .limit(p.limit),
)
