import type { AiMode, HumanReason } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { ClientsService } from '#src/features/clients/clients.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { FaqUsage, QuestionFiler } from '#src/features/faqs/ports.ts'
import type { JobRun } from '#src/jobs/registration.ts'
import type { Events } from '#src/live/event-log.ts'
import { splitMessage } from '#src/text/split-message.ts'
import { presentMode } from './ai-state.ts'
import { countAnswer, insertAnswer } from './answers.store.ts'
import { findConversation, lockConversation, updateConversation } from './conversations.store.ts'
import type { ConversationRow } from './conversations.store.ts'
import { listMessages, updateMessage } from './messages.store.ts'
import type { MessageRow } from './messages.store.ts'
import type { Outbox } from './outbox.ts'
import type { Houses } from './ports.ts'
import type { Reply, ReplyAuthor } from './reply-author.ts'
import type { ReplyLimits } from './reply-limits.ts'
import { burstOf, standingOf, turnsOf } from './reply-plan.ts'
import type { Standing } from './reply-plan.ts'
import * as people from './reply-client.store.ts'
import type { ThreadLog } from './thread-log.ts'
import { isWindowOpen } from './windows.ts'

const turnsRead = 40
const workingMs = 40_000

export interface ReplierParts {
  db: Database
  events: Events
  now: Clock
  houses: Houses
  author: ReplyAuthor
  outbox: Outbox
  log: ThreadLog
  clients: Pick<ClientsService, 'noteReply'>
  limits: ReplyLimits
  questions: QuestionFiler
  usage: FaqUsage
  /** Shows the client that an answer is being written; a failure of it is of no matter. */
  showTyping: (conciergerieId: number, messageSid: string) => Promise<void>
  /** Told which holds a client has been read back; absent where nothing is booked. */
  noteRecap?: (conciergerieId: number, reservationId: number) => Promise<void>
}

export type ReplyRun = Pick<JobRun<boolean>, 'signal' | 'endWith' | 'begun'>

/** A burst to answer, as it stood when the work began. */
interface Task {
  house: House
  conversation: ConversationRow
  client: people.ReplyClient
  rows: MessageRow[]
  burst: MessageRow[]
  last: MessageRow
  mode: Exclude<AiMode, 'off'>
}

/** What an answer changes of a conversation, in one statement. */
type ListChange = Parameters<typeof updateConversation>[3]

/** Answers what the client wrote last: the model is asked outside any transaction, the answer sent only if it still stands. */
export class Replier {
  readonly #parts: ReplierParts

  constructor(parts: ReplierParts) {
    this.#parts = parts
  }

  /** Harmless twice: what was answered has no burst any more. */
  async reply(conciergerieId: number, conversationId: number, run: ReplyRun): Promise<void> {
    const task = await this.#read(conciergerieId, conversationId)
    if (!task) return run.begun === true ? this.#stopWork(conciergerieId, conversationId) : undefined
    if (!this.#parts.limits.take(conciergerieId, conversationId, task.burst.length))
      return this.#callPerson(task, 'rate_limited')
    const [reply] = await Promise.all([this.#write(task, run.signal), this.#showWork(task, run)])
    // the process is stopping: what was written in a hurry is not sent, the job runs again at the next start
    if (run.signal.aborted) throw new Error('the answer was interrupted')
    if ((await this.#settle(task, reply, run)) === 'stands' && task.mode === 'auto') await this.#noteRecaps(task, reply)
  }

  /** After the commit: a recap that nobody was sent can never be agreed to. */
  async #noteRecaps({ house }: Task, { recaps = [] }: Reply): Promise<void> {
    for (const id of recaps) await this.#parts.noteRecap?.(house.id, id)
  }

  /** After the last try: the client is not left without anybody. */
  async giveUp(conciergerieId: number, conversationId: number): Promise<void> {
    const task = await this.#read(conciergerieId, conversationId)
    if (task) await this.#callPerson(task, 'model_failed')
  }

  /** A draft of the next reply, for the person who asked for one; nothing is stored. */
  async suggest(conciergerieId: number, conversationId: number): Promise<Reply | null> {
    const task = await this.#read(conciergerieId, conversationId, 'suggest')
    return task && this.#write({ ...task, mode: 'suggest' }, AbortSignal.timeout(workingMs))
  }

  async #read(conciergerieId: number, conversationId: number, forced?: 'suggest'): Promise<Task | null> {
    const { db, houses, now } = this.#parts
    const conversation = await findConversation(db.read, conciergerieId, conversationId)
    if (!conversation) return null
    const house = await houses.read(conciergerieId)
    const client = await people.findReplyClient(db.read, conciergerieId, conversation.client_id)
    const rows = (await listMessages(db.read, conciergerieId, conversationId, null, turnsRead)).toReversed()
    const burst = burstOf(rows)
    const last = burst.at(-1)
    const mode = forced ?? presentMode(conversation, house, now())
    const silent = conversation.status === 'closed' || client?.blocked_at != null || client?.opted_out_at != null
    if (!client || !last || mode === 'off' || (silent && !forced)) return null
    if (mode === 'suggest' && !forced && last.ai_suggestion !== null) return null
    return { house, conversation, client, rows, burst, last, mode }
  }

  #write({ house, conversation, client, rows, mode }: Task, signal: AbortSignal): Promise<Reply> {
    return this.#parts.author.write({
      conciergerieId: house.id,
      conversationId: conversation.id,
      turns: turnsOf(rows),
      client: {
        id: client.id,
        name: client.name ?? client.profile_name,
        language: client.language,
        phone: client.phone,
      },
      mayAct: mode === 'auto',
      disclose: mode === 'auto' && client.ai_disclosed_at === null,
      signal,
    })
  }

  /** Says on the screens that an answer is being written. */
  async begin(tx: Tx, conciergerieId: number, conversationId: number): Promise<true> {
    const { events, now } = this.#parts
    const until = new Date(now().getTime() + workingMs).toISOString()
    await updateConversation(tx.q, conciergerieId, conversationId, { ai_working_until: until })
    await events.append(tx, { conciergerieId, topic: 'conversations', id: conversationId })
    return true
  }

  /** There was nothing to answer after all. */
  #stopWork(conciergerieId: number, conversationId: number): Promise<void> {
    const { db, events } = this.#parts
    return db.write(async (tx) => {
      await updateConversation(tx.q, conciergerieId, conversationId, { ai_working_until: null })
      await events.append(tx, { conciergerieId, topic: 'conversations', id: conversationId })
    })
  }

  async #showWork({ house, conversation, last, mode }: Task, { begun }: ReplyRun): Promise<void> {
    if (begun !== true) await this.#parts.db.write((tx) => this.begin(tx, house.id, conversation.id))
    if (mode === 'auto' && last.message_sid !== null) void this.#parts.showTyping(house.id, last.message_sid)
  }

  /** One transaction: is it still wanted? Then message, answer, question, flag and delivery; else only the record. */
  #settle(task: Task, reply: Reply, run: ReplyRun): Promise<Standing | 'gone'> {
    const { db, events, now } = this.#parts
    const { house, conversation, last } = task
    return db.write(async (tx) => {
      await run.endWith(tx)
      const current = await lockConversation(tx.q, house.id, conversation.id)
      if (!current) return 'gone'
      // what was done was done, whatever becomes of the words about it
      for (const action of reply.actions ?? [])
        await this.#parts.log.add(tx, { conciergerieId: house.id, conversationId: conversation.id }, action)
      const noted = { version: conversation.version, lastMessageId: last.id }
      const speaks = presentMode(current, house, now()) === task.mode
      const standing = standingOf(current, noted, speaks)
      const change = standing === 'stands' ? await this.#deliver(tx, task, current, reply) : {}
      if (standing !== 'stands') await this.#record(tx, task, reply, 'dropped', null)
      await updateConversation(tx.q, house.id, conversation.id, { ...change, ai_working_until: null })
      if (standing === 'stopped')
        await this.#parts.log.add(
          tx,
          { conciergerieId: house.id, conversationId: conversation.id },
          { name: 'answer_dropped', details: {} },
        )
      await events.append(tx, { conciergerieId: house.id, topic: 'conversations', id: conversation.id })
      return standing
    })
  }

  /** @returns what of it shows in the list of conversations */
  async #deliver(tx: Tx, task: Task, current: ConversationRow, reply: Reply): Promise<ListChange> {
    await this.#fileQuestion(tx, task, reply)
    if (task.mode === 'suggest') return this.#keepDraft(tx, task, reply)
    if (isWindowOpen(current.window_expires_at, this.#parts.now())) return this.#send(tx, task, reply)
    return this.#giveToPerson(tx, task, reply)
  }

  async #fileQuestion(tx: Tx, task: Task, reply: Reply): Promise<void> {
    const { house, conversation, last } = task
    const text = reply.unansweredQuestion
    if (text !== null)
      await this.#parts.questions.fileQuestion(tx, {
        conciergerieId: house.id,
        text,
        language: reply.language,
        channel: 'whatsapp',
        conversationId: conversation.id,
        messageId: last.id,
        clientId: task.client.id,
      })
  }

  async #send(tx: Tx, task: Task, reply: Reply): Promise<ListChange> {
    const { outbox, usage, now, clients } = this.#parts
    const { house, conversation, client } = task
    const at = now().toISOString()
    const author = { type: 'ai', id: null, name: null } as const
    const drafts = splitMessage(reply.text).map((text, part, parts) => ({
      author,
      kind: 'text' as const,
      text,
      language: reply.language,
      // sources stand under the last part, where the reader ends
      sources: part === parts.length - 1 ? reply.sources : [],
      extra: part === parts.length - 1 && reply.memory ? { memory: reply.memory } : {},
    }))
    const ids = await outbox.add(tx, { conciergerieId: house.id, conversationId: conversation.id }, drafts)
    await usage.countUse(
      tx,
      house.id,
      reply.sources.map(({ faqId }) => faqId),
    )
    await this.#record(tx, task, reply, 'sent', ids.at(-1) ?? null)
    const language = client.language === null ? reply.language : null
    await clients.noteReply(tx, house.id, client.id, { disclosed: client.ai_disclosed_at === null, language })
    return this.#afterAnswer(reply, at)
  }

  /** The window shut while the answer was written: only a template may go out, and a person chooses it. */
  async #giveToPerson(tx: Tx, task: Task, reply: Reply): Promise<ListChange> {
    await this.#record(tx, task, reply, 'dropped', null)
    return { needs_human_reason: 'delivery_failed', needs_human_since: this.#parts.now().toISOString(), todo: 1 }
  }

  /** Someone who waits for a person goes on waiting; whoever was answered does not. */
  #afterAnswer(reply: Reply, at: string): ListChange {
    if (reply.humanReason === null) return { waiting_since: null }
    return { needs_human_reason: reply.humanReason, needs_human_since: at, todo: 1 }
  }

  async #keepDraft(tx: Tx, task: Task, reply: Reply): Promise<ListChange> {
    const { house, conversation, last } = task
    await updateMessage(tx.q, house.id, last.id, { ai_suggestion: reply.text, sources: JSON.stringify(reply.sources) })
    await this.#record(tx, task, reply, 'suggested', null)
    await this.#parts.events.append(tx, { conciergerieId: house.id, topic: 'messages', id: conversation.id })
    return { todo: 1 }
  }

  async #record(
    tx: Tx,
    { house, conversation, last }: Task,
    reply: Reply,
    fate: 'sent' | 'suggested' | 'dropped',
    messageId: number | null,
  ): Promise<void> {
    const at = this.#parts.now().toISOString()
    await insertAnswer(tx.q, {
      conciergerieId: house.id,
      conversationId: conversation.id,
      questionMessageId: last.id,
      messageId,
      fate,
      reply,
      at,
    })
    await countAnswer(tx.q, house.id, at.slice(0, 10), reply.usage.costMicros)
  }

  #callPerson({ house, conversation }: Task, reason: HumanReason): Promise<void> {
    const { db, events, now } = this.#parts
    return db.write(async (tx) => {
      await updateConversation(tx.q, house.id, conversation.id, {
        ai_working_until: null,
        needs_human_reason: reason,
        needs_human_since: now().toISOString(),
        todo: 1,
      })
      await events.append(tx, { conciergerieId: house.id, topic: 'conversations', id: conversation.id })
    })
  }
}
