import type { Conversation, Message } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { cutPage, decodeCursor, encodeCursor } from '#src/db/page.ts'
import { searchTerms } from '#src/text/search-terms.ts'
import { findConversation } from './conversations.store.ts'
import type { ConversationRow } from './conversations.store.ts'
import * as store from './inbox.store.ts'
import type { InboxFilter, Tab } from './inbox.store.ts'
import { listMediaOf } from './media.store.ts'
import { findMessage, listMessages } from './messages.store.ts'
import type { MessageRow } from './messages.store.ts'
import type { FaqCounts, Houses } from './ports.ts'
import { presentConversation, presentMessage, readSources } from './present.ts'

const fullPage = 50
const noUsage: ReadonlyMap<number, number> = new Map()

export interface InboxParts {
  db: Database
  now: Clock
  houses: Houses
  faqs: FaqCounts
}

export interface InboxQuery {
  tab?: Tab | undefined
  q?: string | undefined
  unread?: boolean | undefined
  /** A member's id, `me` or `none`. */
  assignee?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** What people read of conversations. */
export class InboxService {
  readonly #db: Database
  readonly #now: Clock
  readonly #houses: Houses
  readonly #faqs: FaqCounts

  constructor({ db, now, houses, faqs }: InboxParts) {
    this.#db = db
    this.#now = now
    this.#houses = houses
    this.#faqs = faqs
  }

  async list(actor: HouseActor, query: InboxQuery): Promise<{ items: Conversation[]; nextCursor: string | null }> {
    const { cursor, limit = fullPage } = query
    const filter = readFilter(actor, query)
    if (filter === null) return { items: [], nextCursor: null }
    const after = cursor ? decodeCursor(cursor, ['string', 'number'] as const) : null
    const { rows, stoppedAt } = await store.listConversations(
      this.#db.read,
      actor.conciergerieId,
      filter,
      after,
      limit + 1,
    )
    const present = await this.#presenter(actor.conciergerieId, rows.slice(0, limit))
    const page = cutPage(rows, limit, present, (row) => [row.last_message_at, row.id])
    return { items: page.items, nextCursor: page.nextCursor ?? (stoppedAt && encodeCursor(stoppedAt)) }
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number, id: number): Promise<Conversation> {
    const row = authorize({ conciergerieId }, await findConversation(this.#db.read, conciergerieId, id))
    const present = await this.#presenter(conciergerieId, [row])
    return present(row)
  }

  /** A page of a thread, oldest first; the cursor leads to older ones. @throws AppError not_found */
  async listMessages(
    actor: HouseActor,
    id: number,
    { cursor, limit = fullPage }: { cursor?: string | undefined; limit?: number | undefined },
  ) {
    const { conciergerieId } = actor
    authorize(actor, await findConversation(this.#db.read, conciergerieId, id))
    const [before] = cursor ? decodeCursor(cursor, ['number'] as const) : [null]
    const rows = await listMessages(this.#db.read, conciergerieId, id, before, limit + 1)
    const present = await this.#messagePresenter(conciergerieId, rows, actor.locale)
    const page = cutPage(rows, limit, present, (row) => [row.id])
    return { items: page.items.toReversed(), nextCursor: page.nextCursor }
  }

  /** @throws AppError not_found */
  async readMessage(actor: HouseActor, id: number): Promise<Message> {
    const row = authorize(actor, await findMessage(this.#db.read, actor.conciergerieId, id))
    const present = await this.#messagePresenter(actor.conciergerieId, [row], actor.locale)
    return present(row)
  }

  async #presenter(
    conciergerieId: number,
    rows: readonly ConversationRow[],
  ): Promise<(row: ConversationRow) => Conversation> {
    const house = await this.#houses.read(conciergerieId)
    const memberIds = rows.flatMap((row) => row.assignee_id ?? [])
    const clientIds = rows.map((row) => row.client_id)
    const [cards, members] = await Promise.all([
      clientIds.length === 0 ? [] : store.listCards(this.#db.read, conciergerieId, clientIds),
      memberIds.length === 0 ? [] : store.listMemberNames(this.#db.read, conciergerieId, memberIds),
    ])
    const cardOf = new Map(cards.map((card) => [card.id, card]))
    const nameOf = new Map(members.map((member) => [member.id, member.name]))
    const now = this.#now()
    return (row) =>
      presentConversation(row, {
        house,
        now,
        card: cardOf.get(row.client_id),
        assigneeName: nameOf.get(row.assignee_id ?? 0),
      })
  }

  async #messagePresenter(
    conciergerieId: number,
    rows: readonly MessageRow[],
    locale: string,
  ): Promise<(row: MessageRow) => Message> {
    if (rows.length === 0) return (row) => presentMessage(row, { media: [], usage: noUsage, locale })
    const faqIds = [...new Set(rows.flatMap((row) => readSources(row.sources).map(({ faqId }) => faqId)))]
    const [media, usage] = await Promise.all([
      listMediaOf(
        this.#db.read,
        conciergerieId,
        rows.map(({ id }) => id),
      ),
      faqIds.length === 0 ? noUsage : this.#faqs.usageCounts(conciergerieId, faqIds),
    ])
    const mediaOf = Map.groupBy(media, (file) => file.message_id)
    return (row) => presentMessage(row, { media: mediaOf.get(row.id) ?? [], usage, locale })
  }
}

/** Null for a search that nothing can match. */
function readFilter(
  actor: HouseActor,
  { tab = 'all', q = '', unread = false, assignee }: InboxQuery,
): InboxFilter | null {
  const terms = q.trim() === '' ? null : searchTerms(q)
  if (q.trim() !== '' && terms === null) return null
  const who = readAssignee(actor, assignee)
  return who === undefined ? null : { tab, unread, terms, assignee: who }
}

/** Undefined for somebody who cannot be. */
function readAssignee(actor: HouseActor, assignee: string | undefined): InboxFilter['assignee'] | undefined {
  if (assignee === undefined) return null
  if (assignee === 'none') return 'none'
  if (assignee === 'me') return actor.kind === 'member' ? actor.memberId : undefined
  return /^\d{1,15}$/.test(assignee) ? Number(assignee) : undefined
}
