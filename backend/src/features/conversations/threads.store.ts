import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'
import type { Identities, IdentityKind } from '#src/features/clients/identities.ts'

/*
 * The statements of every incoming message, compiled once: nothing here may build SQL at run time.
 */

/** A client who writes, and their thread. */
export interface Thread {
  clientId: number
  profileName: string | null
  lastSeenAt: string | null
  blockedAt: string | null
  optedOutAt: string | null
  language: string | null
  conversationId: number
  status: string
  ai_mode: string | null
  ai_paused_until: string | null
}

// one table each: SQLite as better-sqlite3 builds it (STAT4) prepares a join anew at every binding, ten times the cost
const ownerOf = statement<{ house: number; kind: IdentityKind; value: string }, { client_id: number }>((q, p) =>
  q
    .selectFrom('client_identities')
    .select('client_id')
    .where('conciergerie_id', '=', p.house)
    .where('kind', '=', p.kind)
    .where('value', '=', p.value),
)
const cardOf = statement<
  { house: number; id: number },
  Pick<Thread, 'profileName' | 'lastSeenAt' | 'blockedAt' | 'optedOutAt' | 'language'>
>((q, p) =>
  q
    .selectFrom('clients')
    .select([
      'profile_name as profileName',
      'last_seen_at as lastSeenAt',
      'blocked_at as blockedAt',
      'opted_out_at as optedOutAt',
      'language',
    ])
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.id),
)
const threadOf = statement<
  { house: number; clientId: number },
  Pick<Thread, 'conversationId' | 'status' | 'ai_mode' | 'ai_paused_until'>
>((q, p) =>
  q
    .selectFrom('conversations')
    .select(['id as conversationId', 'status', 'ai_mode', 'ai_paused_until'])
    .where('conciergerie_id', '=', p.house)
    .where('client_id', '=', p.clientId)
    .where('channel', '=', sql.lit('whatsapp')),
)

/** The client whom all these names belong to; null when a name is new, or another client's. */
export async function findSender(q: Queries, house: number, identities: Identities): Promise<number | null> {
  let owner: number | null = null
  for (const kind of ['phone', 'whatsapp', 'bsuid'] as const) {
    const value = identities[kind]
    if (value === null) continue
    const found: number | null = (await ownerOf(q, { house, kind, value })).rows[0]?.client_id ?? null
    if (found === null || (owner !== null && found !== owner)) return null
    owner = found
  }
  return owner
}

/** A client's card and thread; null when there is no thread yet. */
export async function readThread(q: Queries, house: number, clientId: number): Promise<Thread | null> {
  const card = (await cardOf(q, { house, id: clientId })).rows[0]
  const thread = (await threadOf(q, { house, clientId })).rows[0]
  return card && thread ? { clientId, ...card, ...thread } : null
}

export interface NewConversation {
  house: number
  clientId: number
  ourAddress: string
  now: string
}

const insertConversation = statement<NewConversation, { id: number }>((q, p) =>
  q
    .insertInto('conversations')
    .values({
      conciergerie_id: p.house,
      client_id: p.clientId,
      channel: sql.lit('whatsapp'),
      status: sql.lit('open'),
      our_address: p.ourAddress,
      last_message_at: p.now,
      last_preview: '',
      last_author: '',
      last_kind: '',
      last_status: '',
      created_at: p.now,
    })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'client_id', 'channel']).doNothing())
    .returning('id'),
)

/** The client's thread, made when there is none; whoever makes it at the same time gets the same one. */
export async function ensureConversation(q: Queries, wanted: NewConversation): Promise<number> {
  const made = await insertConversation(q, wanted)
  const id = made.rows[0]?.id ?? (await threadOf(q, wanted)).rows[0]?.conversationId
  if (id === undefined) throw new Error('a conversation was neither made nor found')
  return id
}

export interface NewInbound {
  house: number
  conversationId: number
  kind: string
  text: string
  messageSid: string
  extra: string | null
  now: string
}

const insertMessage = statement<NewInbound, { id: number }>((q, p) =>
  q
    .insertInto('messages')
    .values({
      conciergerie_id: p.house,
      conversation_id: p.conversationId,
      sender: sql.lit('client'),
      author_type: sql.lit('client'),
      kind: p.kind,
      message: p.text,
      status: sql.lit('received'),
      message_sid: p.messageSid,
      extra: p.extra,
      created_at: p.now,
    })
    .onConflict((oc) => oc.columns(['conciergerie_id', 'message_sid']).where('message_sid', 'is not', null).doNothing())
    .returning('id'),
)

/** @returns null when the message is here already: then nothing must change */
export async function insertInbound(q: Queries, message: NewInbound): Promise<number | null> {
  const { rows } = await insertMessage(q, message)
  return rows[0]?.id ?? null
}

export interface InboundNews {
  house: number
  id: number
  messageId: number
  preview: string
  kind: string
  ourAddress: string
  theirAddress: string | null
  /** When the client wrote: a message that is found late moves nothing back. */
  at: string
  windowEnd: string
  status: string
  /** 1, or 0 for a blocked client. */
  unread: number
  waitingSince: string | null
  todo: number
}

const later = (
  eb: ExpressionBuilder<Tables, 'conversations'>,
  column: 'last_message_at' | 'last_inbound_at' | 'window_expires_at',
  instant: string,
) => sql<string>`case when ${eb.ref(column)} > ${instant} then ${eb.ref(column)} else ${instant} end`

const announce = statement<InboundNews, unknown>((q, p) =>
  q
    .updateTable('conversations')
    .set((eb) => ({
      status: p.status as 'open',
      our_address: p.ourAddress,
      their_address: p.theirAddress,
      version: sql<number>`${eb.ref('version')} + 1`,
      unread: sql<number>`${eb.ref('unread')} + ${p.unread}`,
      todo: sql<number>`case when ${eb.ref('todo')} = 1 then 1 else ${p.todo} end`,
      waiting_since: eb.fn.coalesce('waiting_since', sql<string | null>`${p.waitingSince}`),
      last_message_id: p.messageId,
      last_message_at: later(eb, 'last_message_at', p.at),
      last_preview: p.preview,
      last_author: sql.lit('client'),
      last_kind: p.kind,
      last_status: sql.lit('received'),
      last_inbound_at: later(eb, 'last_inbound_at', p.at),
      window_expires_at: later(eb, 'window_expires_at', p.windowEnd),
    }))
    .where('conciergerie_id', '=', p.house)
    .where('id', '=', p.id),
)

/** The thread's side of a new client message: the read model of the inbox. */
export async function announceInbound(q: Queries, news: InboundNews): Promise<void> {
  await announce(q, news)
}
