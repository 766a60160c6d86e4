import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { conversationTabs } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { afterPrefix } from '#src/text/search-terms.ts'
import type { SearchTerms } from '#src/text/search-terms.ts'
import type { ConversationRow } from './conversations.store.ts'

/** Conversations looked through in one go when no index answers by itself. */
const walkLength = 2_000
/** A term found in more conversations than this is not gathered: the newest are looked through instead. */
const mostGathered = 400

export type Tab = (typeof conversationTabs)[number]
type After = readonly [lastMessageAt: string, id: number] | null

export interface InboxFilter {
  tab: Tab
  unread: boolean
  /** A member's id, nobody, or whoever. */
  assignee: number | 'none' | null
  terms: SearchTerms | null
}

export interface InboxPage {
  rows: ConversationRow[]
  /** Where the look-through stopped short of the end; null when the page is whole. */
  stoppedAt: After
}

/**
 * Conversations of a house, last activity first. One index gives the order and the rest is checked on a bounded stretch of
 * it, so that no filter, however rare or common what it looks for, makes anybody wait.
 */
export async function listConversations(
  q: Queries,
  house: number,
  filter: InboxFilter,
  after: After,
  limit: number,
): Promise<InboxPage> {
  const conditions = conditionsOf(filter)
  if (conditions.length === 0)
    return { rows: await ordered(q, house, filter, after).limit(limit).execute(), stoppedAt: null }
  const ids = filter.terms && (await gather(q, house, filter.terms))
  if (ids)
    return { rows: ids.length === 0 ? [] : await listAmong(q, house, ids, filter, after, limit), stoppedAt: null }
  return walk(q, house, filter, after, limit)
}

/** In the order of the index that cuts the most away. */
function ordered(q: Queries, house: number, filter: InboxFilter, after: After) {
  const all = newest(q, house, after)
  if (typeof filter.assignee === 'number') return all.where('assignee_id', '=', filter.assignee)
  // literals: SQLite uses a partial index only when it can see the condition
  if (filter.unread) return all.where(sql<boolean>`unread > 0`)
  return filter.tab === 'all' ? all : all.where(inTab(filter.tab))
}

function newest(q: Queries, house: number, after: After) {
  const all = q.selectFrom('conversations').selectAll().where('conciergerie_id', '=', house)
  const rest =
    after === null
      ? all
      : all.where((eb) => eb(eb.refTuple('last_message_at', 'id'), '<', eb.tuple(after[0], after[1])))
  return rest.orderBy('last_message_at', 'desc').orderBy('id', 'desc')
}

const tabs = {
  todo: sql<boolean>`status = 'open' and todo = 1`,
  ai: sql<boolean>`status = 'open' and todo = 0`,
  closed: sql<boolean>`status = 'closed' and todo = 0`,
}
const inTab = (tab: Exclude<Tab, 'all'>) => tabs[tab]

/** What the chosen index does not see to. */
function conditionsOf(filter: InboxFilter): RawBuilder<boolean>[] {
  const byIndex = typeof filter.assignee === 'number' || filter.unread
  return [
    ...(byIndex && filter.tab !== 'all' ? [inTab(filter.tab)] : []),
    ...(filter.unread && typeof filter.assignee === 'number' ? [sql<boolean>`unread > 0`] : []),
    ...(filter.assignee === 'none' ? [sql<boolean>`assignee_id is null`] : []),
    ...(filter.terms ? holds(filter.terms) : []),
  ]
}

function holds({ whole, prefix }: SearchTerms): RawBuilder<boolean>[] {
  const has = (condition: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from message_terms as t where t.conversation_id = conversations.id and ${condition})`
  return [
    ...whole.map((term) => has(sql`t.term = ${term}`)),
    has(sql`t.term >= ${prefix} and t.term <= ${afterPrefix(prefix)}`),
  ]
}

const both = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`

async function walk(q: Queries, house: number, filter: InboxFilter, after: After, limit: number): Promise<InboxPage> {
  const stretch = ordered(q, house, filter, after).limit(walkLength)
  const rows = await q
    .selectFrom(stretch.as('conversations'))
    .selectAll()
    .where(both(conditionsOf(filter)))
    .orderBy('last_message_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  if (rows.length === limit) return { rows, stoppedAt: null }
  const [end] = await ordered(q, house, filter, after)
    .offset(walkLength - 1)
    .limit(1)
    .execute()
  return { rows, stoppedAt: end ? [end.last_message_at, end.id] : null }
}

/** The conversations of the rarest term, or null when each has too many. */
async function gather(q: Queries, house: number, { whole, prefix }: SearchTerms): Promise<number[] | null> {
  for (const [from, to] of [...whole.map((term) => [term, term] as const), [prefix, afterPrefix(prefix)] as const]) {
    const rows = await q
      .selectFrom('message_terms')
      .select('conversation_id')
      .where('conciergerie_id', '=', house)
      .where('term', '>=', from)
      .where('term', '<=', to)
      .limit(mostGathered + 1)
      .execute()
    if (rows.length <= mostGathered) return [...new Set(rows.map((row) => row.conversation_id))]
  }
  return null
}

function listAmong(
  q: Queries,
  house: number,
  ids: readonly number[],
  filter: InboxFilter,
  after: After,
  limit: number,
): Promise<ConversationRow[]> {
  const wanted = newest(q, house, after)
    .where('id', 'in', ids)
    .where(both(conditionsOf({ ...filter, unread: false, assignee: null })))
  const inUnread = filter.unread ? wanted.where('unread', '>', 0) : wanted
  const inTheirs =
    filter.assignee === null
      ? inUnread
      : inUnread.where(
          'assignee_id',
          filter.assignee === 'none' ? 'is' : '=',
          filter.assignee === 'none' ? null : filter.assignee,
        )
  return (filter.tab === 'all' ? inTheirs : inTheirs.where(inTab(filter.tab))).limit(limit).execute()
}

/** Cards of the clients of a page. */
export function listCards(q: Queries, house: number, clientIds: readonly number[]) {
  return q
    .selectFrom('clients')
    .select(['id', 'name', 'profile_name', 'phone', 'vip', 'blocked_at', 'opted_out_at', 'first_seen_at'])
    .where('conciergerie_id', '=', house)
    .where('id', 'in', clientIds)
    .execute()
}

export type Card = Awaited<ReturnType<typeof listCards>>[number]

/** Names of the members who have conversations of a page; this room only reads them. */
export function listMemberNames(q: Queries, house: number, memberIds: readonly number[]) {
  return q
    .selectFrom('members as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['m.id', 'a.name'])
    .where('m.conciergerie_id', '=', house)
    .where('m.id', 'in', memberIds)
    .where('m.status', '=', 'active')
    .execute()
}

async function countWhere(q: Queries, house: number, condition: RawBuilder<boolean>): Promise<number> {
  const row = await q
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conciergerie_id', '=', house)
    .where(condition)
    .executeTakeFirstOrThrow()
  return row.count
}

export const countTab = (q: Queries, house: number, tab: 'todo' | 'ai') => countWhere(q, house, inTab(tab))
export const countUnread = (q: Queries, house: number) => countWhere(q, house, sql<boolean>`unread > 0`)

/** Per house: conversations with a message since then, and the last message of all. */
export function listActivity(q: Queries, since: string) {
  return q
    .selectFrom('conversations')
    .select((eb) => [
      'conciergerie_id',
      eb.fn.countAll<number>().as('conversations'),
      eb.fn.max('last_message_at').as('last_at'),
    ])
    .where('last_message_at', '>', since)
    .groupBy('conciergerie_id')
    .execute()
}

/** What of a client decides whether they may be written to. */
export function findReceiver(q: Queries, house: number, clientId: number) {
  return q
    .selectFrom('clients')
    .select(['id', 'name', 'profile_name', 'phone', 'language', 'blocked_at', 'opted_out_at', 'ai_disclosed_at'])
    .where('conciergerie_id', '=', house)
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow()
}
