import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { listed, listedTexts } from '#src/db/listed.ts'
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

const unindexed = statement<{ most: number }, { id: number }>((q, p) =>
  q.selectFrom('messages').select('id').where('indexed', '=', sql.lit(0)).orderBy('id').limit(p.most),
)
const takeThese = statement<{ ids: string }, NewMessage>((q, p) =>
  q
    .updateTable('messages')
    .set({ indexed: sql.lit(1) })
    .where('id', 'in', listed(q, p.ids))
    .where('indexed', '=', sql.lit(0))
    .returning(['id', 'conciergerie_id', 'conversation_id', 'sender', 'kind', 'message', 'created_at']),
)

/** Messages that the search does not know yet, taken so that nobody else takes them too. */
export async function takeUnindexed(q: Queries, most: number): Promise<NewMessage[]> {
  const found = (await unindexed(q, { most })).rows
  if (found.length === 0) return []
  return (await takeThese(q, { ids: JSON.stringify(found.map(({ id }) => id)) })).rows
}

interface Place {
  house: number
  conversationId: number
  messageId: number
}

const columns = ['conciergerie_id', 'term', 'conversation_id', 'message_id'] as const

/** A row for each term: one statement for a whole message. */
const rowsOf = (q: Queries, p: Place & { terms: string }) =>
  q
    .selectFrom(listedTexts(q, p.terms).as('t'))
    .select((eb) => [
      sql<number>`cast(${p.house} as bigint)`.as('conciergerie_id'),
      eb.ref('t.value').as('term'),
      sql<number>`cast(${p.conversationId} as bigint)`.as('conversation_id'),
      sql<number>`cast(${p.messageId} as bigint)`.as('message_id'),
    ])
    // SQLite would take the conflict clause for a join without it
    .where(sql<boolean>`true`)

const post = statement<Place & { terms: string }, unknown>((q, p) =>
  q
    .insertInto('message_terms')
    .columns(columns)
    .expression(rowsOf(q, p))
    .onConflict((oc) =>
      oc
        .columns(['conciergerie_id', 'term', 'conversation_id'])
        .doUpdateSet((eb) => ({ message_id: eb.ref('excluded.message_id') })),
    ),
)

/** Ties each word of a message to it; none may be there twice. */
export async function addPostings(q: Queries, place: Place, terms: readonly string[]): Promise<void> {
  if (terms.length > 0) await post(q, { ...place, terms: JSON.stringify(terms) })
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
const postCard = statement<Place & { terms: string }, unknown>((q, p) =>
  q
    .insertInto('message_terms')
    .columns(columns)
    .expression(rowsOf(q, p))
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
  if (terms.length === 0) return
  await postCard(q, { house, conversationId, messageId: fromCard, terms: JSON.stringify([...new Set(terms)]) })
}

export interface DayCount {
  house: number
  /** Of UTC. */
  day: string
  received: number
  sent: number
}

const addDay = statement<DayCount, unknown>((q, p) =>
  q
    .insertInto('daily_usage')
    .values({
      conciergerie_id: p.house,
      day: p.day,
      messages_in: p.received,
      messages_out: p.sent,
      answers: sql.lit(0),
      cost_micros: sql.lit(0),
    })
    .onConflict((oc) =>
      oc.columns(['conciergerie_id', 'day']).doUpdateSet((eb) => ({
        messages_in: sql<number>`${eb.ref('daily_usage.messages_in')} + ${eb.ref('excluded.messages_in')}`,
        messages_out: sql<number>`${eb.ref('daily_usage.messages_out')} + ${eb.ref('excluded.messages_out')}`,
      })),
    ),
)

export async function addToDay(q: Queries, day: DayCount): Promise<void> {
  await addDay(q, day)
}
