import type { MessageStatus } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { ClientsService } from '#src/features/clients/clients.service.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import { policyFor, retryDelay } from '#src/providers/messaging/twilio-errors.ts'
import { findConversation, showLastStatus, updateConversation } from './conversations.store.ts'
import { deliverKey, deliverMessage } from './conversations.tasks.ts'
import { isFailure, readTwilioStatus, statusesBelow } from './delivery-ladder.ts'
import { listStatuses, listWaiting, raiseStatus } from './delivery.store.ts'
import { readExtra, writeExtra } from './message-extra.ts'
import { updateMessage } from './messages.store.ts'
import type { MessageRow } from './messages.store.ts'
import type { TemplateBook } from './ports.ts'
import type { ThreadLog } from './thread-log.ts'

export interface OutcomeParts {
  jobs: Jobs
  events: Events
  now: Clock
  clients: ClientsService
  templates: TemplateBook
  log: ThreadLog
}

export interface Heard {
  sid: string
  status: MessageStatus
  errorCode: string | null
  errorMessage: string | null
}

/** What follows from news about a message of ours, whoever brings them: the call that sent it or a status callback. */
export class DeliveryOutcomes {
  readonly #parts: OutcomeParts

  constructor(parts: OutcomeParts) {
    this.#parts = parts
  }

  /** The provider has taken the message; statuses that came before are tied to it, and the next one may leave. */
  async accepted(tx: Tx, message: MessageRow, { sid, status }: { sid: string; status: string }): Promise<void> {
    const { conciergerie_id: house, id } = message
    const known = readTwilioStatus(status) ?? 'queued'
    await updateMessage(tx.q, house, id, { message_sid: sid, status: 'queued', error_code: null, error_message: null })
    await this.#show(tx, message, 'queued')
    if (known !== 'queued' && !isFailure(known))
      await this.apply(tx, message, { sid, status: known, errorCode: null, errorMessage: null })
    await this.catchUp(tx, message, sid)
    await this.#sendNext(tx, message)
  }

  /** Statuses that came before the message was known by its SID. */
  async catchUp(tx: Tx, message: MessageRow, sid: string): Promise<void> {
    for (const earlier of await listStatuses(tx.q, message.conciergerie_id, sid)) {
      const status = readTwilioStatus(earlier.status)
      const words = { errorCode: earlier.error_code, errorMessage: earlier.error_message }
      if (status) await this.apply(tx, message, { sid, status, ...words })
    }
  }

  /** A status that was heard of: it only ever climbs. */
  async apply(tx: Tx, message: MessageRow, heard: Heard): Promise<void> {
    const { conciergerie_id: house, id } = message
    const raised = await raiseStatus(tx.q, { house, id, ...heard, below: statusesBelow(heard.status) })
    if (!raised) return
    await this.#show(tx, message, heard.status)
    if (isFailure(heard.status)) await this.#afterFailure(tx, raised)
  }

  /** It did not leave, and will not by itself. */
  async failed(tx: Tx, message: MessageRow, code: string, words: string | null): Promise<void> {
    await updateMessage(tx.q, message.conciergerie_id, message.id, {
      status: 'failed',
      error_code: code,
      error_message: words,
    })
    await this.#show(tx, message, 'failed')
    await this.#afterFailure(tx, { ...message, status: 'failed', error_code: code, error_message: words })
    await this.#sendNext(tx, message)
  }

  /** Nobody can say whether it left: said openly, and never sent again without a person's word. */
  async leftUnknown(tx: Tx, message: MessageRow): Promise<void> {
    await updateMessage(tx.q, message.conciergerie_id, message.id, {
      status: 'unknown',
      error_code: 'unknown_outcome',
      possible_duplicate: 1,
    })
    await this.#show(tx, message, 'unknown')
    await this.#callPerson(tx, message)
    await this.#sendNext(tx, message)
  }

  async #afterFailure(tx: Tx, message: MessageRow): Promise<void> {
    const extra = readExtra(message.extra)
    const retries = extra.retries ?? 0
    const delay = retryDelay(message.error_code, retries)
    if (delay !== null) return this.#sendAgain(tx, message, writeExtra({ ...extra, retries: retries + 1 }), delay)
    await this.#learn(tx, message)
    await this.#callPerson(tx, message)
  }

  async #sendAgain(
    tx: Tx,
    { conciergerie_id: conciergerieId, conversation_id: conversationId, id: messageId, ...message }: MessageRow,
    extra: string | null,
    delay: number,
  ): Promise<void> {
    await updateMessage(tx.q, conciergerieId, messageId, { status: 'pending', message_sid: null, extra })
    await this.#show(
      tx,
      { ...message, id: messageId, conciergerie_id: conciergerieId, conversation_id: conversationId },
      'pending',
    )
    const runAt = new Date(this.#parts.now().getTime() + delay)
    await this.#parts.jobs.enqueue(
      tx,
      deliverMessage,
      { conciergerieId, messageId },
      { ...deliverKey(conversationId, messageId), runAt },
    )
  }

  /** What a code tells about more than this message. */
  async #learn(tx: Tx, message: MessageRow): Promise<void> {
    const { conciergerie_id: conciergerieId, conversation_id: conversationId } = message
    const { effect } = policyFor(message.error_code)
    if (effect === 'window_closed') {
      await updateConversation(tx.q, conciergerieId, conversationId, { window_expires_at: null })
      await this.#parts.log.add(tx, { conciergerieId, conversationId }, { name: 'window_closed', details: {} })
    }
    if (effect === 'opted_out') {
      const conversation = await findConversation(tx.q, conciergerieId, conversationId)
      if (conversation) await this.#parts.clients.setOptedOut(tx, conciergerieId, conversation.client_id, true)
    }
    const { template } = readExtra(message.extra)
    if (effect === 'template_broken' && template)
      await this.#parts.templates.markBroken(tx, conciergerieId, template.contentSid)
  }

  async #callPerson(tx: Tx, { conciergerie_id: house, conversation_id: id }: MessageRow): Promise<void> {
    const conversation = await findConversation(tx.q, house, id)
    if (!conversation) return
    const since = conversation.needs_human_since ?? this.#parts.now().toISOString()
    await updateConversation(tx.q, house, id, {
      todo: 1,
      needs_human_since: since,
      needs_human_reason: conversation.needs_human_reason ?? 'delivery_failed',
    })
  }

  async #sendNext(
    tx: Tx,
    { conciergerie_id: conciergerieId, conversation_id: conversationId, id }: MessageRow,
  ): Promise<void> {
    const next = (await listWaiting(tx.q, conciergerieId, conversationId)).find((other) => other.id > id)
    if (next)
      await this.#parts.jobs.enqueue(
        tx,
        deliverMessage,
        { conciergerieId, messageId: next.id },
        deliverKey(conversationId, next.id),
      )
  }

  async #show(
    tx: Tx,
    { conciergerie_id: conciergerieId, conversation_id: id, id: messageId }: MessageRow,
    status: MessageStatus,
  ): Promise<void> {
    await showLastStatus(tx.q, conciergerieId, id, messageId, status)
    await this.#parts.events.append(tx, { conciergerieId, topic: 'messages', id })
    await this.#parts.events.append(tx, { conciergerieId, topic: 'conversations', id })
  }
}
