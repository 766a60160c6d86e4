import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import { presentMode } from './ai-state.ts'
import { fetchMedia, replyKey, replyToClient } from './conversations.tasks.ts'
import { describeInbound } from './inbound-extra.ts'
import type { InboundMessage } from './inbound.ts'
import { insertMedia } from './media.store.ts'
import type { OptOuts } from './opt-outs.ts'
import { readOptOut } from './opt-out-rules.ts'
import type { ThreadMerger } from './thread-merger.ts'
import * as store from './threads.store.ts'
import type { Thread } from './threads.store.ts'
import { isWindowOpen, previewOf, windowEnd } from './windows.ts'

export interface ReceiverParts {
  db: Database
  jobs: Jobs
  events: Events
  now: Clock
  registry: ClientRegistry
  merger: ThreadMerger
  optOuts: OptOuts
  /** How long a burst may pause before it is answered, in ms. */
  replyQuietMs: number
  /** Told after each stored message, to make it findable soon. */
  onStored: () => void
}

/** The client's side of a conversation: one transaction from the webhook to the acknowledgement. */
export class MessageReceiver {
  readonly #parts: ReceiverParts

  constructor(parts: ReceiverParts) {
    this.#parts = parts
  }

  /**
   * Stores a message with all that follows from it. The same MessageSid again, at whatever moment, changes nothing.
   * @param writtenAt when the client wrote it, where that is not now
   * @throws AppError unavailable: nothing was stored, and the provider must send it again
   */
  receive(
    house: House,
    channel: Channel,
    message: InboundMessage,
    writtenAt: Date | null = null,
  ): Promise<{ repeated: boolean }> {
    return this.#parts.db.write(async (tx) => {
      const at = writtenAt ?? this.#parts.now()
      const thread = await this.#settleThread(tx, house.id, message, at)
      const messageId = await this.#insert(tx, house.id, thread, message, at)
      if (messageId === null) return { repeated: true }
      await this.#follow(tx, house, channel, thread, message, messageId, at)
      return { repeated: false }
    })
  }

  async #settleThread(tx: Tx, house: number, message: InboundMessage, at: Date): Promise<Thread> {
    const known = await store.findSender(tx.q, house, message.sender)
    const thread = known === null ? null : await store.readThread(tx.q, house, known)
    return thread ?? this.#introduce(tx, house, message, at)
  }

  /** Somebody new, somebody known under a name we had not seen, or two who turn out to be one. */
  async #introduce(tx: Tx, house: number, message: InboundMessage, at: Date): Promise<Thread> {
    const visitor = { conciergerieId: house, identities: message.sender, profileName: message.profileName }
    const [clientId, ...others] = await this.#parts.registry.recognise(tx, visitor)
    const wanted = { house, clientId, ourAddress: message.addressee.to, now: at.toISOString() }
    const conversationId = await store.ensureConversation(tx.q, wanted)
    for (const other of others) await this.#parts.merger.merge(tx, house, { clientId, conversationId }, other)
    const thread = await store.readThread(tx.q, house, clientId)
    if (!thread) throw new Error('a thread that was just made is not there')
    return thread
  }

  async #insert(tx: Tx, house: number, thread: Thread, message: InboundMessage, at: Date): Promise<number | null> {
    return store.insertInbound(tx.q, {
      house,
      conversationId: thread.conversationId,
      kind: message.kind,
      text: message.text,
      messageSid: message.messageSid,
      extra: await describeInbound(tx.q, house, message),
      now: at.toISOString(),
    })
  }

  async #follow(
    tx: Tx,
    house: House,
    channel: Channel,
    thread: Thread,
    message: InboundMessage,
    messageId: number,
    at: Date,
  ): Promise<void> {
    const now = this.#parts.now()
    const conversation = { conciergerieId: house.id, conversationId: thread.conversationId }
    const known = { id: thread.clientId, profileName: thread.profileName, lastSeenAt: thread.lastSeenAt }
    const optOut = readOptOut(message, thread.optedOutAt !== null)
    const isHeard = optOut === null && thread.optedOutAt === null && thread.blockedAt === null
    // found too late for free text: a person sees to it
    const mode = isHeard && isWindowOpen(windowEnd(at), now) ? presentMode(thread, house, now) : 'off'
    await this.#announce(tx, house, thread, message, {
      messageId,
      needsPerson: mode !== 'auto' && optOut === null,
      at,
    })
    await this.#parts.registry.noteVisit(tx, house.id, known, message.profileName)
    await this.#queueMedia(tx, house.id, messageId, message, now)
    if (optOut !== null) await this.#parts.optOuts.apply(tx, { house, channel, thread, optOut })
    if (mode !== 'off')
      await this.#parts.jobs.enqueue(tx, replyToClient, conversation, {
        ...replyKey(thread.conversationId),
        runAt: new Date(now.getTime() + this.#parts.replyQuietMs),
      })
    tx.onCommit(this.#parts.onStored)
  }

  async #announce(
    tx: Tx,
    house: House,
    thread: Thread,
    message: InboundMessage,
    news: { messageId: number; needsPerson: boolean; at: Date },
  ): Promise<void> {
    const { conversationId: id, blockedAt, status } = thread
    const at = news.at.toISOString()
    await store.announceInbound(tx.q, {
      house: house.id,
      id,
      messageId: news.messageId,
      preview: previewOf(message.text),
      kind: message.kind,
      ourAddress: message.addressee.to,
      theirAddress: message.sender.phone ?? message.sender.bsuid,
      at,
      windowEnd: windowEnd(news.at),
      status: blockedAt === null ? 'open' : status,
      unread: blockedAt === null ? 1 : 0,
      waitingSince: blockedAt === null ? at : null,
      todo: blockedAt === null && news.needsPerson ? 1 : 0,
    })
    await this.#parts.events.append(tx, { conciergerieId: house.id, topic: 'messages', id })
    await this.#parts.events.append(tx, { conciergerieId: house.id, topic: 'conversations', id })
  }

  async #queueMedia(tx: Tx, house: number, messageId: number, message: InboundMessage, now: Date): Promise<void> {
    for (const [position, { url, contentType }] of message.media.entries()) {
      const mediaId = await insertMedia(tx.q, { house, messageId, position, url, contentType, now: now.toISOString() })
      await this.#parts.jobs.enqueue(tx, fetchMedia, { conciergerieId: house, mediaId }, { key: `media:${mediaId}` })
    }
  }
}
