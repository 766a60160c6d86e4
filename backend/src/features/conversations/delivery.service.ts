import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Channel } from '#src/features/conciergeries/house.ts'
import { webhookFragment } from '#src/http/signatures.ts'
import { RetryLater } from '#src/jobs/errors.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { JobRun } from '#src/jobs/registration.ts'
import { MessagingError } from '#src/providers/messaging/messaging.ts'
import type { Messaging, MessagingAccount, OutgoingMessage, SentMessage } from '#src/providers/messaging/messaging.ts'
import { findConversation } from './conversations.store.ts'
import type { ConversationRow } from './conversations.store.ts'
import { deliverKey, deliverMessage } from './conversations.tasks.ts'
import type { DeliveryOutcomes } from './delivery-outcomes.ts'
import { knownSids, listWaiting } from './delivery.store.ts'
import { insertShare, listMediaOf } from './media.store.ts'
import type { MediaRow } from './media.store.ts'
import { readExtra } from './message-extra.ts'
import { findMessage, updateMessage } from './messages.store.ts'
import type { MessageRow } from './messages.store.ts'
import { describeParcel, findParcel, makeShareToken } from './parcels.ts'
import type { Houses } from './ports.ts'
import { isWindowOpen } from './windows.ts'

/** A message that waits longer no longer holds up those after it. */
const patienceMs = 10 * 60_000
/** Before asking what became of a call: the provider's list may lag behind. */
const settleMs = 2_000
const shareMs = 3_600_000

export interface DeliveryParts {
  db: Database
  jobs: Jobs
  now: Clock
  houses: Houses
  messaging: Messaging
  outcomes: DeliveryOutcomes
  publicUrl: string
}

/** A message that is said to be leaving, with what is sent. */
export interface Leaving {
  message: MessageRow
  conversation: ConversationRow
  mediaUrl: string | null
  /** It may have left already. */
  uncertain: boolean
}

export type DeliveryRun = Pick<JobRun<Leaving | null>, 'endWith' | 'begun'>

interface Parcel {
  message: MessageRow
  outgoing: OutgoingMessage
  account: MessagingAccount
  hasMedia: boolean
}

/** The far end of the outbox: each message leaves once, in order, and nothing about it is guessed. */
export class Deliverer {
  readonly #parts: DeliveryParts

  constructor(parts: DeliveryParts) {
    this.#parts = parts
  }

  /** @throws what makes the job be tried again */
  async deliver(conciergerieId: number, messageId: number, run: DeliveryRun): Promise<void> {
    const { begun } = run
    const leaving =
      begun === undefined ? await this.#parts.db.write((tx) => this.begin(tx, conciergerieId, messageId)) : begun
    if (!leaving) return
    const channel = await this.#parts.houses.channelOf(conciergerieId)
    // what may have left already is looked for first, whatever stands in its way now
    if (isOff(channel) && !(leaving.uncertain && channel.account !== null)) return this.#fail(leaving, 'channel_off')
    const parcel = this.#pack(leaving, channel)
    if (leaving.uncertain && (await this.#settleUncertain(parcel))) return
    await this.#send(parcel, run)
  }

  /** After the last try: what never left has failed, what may have left is said to be so. */
  async giveUp(conciergerieId: number, messageId: number): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const message = await findMessage(tx.q, conciergerieId, messageId)
      if (message?.status === 'pending') await this.#parts.outcomes.failed(tx, message, 'gave_up', null)
      else if (message && isUncertain(message)) await this.#parts.outcomes.leftUnknown(tx, message)
    })
  }

  /** Says that the message is leaving, before anybody outside hears of it; null when it is not to leave now. */
  async begin(tx: Tx, house: number, messageId: number): Promise<Leaving | null> {
    const message = await findMessage(tx.q, house, messageId)
    if (!message || !(message.status === 'pending' || isUncertain(message))) return null
    const conversation = await findConversation(tx.q, house, message.conversation_id)
    if (!conversation || (await this.#waitsItsTurn(tx, message))) return null
    const [file] = message.kind === 'media' ? await listMediaOf(tx.q, house, [messageId]) : []
    const uncertain = isUncertain(message)
    const obstacle = uncertain ? null : findObstacle(message, conversation, file, this.#parts.now())
    if (obstacle !== null) {
      await this.#parts.outcomes.failed(tx, message, obstacle, null)
      return null
    }
    const sentAt = uncertain ? message.sent_at : this.#parts.now().toISOString()
    await updateMessage(tx.q, house, messageId, { status: 'sending', sent_at: sentAt })
    const mediaUrl = file ? await this.#share(tx, house, file.id) : null
    return { message: { ...message, sent_at: sentAt }, conversation, mediaUrl, uncertain }
  }

  #fail({ message }: Leaving, code: string): Promise<void> {
    return this.#parts.db.write((tx) => this.#parts.outcomes.failed(tx, message, code, null))
  }

  #pack({ message, conversation, mediaUrl }: Leaving, channel: Channel): Parcel {
    const { our_address: ourAddress, their_address: to } = conversation
    const statusUrl = `${this.#parts.publicUrl}/webhook/whatsapp/status${webhookFragment}`
    const outgoing = describeParcel(message, { channel, ourAddress, to: to ?? '', mediaUrl, statusUrl })
    const account = {
      sid: channel.account?.sid ?? '',
      token: channel.account?.token ?? '',
      conciergerieId: message.conciergerie_id,
    }
    return { message, outgoing, account, hasMedia: mediaUrl !== null }
  }

  /** Earlier messages of the thread go first: the one before wakes this one, and no wait is for ever. */
  async #waitsItsTurn(
    tx: Tx,
    { id: messageId, conciergerie_id: conciergerieId, conversation_id: conversationId }: MessageRow,
  ): Promise<boolean> {
    const since = new Date(this.#parts.now().getTime() - patienceMs).toISOString()
    const waiting = await listWaiting(tx.q, conciergerieId, conversationId)
    const first = waiting.find(
      (other) => other.id < messageId && other.created_at > since && !readExtra(other.extra).retries,
    )
    if (!first) return false
    const runAt = new Date(Date.parse(first.created_at) + patienceMs)
    await this.#parts.jobs.enqueue(
      tx,
      deliverMessage,
      { conciergerieId, messageId },
      { ...deliverKey(conversationId, messageId), runAt },
    )
    return true
  }

  async #share(tx: Tx, house: number, mediaId: number): Promise<string> {
    const { token, tokenHash } = makeShareToken()
    const expiresAt = new Date(this.#parts.now().getTime() + shareMs).toISOString()
    await insertShare(tx.q, { house, mediaId, tokenHash, expiresAt })
    return `${this.#parts.publicUrl}/api/media/shared/${token}`
  }

  /** @returns true when the message turned out to have left, or must not leave again */
  async #settleUncertain({ message, outgoing, account, hasMedia }: Parcel): Promise<boolean> {
    const sinceMs = this.#parts.now().getTime() - Date.parse(message.sent_at ?? message.created_at)
    if (sinceMs < settleMs) throw new RetryLater(settleMs - sinceMs)
    const sent = await this.#lookUp(account, outgoing)
    return this.#parts.db.write(async (tx) => {
      const { conciergerie_id: house, id } = message
      const taken = await knownSids(
        tx.q,
        house,
        (sent ?? []).map(({ sid }) => sid),
      )
      const found = findParcel(message, hasMedia, sent ?? [], taken)
      if (found) {
        await this.#parts.outcomes.accepted(tx, message, found)
        return true
      }
      if (sent === null && message.possible_duplicate === 1) {
        await this.#parts.outcomes.leftUnknown(tx, message)
        return true
      }
      await updateMessage(tx.q, house, id, { possible_duplicate: 1, sent_at: this.#parts.now().toISOString() })
      return false
    })
  }

  /** What the provider says it sent; null when it cannot be asked. */
  async #lookUp(account: MessagingAccount, { sender, to }: OutgoingMessage): Promise<SentMessage[] | null> {
    try {
      return await this.#parts.messaging.findSent(account, { sender, to })
    } catch (error) {
      if (error instanceof MessagingError && error.outcome === 'refused') return null
      throw error
    }
  }

  async #send({ message, outgoing, account }: Parcel, run: DeliveryRun): Promise<void> {
    try {
      const accepted = await this.#parts.messaging.send(account, outgoing)
      await this.#parts.db.write(async (tx) => {
        await run.endWith(tx)
        await this.#parts.outcomes.accepted(tx, message, accepted)
      })
    } catch (error) {
      if (!(error instanceof MessagingError) || error.outcome === 'unknown') throw error
      await this.#parts.db.write(async (tx) => {
        if (error.outcome === 'refused') await this.#parts.outcomes.failed(tx, message, error.code, error.message)
        else await updateMessage(tx.q, message.conciergerie_id, message.id, { status: 'pending' })
      })
      if (error.outcome === 'not_sent') throw error
    }
  }
}

/** A call was begun and never heard of again: by a crash, or without an answer. */
const isUncertain = (message: MessageRow) => message.status === 'sending' && message.message_sid === null

const isOff = ({ account, number, messagingServiceSid }: Channel) =>
  account === null || (number === null && messagingServiceSid === null)

/** What keeps a message from leaving, as a code that the screens can word; null when nothing does. */
function findObstacle(
  message: MessageRow,
  conversation: ConversationRow,
  file: MediaRow | undefined,
  now: Date,
): string | null {
  if (conversation.their_address === null) return 'no_address'
  if (message.kind === 'media' && !file) return 'media_gone'
  return message.kind === 'template' || isWindowOpen(conversation.window_expires_at, now) ? null : '63016'
}
