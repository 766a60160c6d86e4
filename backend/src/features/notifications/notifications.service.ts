import type { LiveEvent, NotificationType, RequestStatus } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import type { Events } from '#src/live/event-log.ts'
import { noticesOfBookings } from './booking-rules.ts'
import type { ManagerNotices } from './manager-notices.ts'
import * as store from './notifications.store.ts'
import { noticeOfCall, noticeOfQuestion, noticesOfConversation } from './rules.ts'
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
  people: readonly { conciergerieId: number; accountId: number; locale: string }[]
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

  /**
   * Called with the events of a house as they come, in order, at least once: a notice is unique, so a repeat adds none.
   * What an event speaks of is read as it stands now. A conversation that called somebody and was seen to before anybody
   * could be told is no news any more.
   */
  async hear(conciergerieId: number, events: readonly LiveEvent[]): Promise<void> {
    const notices = await this.#noticesOf(conciergerieId, events)
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

  /** News of a feature request, each in their own language, inside the transaction that made them. */
  async tell(tx: Tx, news: RequestNews): Promise<void> {
    for (const { conciergerieId, accountId, locale } of news.people) {
      const words = wordingFor(locale)
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

  async #noticesOf(house: number, events: readonly LiveEvent[]): Promise<Notice[]> {
    const q = this.#parts.db.read
    const threads = await subjects.listCalling(q, house, idsOf(events, 'conversations', 'messages'))
    const [conversations, questions, calls, bookings] = await Promise.all([
      Promise.all(threads.map((id) => subjects.findConversation(q, house, id))),
      Promise.all(idsOf(events, 'questions').map((id) => subjects.findQuestion(q, house, id))),
      Promise.all(idsOf(events, 'calls').map((id) => subjects.findCallToFollow(q, house, id))),
      Promise.all(distinctBookings(events).map((event) => noticesOfBookings(q, house, event, this.#parts.now()))),
    ])
    return [
      ...conversations.flatMap((subject) => (subject ? noticesOfConversation(subject) : [])),
      ...questions.flatMap((question) => (question && noticeOfQuestion(question)) ?? []),
      ...calls.flatMap((call) => (call ? noticeOfCall(call) : [])),
      ...bookings.flat(),
    ]
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

/** Of each reservation, order or message left that moved, the last event: what it speaks of is read as it stands now. */
function distinctBookings(events: readonly LiveEvent[]): LiveEvent[] {
  return [...new Map(events.map((event) => [`${event.topic}:${event.id ?? ''}`, event])).values()]
}

/** What events of some topics speak of, each once. */
function idsOf(events: readonly LiveEvent[], ...topics: LiveEvent['topic'][]): number[] {
  return [...new Set(events.flatMap(({ topic, id }) => (id !== null && topics.includes(topic) ? [id] : [])))]
}
