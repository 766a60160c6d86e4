import type { RequestPriority, RequestStatus } from '@conciergerie/contract'
import type { AdminActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { words } from './locales/error-words.ts'
import { announce } from './announce.ts'
import type { FeatureRequestsParts } from './feature-requests.service.ts'
import * as store from './feature-requests.store.ts'
import { presentForAdmin } from './present.ts'
import { summarize } from './statistics.ts'
import * as notes from './notes.store.ts'
import * as stakes from './stakes.store.ts'

export interface Decision {
  title?: string | undefined
  description?: string | undefined
  status?: RequestStatus | undefined
  priority?: RequestPriority | undefined
  duplicateOf?: number | null | undefined
  comment?: string | undefined
}

/** Told inside the deciding transaction, so that nobody who voted misses the news. */
export interface RequestNews {
  tell(
    tx: Tx,
    news: {
      requestId: number
      title: string
      status: RequestStatus
      people: readonly stakes.Interested[]
      at: string
      comment: string | null
    },
  ): Promise<void>
}

/** What administrators do: read who asked, decide, comment, merge, delete and undo. */
export class FeatureDecisionsService {
  readonly #db: Database
  readonly #events: Events
  readonly #now: Clock
  readonly #news: RequestNews

  constructor({ db, events, now, news }: FeatureRequestsParts & { news: RequestNews }) {
    this.#db = db
    this.#events = events
    this.#now = now
    this.#news = news
  }

  async list(filter: store.RequestFilter) {
    const around = await this.#readAround()
    const rows = await store.listRequests(this.#db.read, filter).execute()
    return rows.map((row) => presentForAdmin(row, around))
  }

  async readStatistics() {
    return summarize(await store.listRequests(this.#db.read, {}).execute(), this.#now())
  }

  async read(id: number) {
    const [comments, history] = await Promise.all([
      notes.listComments(this.#db.read, id),
      notes.listHistory(this.#db.read, id),
    ])
    return {
      featureRequest: await this.#present(id),
      comments: comments.map((comment) => ({
        id: comment.id,
        text: comment.text,
        author: comment.author ?? 'Administrateur',
        internal: comment.internal === 1,
        at: comment.at,
      })),
      history: history.map((change) => ({
        id: change.id,
        at: change.at,
        by: change.by,
        field: change.field,
        from: change.from_value,
        to: change.to_value,
      })),
    }
  }

  async create(
    actor: AdminActor,
    proposal: {
      title: string
      description?: string | undefined
      priority?: RequestPriority | undefined
      status?: RequestStatus | undefined
    },
  ) {
    const id = await this.#db.write(async (tx) => {
      const at = this.#now().toISOString()
      const row = {
        conciergerieId: null,
        accountId: null,
        title: proposal.title,
        description: proposal.description ?? '',
        status: proposal.status ?? 'pending',
        priority: proposal.priority ?? 'medium',
      } as const
      const created = await store.insertRequest(tx.q, row, at)
      await notes.insertHistory(tx.q, created, actor.name, [{ field: 'created', from: null, to: proposal.title }], at)
      await announce(this.#events, tx, created)
      return created
    })
    return this.#present(id)
  }

  async decide(actor: AdminActor, id: number, decision: Decision) {
    await this.#db.write(async (tx) => {
      await store.lockRequest(tx.q, id)
      const before = await ensureRequest(tx.q, id)
      const at = this.#now().toISOString()
      if (decision.duplicateOf != null) await this.#merge(tx, id, decision.duplicateOf)
      const after = { ...before, ...definedOnly(decision) }
      await store.updateRequest(tx.q, id, {
        title: after.title,
        description: after.description,
        status: after.status,
        priority: after.priority,
        duplicate_of: decision.duplicateOf === undefined ? before.duplicate_of : decision.duplicateOf,
        completed_at: completionOf(before, after.status, at),
        updated_at: at,
      })
      await notes.insertHistory(tx.q, id, actor.name, changesBetween(before, decision), at)
      const comment = decision.comment ? decision.comment : null
      if (comment !== null)
        await notes.insertComment(tx.q, { requestId: id, adminId: actor.adminId, text: comment, internal: false, at })
      if (after.status !== before.status || comment !== null) await this.#tell(tx, id, after, comment, at)
      await announce(this.#events, tx, id)
    })
    return this.#present(id)
  }

  async comment(actor: AdminActor, id: number, { text, internal }: { text: string; internal: boolean }) {
    const at = this.#now().toISOString()
    const commentId = await this.#db.write(async (tx) => {
      const row = await ensureRequest(tx.q, id)
      const inserted = await notes.insertComment(tx.q, { requestId: id, adminId: actor.adminId, text, internal, at })
      if (!internal) await this.#tell(tx, id, row, text, at)
      await announce(this.#events, tx, id)
      return inserted
    })
    return { id: commentId, text, author: actor.name, internal, at }
  }

  async remove(actor: AdminActor, id: number): Promise<void> {
    await this.#setDeleted(actor, id, this.#now().toISOString())
  }

  async restore(actor: AdminActor, id: number) {
    await this.#setDeleted(actor, id, null)
    return this.#present(id)
  }

  async #setDeleted(actor: AdminActor, id: number, deletedAt: string | null): Promise<void> {
    await this.#db.write(async (tx) => {
      if (!(await store.findAnyRequest(tx.q, id))) throw notFound()
      await store.updateRequest(tx.q, id, { deleted_at: deletedAt })
      await notes.insertHistory(
        tx.q,
        id,
        actor.name,
        [{ field: deletedAt ? 'deleted' : 'restored', from: null, to: null }],
        this.#now().toISOString(),
      )
      await announce(this.#events, tx, id)
    })
  }

  async #merge(tx: Tx, id: number, into: number): Promise<void> {
    await store.lockRequest(tx.q, into)
    const target = await ensureRequest(tx.q, into)
    if (into === id || target.duplicate_of !== null)
      throw new AppError('invalid', words.isDuplicate, {
        fields: { duplicateOf: words.isDuplicateField },
      })
    await stakes.moveStakes(tx.q, id, into)
  }

  async #tell(
    tx: Tx,
    id: number,
    row: { title: string; status: string },
    comment: string | null,
    at: string,
  ): Promise<void> {
    const people = await stakes.listInterested(tx.q, id)
    await this.#news.tell(tx, {
      requestId: id,
      title: row.title,
      status: row.status as RequestStatus,
      people,
      at,
      comment,
    })
  }

  async #readAround() {
    const [voters, requesters, all] = await Promise.all([
      stakes.listVoters(this.#db.read),
      stakes.listRequesters(this.#db.read),
      store.listRequests(this.#db.read, {}).execute(),
    ])
    return { voters, requesters, all }
  }

  async #present(id: number) {
    return presentForAdmin(await ensureRequest(this.#db.read, id), await this.#readAround())
  }
}

async function ensureRequest(q: Queries, id: number) {
  const row = await store.findRequest(q, id)
  if (!row) throw notFound()
  return row
}

function definedOnly({ title, description, status, priority }: Decision) {
  return Object.fromEntries(
    Object.entries({ title, description, status, priority }).filter(([, value]) => value !== undefined),
  ) as Partial<Pick<store.RequestRow, 'title' | 'description' | 'status' | 'priority'>>
}

function completionOf(before: store.RequestRow, status: string, at: string): string | null {
  if (status !== 'completed') return null
  return before.completed_at ?? at
}

function changesBetween(before: store.RequestRow, decision: Decision) {
  const fields = ['title', 'description', 'status', 'priority'] as const
  const changed = fields.flatMap((field) =>
    decision[field] === undefined || decision[field] === before[field]
      ? []
      : [{ field, from: before[field], to: decision[field] ?? null }],
  )
  if (decision.duplicateOf === undefined || decision.duplicateOf === before.duplicate_of) return changed
  return [...changed, { field: 'duplicateOf', from: asText(before.duplicate_of), to: asText(decision.duplicateOf) }]
}

const asText = (id: number | null) => (id === null ? null : String(id))
