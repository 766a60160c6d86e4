import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type RequestRow = Selectable<Tables['feature_requests']>

export interface Proposal {
  conciergerieId: number | null
  accountId: number | null
  title: string
  description: string
  status: RequestStatus
  priority: RequestPriority
}

export interface RequestFilter {
  q?: string | undefined
  status?: RequestStatus | undefined
  conciergerieId?: number | undefined
  /** Only what this account of this house proposed. */
  mine?: { conciergerieId: number; accountId: number } | undefined
}

/** Every request with what its counts say; votes of its duplicates are its own. */
export function listRequests(q: Queries, filter: RequestFilter) {
  let query = q
    .selectFrom('feature_requests as r')
    .selectAll('r')
    .select((eb) => [
      eb
        .selectFrom('feature_votes as v')
        .whereRef('v.request_id', '=', 'r.id')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('votes'),
      eb
        .selectFrom('feature_comments as c')
        .whereRef('c.request_id', '=', 'r.id')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('comments'),
      eb
        .selectFrom('feature_comments as c')
        .whereRef('c.request_id', '=', 'r.id')
        .where('c.internal', '=', 0)
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('public_comments'),
    ])
    .where('r.deleted_at', 'is', null)
  if (filter.status) query = query.where('r.status', '=', filter.status)
  if (filter.conciergerieId !== undefined) query = query.where('r.conciergerie_id', '=', filter.conciergerieId)
  if (filter.mine)
    query = query
      .where('r.conciergerie_id', '=', filter.mine.conciergerieId)
      .where('r.account_id', '=', filter.mine.accountId)
  if (filter.q)
    query = query.where(
      sql<string>`lower(r.title || ' ' || r.description)`,
      'like',
      `%${escapeLike(filter.q.toLowerCase())}%`,
    )
  return query.orderBy('votes', 'desc').orderBy('r.id', 'desc')
}

export type ListedRequest = Awaited<ReturnType<ReturnType<typeof listRequests>['execute']>>[number]

const escapeLike = (text: string) => text.replaceAll(/[%_]/g, ' ')

export function findRequest(q: Queries, id: number) {
  return listRequests(q, {}).where('r.id', '=', id).executeTakeFirst()
}

/** Deleted ones too: what an undo needs. */
export function findAnyRequest(q: Queries, id: number) {
  return q.selectFrom('feature_requests').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertRequest(q: Queries, proposal: Proposal, at: string): Promise<number> {
  const row = await q
    .insertInto('feature_requests')
    .values({
      conciergerie_id: proposal.conciergerieId,
      account_id: proposal.accountId,
      title: proposal.title,
      description: proposal.description,
      status: proposal.status,
      priority: proposal.priority,
      duplicate_of: null,
      completed_at: proposal.status === 'completed' ? at : null,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateRequest(q: Queries, id: number, change: Partial<RequestRow>): Promise<void> {
  await q.updateTable('feature_requests').set(change).where('id', '=', id).execute()
}

export interface Person {
  conciergerieId: number
  accountId: number
}

/** Somebody who is told, in their language. */
export interface Interested extends Person {
  locale: string
}

const rowOf = (id: number, person: Person) => ({
  request_id: id,
  conciergerie_id: person.conciergerieId,
  account_id: person.accountId,
})

export async function addVote(q: Queries, id: number, person: Person, at: string): Promise<void> {
  await q
    .insertInto('feature_votes')
    .values({ ...rowOf(id, person), at })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function removeVote(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .deleteFrom('feature_votes')
    .where('request_id', '=', id)
    .where('conciergerie_id', '=', person.conciergerieId)
    .where('account_id', '=', person.accountId)
    .execute()
}

export async function addFollow(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .insertInto('feature_follows')
    .values(rowOf(id, person))
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function removeFollow(q: Queries, id: number, person: Person): Promise<void> {
  await q
    .deleteFrom('feature_follows')
    .where('request_id', '=', id)
    .where('conciergerie_id', '=', person.conciergerieId)
    .where('account_id', '=', person.accountId)
    .execute()
}

/** Requests among `ids` that this person voted for and follows. */
export async function findStakes(q: Queries, person: Person): Promise<{ votes: Set<number>; follows: Set<number> }> {
  const of = (table: 'feature_votes' | 'feature_follows') =>
    q
      .selectFrom(table)
      .select('request_id')
      .where('conciergerie_id', '=', person.conciergerieId)
      .where('account_id', '=', person.accountId)
      .execute()
  const [votes, follows] = await Promise.all([of('feature_votes'), of('feature_follows')])
  return { votes: new Set(votes.map((row) => row.request_id)), follows: new Set(follows.map((row) => row.request_id)) }
}

export function listVoters(q: Queries) {
  return q
    .selectFrom('feature_votes as v')
    .innerJoin('conciergeries as h', 'h.id', 'v.conciergerie_id')
    .select(['v.request_id', 'h.id', 'h.name', (eb) => eb.fn.countAll<number>().as('votes')])
    .groupBy(['v.request_id', 'h.id', 'h.name'])
    .orderBy('votes', 'desc')
    .execute()
}

export function listRequesters(q: Queries) {
  return q
    .selectFrom('feature_requests as r')
    .leftJoin('conciergeries as h', 'h.id', 'r.conciergerie_id')
    .leftJoin('accounts as a', 'a.id', 'r.account_id')
    .select(['r.id', 'h.id as house_id', 'h.name as house', 'a.name as person'])
    .execute()
}

/** Everyone to tell of a change: who voted, who follows, who asked; each with the language to tell it in. */
export async function listInterested(q: Queries, id: number): Promise<Interested[]> {
  const of = (table: 'feature_votes' | 'feature_follows') =>
    q.selectFrom(table).select(['conciergerie_id', 'account_id']).where('request_id', '=', id).execute()
  const asker = await q
    .selectFrom('feature_requests')
    .select(['conciergerie_id', 'account_id'])
    .where('id', '=', id)
    .execute()
  const all = [...asker, ...(await of('feature_votes')), ...(await of('feature_follows'))]
  const people = all.flatMap((row) =>
    row.conciergerie_id === null || row.account_id === null
      ? []
      : [{ conciergerieId: row.conciergerie_id, accountId: row.account_id }],
  )
  const each = [...new Map(people.map((person) => [`${person.conciergerieId}:${person.accountId}`, person])).values()]
  const localeOf = await readLocales(q, each)
  return each.flatMap((person) => {
    const locale = localeOf.get(person.accountId)
    return locale === undefined ? [] : [{ ...person, locale }]
  })
}

async function readLocales(q: Queries, people: readonly Person[]): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map()
  const ids = [...new Set(people.map(({ accountId }) => accountId))]
  const rows = await q.selectFrom('accounts').select(['id', 'locale']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, locale }) => [id, locale]))
}

/** Votes and follows of a duplicate go to the request that stays. */
export async function moveStakes(q: Queries, from: number, to: number): Promise<void> {
  const votes = await q.selectFrom('feature_votes').selectAll().where('request_id', '=', from).execute()
  for (const vote of votes)
    await addVote(q, to, { conciergerieId: vote.conciergerie_id, accountId: vote.account_id }, vote.at)
  const follows = await q.selectFrom('feature_follows').selectAll().where('request_id', '=', from).execute()
  for (const follow of follows)
    await addFollow(q, to, { conciergerieId: follow.conciergerie_id, accountId: follow.account_id })
}

export async function insertComment(
  q: Queries,
  comment: { requestId: number; adminId: number; text: string; internal: boolean; at: string },
): Promise<number> {
  const row = await q
    .insertInto('feature_comments')
    .values({
      request_id: comment.requestId,
      admin_id: comment.adminId,
      text: comment.text,
      internal: comment.internal ? 1 : 0,
      at: comment.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export function listComments(q: Queries, id: number) {
  return q
    .selectFrom('feature_comments as c')
    .leftJoin('admins as a', 'a.id', 'c.admin_id')
    .select(['c.id', 'c.text', 'c.internal', 'c.at', 'a.name as author'])
    .where('c.request_id', '=', id)
    .orderBy('c.id')
    .execute()
}

export async function insertHistory(
  q: Queries,
  requestId: number,
  by: string,
  changes: readonly { field: string; from: string | null; to: string | null }[],
  at: string,
): Promise<void> {
  if (changes.length === 0) return
  await q
    .insertInto('feature_history')
    .values(
      changes.map((change) => ({
        request_id: requestId,
        by,
        field: change.field,
        from_value: change.from,
        to_value: change.to,
        at,
      })),
    )
    .execute()
}

export function listHistory(q: Queries, id: number) {
  return q.selectFrom('feature_history').selectAll().where('request_id', '=', id).orderBy('id', 'desc').execute()
}
