import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { ListedRequest } from './feature-requests.store.ts'

const shared = (row: ListedRequest) => ({
  id: row.id,
  title: row.title,
  description: row.description,
  status: row.status as RequestStatus,
  priority: row.priority as RequestPriority,
  votes: Number(row.votes),
  duplicateOf: row.duplicate_of,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

export interface Stakes {
  votes: ReadonlySet<number>
  follows: ReadonlySet<number>
}

/** A request as any house sees it: nothing in it tells which house asked. */
export function presentForHouse(row: ListedRequest, actor: MemberActor, stakes: Stakes) {
  return {
    ...shared(row),
    voted: stakes.votes.has(row.id),
    followed: stakes.follows.has(row.id),
    mine: row.conciergerie_id === actor.conciergerieId && row.account_id === actor.accountId,
    commentCount: Number(row.public_comments),
  }
}

export interface Surroundings {
  voters: readonly { request_id: number; id: number; name: string; votes: number }[]
  requesters: readonly { id: number; house_id: number | null; house: string | null; person: string | null }[]
  all: readonly ListedRequest[]
}

export function presentForAdmin(row: ListedRequest, around: Surroundings) {
  const asked = around.requesters.find((requester) => requester.id === row.id)
  return {
    ...shared(row),
    voters: around.voters
      .filter((voter) => voter.request_id === row.id)
      .map((voter) => ({ conciergerieId: voter.id, conciergerie: voter.name, votes: voter.votes })),
    conciergerie: asked?.house_id == null || asked.house === null ? null : { id: asked.house_id, name: asked.house },
    requester: asked?.person ?? null,
    duplicates: around.all.filter((other) => other.duplicate_of === row.id).map((other) => other.id),
    commentCount: Number(row.comments),
    completedAt: row.completed_at,
  }
}
