import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'

export interface NewMessage {
  id: number
  conciergerie_id: number
  conversation_id: number
  sender: 'client' | 'concierge'
  kind: string
  message: string
  created_at: string
}

/** Messages that the search does not know yet, taken so that nobody else takes them too. */
export async function takeUnindexed(q: Queries, limit: number): Promise<NewMessage[]> {
  const found = await q
    .selectFrom('messages')
    .select('id')
    .where('indexed', '=', sql.lit(0))
    .orderBy('id')
    .limit(limit)
    .execute()
  if (found.length === 0) return []
  return q
    .updateTable('messages')
    .set({ indexed: 1 })
    .where(
      'id',
      'in',
      found.map(({ id }) => id),
    )
    .where('indexed', '=', sql.lit(0))
    .returning(['id', 'conciergerie_id', 'conversation_id', 'sender', 'kind', 'message', 'created_at'])
    .execute()
}

interface Posting {
  house: number
  term: string
  conversationId: number
  messageId: number
}

const post = statement<Posting, unknown>((q, p) =>
  q
    .insertInto('message_terms')
    .values({ conciergerie_id: p.house, term: p.term, conversation_id: p.conversationId, message_id: p.messageId })
    .onConflict((oc) =>
      oc.columns(['conciergerie_id', 'term', 'conversation_id']).doUpdateSet({ message_id: p.messageId }),
    ),
)

export async function addPosting(q: Queries, posting: Posting): Promise<void> {
  await post(q, posting)
}

/** Marks the words of a thread that come from its client's card. */
export const fromCard = 0

const threadOf = statement<{ house: number; clientId: number }, { id: number }>((q, p) =>
  q
    .selectFrom('conversations')
    .select('id')
    .where('conciergerie_id', '=', p.house)
    .where('client_id', '=', p.clientId)
    .where('channel', '=', sql.lit('whatsapp')),
)
const forgetCard = statement<{ conversationId: number }, unknown>((q, p) =>
  q
    .deleteFrom('message_terms')
    .where('conversation_id', '=', p.conversationId)
    .where('message_id', '=', sql.lit(fromCard)),
)
const postCard = statement<Omit<Posting, 'messageId'>, unknown>((q, p) =>
  q
    .insertInto('message_terms')
    .values({
      conciergerie_id: p.house,
      term: p.term,
      conversation_id: p.conversationId,
      message_id: sql.lit(fromCard),
    })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'term', 'conversation_id']).doNothing()),
)

/** Replaces the words of a client's card in their thread; a word that was also written stays. */
export async function replaceCardWords(
  q: Queries,
  house: number,
  clientId: number,
  terms: readonly string[],
): Promise<void> {
  const conversationId = (await threadOf(q, { house, clientId })).rows[0]?.id
  if (conversationId === undefined) return
  await forgetCard(q, { conversationId })
  for (const term of terms) await postCard(q, { house, term, conversationId })
}

export interface DayCount {
  house: number
  /** Of UTC. */
  day: string
  received: number
  sent: number
}

export async function addToDay(q: Queries, { house, day, received, sent }: DayCount): Promise<void> {
  await q
    .insertInto('daily_usage')
    .values({ conciergerie_id: house, day, messages_in: received, messages_out: sent, answers: 0, cost_micros: 0 })
    .onConflict((oc) =>
      oc.columns(['conciergerie_id', 'day']).doUpdateSet((eb) => ({
        messages_in: eb('daily_usage.messages_in', '+', received),
        messages_out: eb('daily_usage.messages_out', '+', sent),
      })),
    )
    .execute()
}
