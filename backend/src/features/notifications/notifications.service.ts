import type { LiveEvent, NotificationType, RequestStatus } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import type { Events } from '#src/live/event-log.ts'
import { noticesOfBookings } from './booking-rules.ts'
import type { ManagerNotices } from './manager-notices.ts'
import * as store from './notifications.store.ts'
import { noticeOfQuestion, noticesOfConversation } from './rules.ts'
import type { Notice } from './rules.ts'
import * as subjects from './subjects.store.ts'
import { wordingFor } from './wording.ts'

export interface NotificationsParts {
  db: Database
  events: Events
  /** Who tells them outside the app too. */
  managers: ManagerNotices
  now: Clock
}

interface RequestNews {
  requestId: number
  title: string
  status: RequestStatus
  people: readonly { conciergerieId: number; accountId: number }[]
  at: string
  comment: string | null
}

/** Tells people what needs them. It listens to the event log: no other room calls it for its own events. */
export class NotificationsService {
  readonly #parts: NotificationsParts

  constructor(parts: NotificationsParts) {
    this.#parts = parts
  }

  async list(actor: MemberActor, cursor: string | undefined, limit = 30) {
    const before = cursor ? decodeCursor(cursor, ['number'] as const)[0] : null
    const rows = await store.listNotifications(
      this.#parts.db.read,
      actor.conciergerieId,
      actor.accountId,
      before,
      limit + 1,
    )
    const present = (row: (typeof rows)[number]) => ({
      id: row.id,
      type: row.type as NotificationType,
      title: row.title,
      detail: row.detail,
      link: row.link,
      readAt: row.read_at,
      createdAt: row.created_at,
    })
    return cutPage(rows, limit, present, (row) => [row.id])
  }

  markRead(actor: MemberActor, id: number | undefined): Promise<void> {
    return this.#parts.db.write(async (tx) => {
      await store.markRead(tx.q, actor.conciergerieId, actor.accountId, id, this.#parts.now().toISOString())
      await this.#announce(tx, actor.conciergerieId)
    })
  }

  countUnread(conciergerieId: number, accountId: number): Promise<number> {
    return store.countUnread(this.#parts.db.read, conciergerieId, accountId)
  }

  /** Called for every event of every house, in order, at least once: a notice is unique, so a repeat adds none. */
  async hear(conciergerieId: number, event: LiveEvent): Promise<void> {
    const notices = await this.#noticesOf(conciergerieId, event)
    if (notices.length === 0) return
    const people = await subjects.listPeople(this.#parts.db.read, conciergerieId)
    await this.#parts.db.write(async (tx) => {
      let news = false
      for (const notice of notices) {
        for (const person of people) news = (await this.#tell(tx, conciergerieId, person, notice)) || news
      }
      if (news) await this.#announce(tx, conciergerieId)
    })
  }

  /** News of a feature request, inside the transaction that made them. */
  async tell(tx: Tx, news: RequestNews): Promise<void> {
    for (const { conciergerieId, accountId } of news.people) {
      const words = wordingFor('fr')
      await store.insertNotification(tx.q, {
        conciergerie_id: conciergerieId,
        account_id: accountId,
        source: `request:${news.requestId}:${news.at}`,
        type: 'feature_request',
        title: words.requestChanged(news.title),
        detail: news.comment ?? words.requestStatus[news.status],
        link: `/requests/${news.requestId}`,
        read_at: null,
        created_at: news.at,
      })
      await this.#announce(tx, conciergerieId)
    }
  }

  async #noticesOf(conciergerieId: number, { topic, id }: LiveEvent): Promise<Notice[]> {
    if (id === null) return []
    if (topic === 'conversations' || topic === 'messages') {
      const subject = await subjects.findConversation(this.#parts.db.read, conciergerieId, id)
      return subject ? noticesOfConversation(subject) : []
    }
    if (topic !== 'questions')
      return noticesOfBookings(this.#parts.db.read, conciergerieId, { seq: 0, topic, id }, this.#parts.now())
    const question = await subjects.findQuestion(this.#parts.db.read, conciergerieId, id)
    const notice = question && noticeOfQuestion(question)
    return notice ? [notice] : []
  }

  /** Everyone sees it in the dashboard, and elsewhere as they chose. Gives whether it was new. */
  async #tell(tx: Tx, conciergerieId: number, person: subjects.Recipient, notice: Notice): Promise<boolean> {
    if (notice.exceptFor === person.name) return false
    const isNew = await store.insertNotification(tx.q, {
      conciergerie_id: conciergerieId,
      account_id: person.id,
      source: notice.source,
      type: notice.type,
      title: notice.title(person.locale),
      detail: notice.detail(person.locale),
      link: notice.link,
      read_at: null,
      created_at: this.#parts.now().toISOString(),
    })
    if (isNew) await this.#parts.managers.tell(tx, conciergerieId, person.id, notice)
    return isNew
  }

  #announce(tx: Tx, conciergerieId: number): Promise<void> {
    return this.#parts.events.append(tx, { conciergerieId, topic: 'notifications', id: null })
  }
}
