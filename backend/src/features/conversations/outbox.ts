import type { AuthorType, MessageKind } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import { showLastMessage } from './conversations.store.ts'
import { deliverKey, deliverMessage } from './conversations.tasks.ts'
import { attachMedia } from './media.store.ts'
import { writeExtra } from './message-extra.ts'
import type { MessageExtra } from './message-extra.ts'
import { insertOutgoing } from './messages.store.ts'
import type { ReplySource } from './reply-author.ts'
import { previewOf } from './windows.ts'

export interface Author {
  type: Exclude<AuthorType, 'client'>
  /** Account of a person. */
  id: number | null
  name: string | null
}

export interface Draft {
  author: Author
  kind: Extract<MessageKind, 'text' | 'media' | 'template'>
  text: string
  language?: string | null
  sources?: readonly ReplySource[]
  extra?: MessageExtra
  mediaIds?: readonly number[]
}

export interface ConversationRef {
  conciergerieId: number
  conversationId: number
}

/** The one door through which messages leave: a row that waits, and the job that hands it over. */
export class Outbox {
  readonly #jobs: Jobs
  readonly #events: Events
  readonly #now: Clock

  constructor({ jobs, events, now }: { jobs: Jobs; events: Events; now: Clock }) {
    this.#jobs = jobs
    this.#events = events
    this.#now = now
  }

  /**
   * Adds messages to a thread, in order, to be sent after the commit.
   * @returns their ids
   */
  async add(tx: Tx, conversation: ConversationRef, drafts: readonly Draft[]): Promise<number[]> {
    const ids: number[] = []
    for (const draft of drafts) ids.push(await this.#addOne(tx, conversation, draft))
    await this.announce(tx, conversation)
    return ids
  }

  /** Tells the screens that a thread and its line in the list have changed. */
  async announce(tx: Tx, { conciergerieId, conversationId: id }: ConversationRef): Promise<void> {
    await this.#events.append(tx, { conciergerieId, topic: 'messages', id })
    await this.#events.append(tx, { conciergerieId, topic: 'conversations', id })
  }

  async #addOne(tx: Tx, { conciergerieId, conversationId }: ConversationRef, draft: Draft): Promise<number> {
    const now = this.#now().toISOString()
    const { author, kind, text, language = null, sources = [], extra = {}, mediaIds = [] } = draft
    const id = await insertOutgoing(tx.q, {
      house: conciergerieId,
      conversationId,
      authorType: author.type,
      authorId: author.id,
      authorName: author.name,
      kind,
      text,
      language,
      sources: sources.length === 0 ? null : JSON.stringify(sources),
      extra: writeExtra(extra),
      now,
    })
    await attachMedia(tx.q, conciergerieId, id, mediaIds)
    await showLastMessage(tx.q, {
      house: conciergerieId,
      conversationId,
      messageId: id,
      author: author.type,
      kind,
      preview: previewOf(text),
      now,
    })
    await this.#jobs.enqueue(tx, deliverMessage, { conciergerieId, messageId: id }, deliverKey(conversationId, id))
    return id
  }
}
