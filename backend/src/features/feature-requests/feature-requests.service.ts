import type { RequestStatus } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { words } from './locales/error-words.ts'
import * as store from './feature-requests.store.ts'
import { announce } from './announce.ts'
import { presentForHouse } from './present.ts'
import * as notes from './notes.store.ts'
import * as stakes from './stakes.store.ts'

export interface FeatureRequestsParts {
  db: Database
  events: Events
  now: Clock
}

interface HouseQuery {
  q?: string | undefined
  status?: RequestStatus | undefined
  mine?: 'true' | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** What the body of a change may name: its words are the proposer's, the rest is an administrator's. */
export interface Rewording {
  title?: string | undefined
  description?: string | undefined
  [decision: string]: unknown
}

/** What houses may do: see every request without who asked, propose, vote, follow. */
export class FeatureRequestsService {
  readonly #db: Database
  readonly #events: Events
  readonly #now: Clock

  constructor({ db, events, now }: FeatureRequestsParts) {
    this.#db = db
    this.#events = events
    this.#now = now
  }

  async list(actor: MemberActor, query: HouseQuery) {
    const mine = query.mine ? actor : undefined
    const limit = query.limit ?? 50
    const from = query.cursor ? decodeCursor(query.cursor, ['number', 'number'] as const) : null
    const [rows, own] = await Promise.all([
      store.listRequests(this.#db.read, { q: query.q, status: query.status, mine }).execute(),
      stakes.findStakes(this.#db.read, actor),
    ])
    const rest = from ? rows.filter((row) => isAfter(row, from)) : rows
    return cutPage(
      rest.slice(0, limit + 1),
      limit,
      (row) => presentForHouse(row, actor, own),
      (row) => [Number(row.votes), row.id],
    )
  }

  async read(actor: MemberActor, id: number) {
    const comments = await notes.listComments(this.#db.read, id)
    return {
      featureRequest: await this.#present(actor, id),
      comments: comments
        .filter((comment) => comment.internal === 0)
        .map((comment) => ({
          id: comment.id,
          text: comment.text,
          author: 'Administrateur',
          internal: false,
          at: comment.at,
        })),
    }
  }

  async propose(actor: MemberActor, proposal: { title: string; description?: string | undefined }) {
    const id = await this.#db.write(async (tx) => {
      const at = this.#now().toISOString()
      const row = {
        conciergerieId: actor.conciergerieId,
        accountId: actor.accountId,
        title: proposal.title,
        description: proposal.description ?? '',
        status: 'pending',
        priority: 'medium',
      } as const
      const created = await store.insertRequest(tx.q, row, at)
      await stakes.addVote(tx.q, created, actor, at)
      await stakes.addFollow(tx.q, created, actor)
      await announce(this.#events, tx, created)
      return created
    })
    return this.#present(actor, id)
  }

  async reword(actor: MemberActor, id: number, { title, description, ...decision }: Rewording) {
    await this.#change(id, async (tx, row) => {
      ensureMineAndPending(actor, row)
      ensureNoDecision(decision)
      await store.updateRequest(tx.q, id, {
        title: title ?? row.title,
        description: description ?? row.description,
        updated_at: this.#now().toISOString(),
      })
    })
    return this.#present(actor, id)
  }

  async withdraw(actor: MemberActor, id: number): Promise<void> {
    await this.#change(id, async (tx, row) => {
      ensureMineAndPending(actor, row)
      await store.updateRequest(tx.q, id, { deleted_at: this.#now().toISOString() })
    })
  }

  vote(actor: MemberActor, id: number) {
    return this.#stake(actor, id, async (tx) => {
      await stakes.addVote(tx.q, id, actor, this.#now().toISOString())
      await stakes.addFollow(tx.q, id, actor)
    })
  }

  unvote(actor: MemberActor, id: number) {
    return this.#stake(actor, id, (tx) => stakes.removeVote(tx.q, id, actor))
  }

  follow(actor: MemberActor, id: number) {
    return this.#stake(actor, id, (tx) => stakes.addFollow(tx.q, id, actor))
  }

  unfollow(actor: MemberActor, id: number) {
    return this.#stake(actor, id, (tx) => stakes.removeFollow(tx.q, id, actor))
  }

  async #stake(actor: MemberActor, id: number, act: (tx: Tx) => Promise<void>) {
    await this.#change(id, (tx) => act(tx))
    return this.#present(actor, id)
  }

  #change(id: number, act: (tx: Tx, row: store.RequestRow) => Promise<void>): Promise<void> {
    return this.#db.write(async (tx) => {
      await store.lockRequest(tx.q, id)
      const row = await store.findRequest(tx.q, id)
      if (!row) throw notFound()
      await act(tx, row)
      await announce(this.#events, tx, id)
    })
  }

  async #present(actor: MemberActor, id: number) {
    const row = await store.findRequest(this.#db.read, id)
    if (!row) throw notFound()
    return presentForHouse(row, actor, await stakes.findStakes(this.#db.read, actor))
  }
}

/** The list is sorted by votes then id, both descending: a cursor holds the last one seen. */
function isAfter(row: store.ListedRequest, [votes, id]: readonly [number, number]): boolean {
  return Number(row.votes) < votes || (Number(row.votes) === votes && row.id < id)
}

function ensureMineAndPending(actor: MemberActor, row: store.RequestRow): void {
  const mine = row.conciergerie_id === actor.conciergerieId && row.account_id === actor.accountId
  if (!mine) throw new AppError('forbidden', words.notTheirs)
  if (row.status !== 'pending') throw new AppError('conflict', words.studied)
}

function ensureNoDecision(decision: Record<string, unknown>): void {
  const fields = Object.keys(decision).map((field) => [field, words.adminsDecide] as const)
  if (fields.length > 0) throw new AppError('invalid', words.adminsDecide, { fields: Object.fromEntries(fields) })
}
