import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
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

/** Nobody else decides on it before the caller's transaction ends. */
export async function lockRequest(q: Queries, id: number): Promise<void> {
  await lockRows(q, q.selectFrom('feature_requests').select('id').where('id', '=', id)).execute()
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
