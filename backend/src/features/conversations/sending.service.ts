import type { Message } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { QuestionFiler } from '#src/features/faqs/ports.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { words } from './locales/error-words.ts'
import { takeSuggestion } from './answers.store.ts'
import { lockConversation, updateConversation } from './conversations.store.ts'
import type { ConversationRow } from './conversations.store.ts'
import { deliverKey, deliverMessage } from './conversations.tasks.ts'
import type { InboxService } from './inbox.service.ts'
import { findReceiver } from './inbox.store.ts'
import { findMedia } from './media.store.ts'
import type { MediaRow } from './media.store.ts'
import { findMessage, updateMessage } from './messages.store.ts'
import type { Author, Draft, Outbox } from './outbox.ts'
import type { Houses, TemplateBook } from './ports.ts'
import { readSources } from './present.ts'
import { draftFree, draftTemplate, ensureReachable, ensureWindowOpen, pauseEnd } from './send-rules.ts'

export interface SenderParts {
  db: Database
  jobs: Jobs
  now: Clock
  houses: Houses
  templates: TemplateBook
  questions: QuestionFiler
  outbox: Outbox
  inbox: InboxService
}

export interface Letter {
  message?: string | undefined
  mediaIds?: number[] | undefined
  template?: { templateId: number; variables: Record<string, string> } | undefined
  suggestionOf?: number | undefined
  close?: boolean | undefined
}

interface Line {
  house: House
  channel: Channel
}

/** Messages that a person writes. */
export class MessageSender {
  readonly #parts: SenderParts

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /**
   * Sends a message by hand: the AI is paused, and whatever it was preparing is dropped.
   * @returns the message, or the first of its parts
   * @throws AppError not_found, invalid, window_closed, opted_out, blocked, channel_off
   */
  async send(actor: HouseActor, conversationId: number, letter: Letter): Promise<Message> {
    const { conciergerieId } = actor
    const line = await this.#readLine(conciergerieId)
    const template = await this.#findTemplate(conciergerieId, letter)
    const messageId = await this.#parts.db.write(async (tx) => {
      const conversation = authorize(actor, await lockConversation(tx.q, conciergerieId, conversationId))
      ensureReachable(conversation, await findReceiver(tx.q, conciergerieId, conversation.client_id), line.channel)
      const drafts = template ?? (await this.#draft(tx, actor, conversation, letter))
      const made = await this.#withSources(tx, conciergerieId, letter.suggestionOf, drafts(authorOf(actor)))
      const [first, ...others] = await this.#parts.outbox.add(tx, { conciergerieId, conversationId }, made)
      if (first === undefined) throw nothingToSend()
      if (letter.suggestionOf !== undefined) await takeSuggestion(tx.q, conciergerieId, letter.suggestionOf, first)
      await this.#settle(tx, conversation, line.house, letter.close ?? false)
      return Math.min(first, ...others)
    })
    return this.#parts.inbox.readMessage(actor, messageId)
  }

  /** @throws AppError not_found, conflict for one that has not failed, and what `send` throws */
  async retry(actor: HouseActor, conversationId: number, messageId: number): Promise<Message> {
    const { conciergerieId } = actor
    const { channel } = await this.#readLine(conciergerieId)
    await this.#parts.db.write(async (tx) => {
      const conversation = authorize(actor, await lockConversation(tx.q, conciergerieId, conversationId))
      const message = authorize(actor, await findMessage(tx.q, conciergerieId, messageId))
      if (message.conversation_id !== conversationId || message.sender !== 'concierge' || !canRetry(message.status))
        throw new AppError('conflict', words.notFailed)
      ensureReachable(conversation, await findReceiver(tx.q, conciergerieId, conversation.client_id), channel)
      if (message.kind !== 'template') ensureWindowOpen(conversation, this.#parts.now())
      await updateMessage(tx.q, conciergerieId, messageId, {
        status: 'pending',
        message_sid: null,
        error_code: null,
        error_message: null,
      })
      await this.#parts.jobs.enqueue(
        tx,
        deliverMessage,
        { conciergerieId, messageId },
        deliverKey(conversationId, messageId),
      )
      await this.#parts.outbox.announce(tx, { conciergerieId, conversationId })
    })
    return this.#parts.inbox.readMessage(actor, messageId)
  }

  async #readLine(conciergerieId: number): Promise<Line> {
    const [house, channel] = await Promise.all([
      this.#parts.houses.read(conciergerieId),
      this.#parts.houses.channelOf(conciergerieId),
    ])
    return { house, channel }
  }

  async #findTemplate(conciergerieId: number, { template }: Letter): Promise<((author: Author) => Draft[]) | null> {
    if (!template) return null
    const found = await this.#parts.templates.findApproved(conciergerieId, template.templateId)
    if (!found)
      throw new AppError('invalid', words.notApproved, {
        fields: { 'template.templateId': words.notApprovedField },
      })
    return (author) => [draftTemplate(author, found, template.variables)]
  }

  async #draft(
    tx: Tx,
    actor: HouseActor,
    conversation: ConversationRow,
    { message = '', mediaIds = [] }: Letter,
  ): Promise<(author: Author) => Draft[]> {
    ensureWindowOpen(conversation, this.#parts.now())
    const media = mediaIds[0] === undefined ? null : await findUpload(tx, actor, mediaIds[0])
    if (message === '' && media === null) throw nothingToSend()
    return (author) => draftFree(author, message, media)
  }

  /** A suggestion that was taken brings its sources along. */
  async #withSources(
    tx: Tx,
    conciergerieId: number,
    suggestionOf: number | undefined,
    drafts: Draft[],
  ): Promise<Draft[]> {
    const [first, ...others] = drafts
    if (suggestionOf === undefined || !first) return drafts
    const asked = await findMessage(tx.q, conciergerieId, suggestionOf)
    return [{ ...first, sources: readSources(asked?.sources ?? null) }, ...others]
  }

  /** A person has answered: nobody waits, nobody else is needed, and the AI keeps quiet. */
  async #settle(tx: Tx, conversation: ConversationRow, house: House, close: boolean): Promise<void> {
    const { conciergerie_id: conciergerieId, id } = conversation
    await updateConversation(tx.q, conciergerieId, id, {
      version: conversation.version + 1,
      ai_paused_until: laterOf(conversation.ai_paused_until, pauseEnd(house, this.#parts.now())),
      ai_working_until: null,
      needs_human_reason: null,
      needs_human_since: null,
      waiting_since: null,
      todo: 0,
      unread: 0,
      draft: null,
      status: close ? 'closed' : 'open',
    })
    await this.#parts.questions.settleAsks(tx, conciergerieId, id)
  }
}

const nothingToSend = () =>
  new AppError('invalid', words.nothing, {
    fields: { message: words.toFill },
  })
const canRetry = (status: string) => ['failed', 'undelivered', 'canceled', 'unknown'].includes(status)
const laterOf = (one: string | null, other: string) => (one !== null && one > other ? one : other)

function authorOf(actor: HouseActor): Author {
  return { type: 'concierge', id: actor.kind === 'member' ? actor.accountId : null, name: actor.name }
}

async function findUpload(tx: Tx, actor: HouseActor, id: number): Promise<MediaRow> {
  const media = await findMedia(tx.q, actor.conciergerieId, id)
  if (!media || media.status !== 'stored' || media.message_id !== null)
    throw new AppError('invalid', words.fileGone, {
      fields: { mediaIds: words.fileGoneField },
    })
  return media
}
