import type { AiMode } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { lockConversation, updateConversation } from './conversations.store.ts'
import type { ConversationRow } from './conversations.store.ts'
import { replyKey, replyToClient } from './conversations.tasks.ts'
import { insertAside } from './messages.store.ts'
import type { Houses } from './ports.ts'
import { findActiveMember } from './steering.store.ts'
import type { ThreadEvent, ThreadLog } from './thread-log.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { words } from './locales/error-words.ts'

export interface SteeringParts {
  db: Database
  events: Events
  jobs: Jobs
  now: Clock
  houses: Pick<Houses, 'read'>
  log: ThreadLog
}

type Change = Parameters<typeof updateConversation>[3]

/** What members do with a conversation besides writing: each raises its version, so that an answer in flight is dropped. */
export class SteeringService {
  readonly #parts: SteeringParts

  constructor(parts: SteeringParts) {
    this.#parts = parts
  }

  /** The AI is quiet from this commit on, whatever it is writing now. */
  async takeOver(actor: MemberActor, id: number): Promise<void> {
    const { ai } = await this.#parts.houses.read(actor.conciergerieId)
    await this.#steer(actor, id, (row) => ({
      change: { ai_paused_until: this.#in(ai.pauseMinutes), assignee_id: actor.memberId, todo: 1 },
      event: {
        name: 'taken_over',
        details: { by: actor.name, interrupted: isWorking(row, this.#parts.now()) ? 'yes' : 'no' },
      },
    }))
  }

  /** The AI speaks again, and answers what has been waiting. */
  async release(actor: MemberActor, id: number): Promise<void> {
    await this.#steer(
      actor,
      id,
      () => ({
        change: { ai_paused_until: null, ...nobodyNeeded },
        event: { name: 'released', details: { by: actor.name } },
      }),
      (tx) => this.#answerSoon(tx, actor, id),
    )
  }

  async setAi(
    actor: MemberActor,
    id: number,
    { mode, pauseMinutes }: { mode?: AiMode | null | undefined; pauseMinutes?: number | undefined },
  ): Promise<void> {
    if (pauseMinutes !== undefined) {
      const until = this.#in(pauseMinutes)
      await this.#steer(actor, id, () => ({
        change: { ai_paused_until: until },
        event: { name: 'ai_paused', details: { by: actor.name, until } },
      }))
    }
    if (mode === undefined) return
    const change = { ai_mode: mode, ...(mode === 'auto' ? { ai_paused_until: null } : {}) }
    await this.#steer(
      actor,
      id,
      () => ({ change, event: { name: 'ai_mode', details: { by: actor.name, ...(mode && { mode }) } } }),
      (tx) => (mode === 'off' ? Promise.resolve() : this.#answerSoon(tx, actor, id)),
    )
  }

  async assign(actor: MemberActor, id: number, memberId: number | null): Promise<void> {
    const { db } = this.#parts
    const member = memberId === null ? null : await findActiveMember(db.read, actor.conciergerieId, memberId)
    if (memberId !== null && !member)
      throw new AppError('invalid', words.notInTeam, {
        fields: { memberId: words.notInTeamField },
      })
    await this.#steer(actor, id, () => ({
      change: { assignee_id: memberId },
      event: { name: 'assigned', details: { by: actor.name, ...(member && { to: member.name }) } },
    }))
  }

  /** Gives the conversation back to the AI for when the client writes again. */
  async close(actor: MemberActor, id: number): Promise<void> {
    await this.#steer(actor, id, () => ({
      change: { status: 'closed', unread: 0, waiting_since: null, ai_paused_until: null, ...nobodyNeeded },
      event: { name: 'closed', details: { by: actor.name } },
    }))
  }

  async reopen(actor: MemberActor, id: number): Promise<void> {
    await this.#steer(actor, id, () => ({
      change: { status: 'open' },
      event: { name: 'reopened', details: { by: actor.name } },
    }))
  }

  async markRead(actor: MemberActor, id: number): Promise<void> {
    await this.#change(actor, id, (row) => (row.unread === 0 ? null : { unread: 0 }))
  }

  async markUnread(actor: MemberActor, id: number): Promise<void> {
    await this.#change(actor, id, (row) => (row.unread > 0 ? null : { unread: 1 }))
  }

  async saveDraft(actor: MemberActor, id: number, text: string): Promise<void> {
    const draft = text.trim() === '' ? null : text
    await this.#change(actor, id, (row) => (row.draft === draft ? null : { draft }))
  }

  /** @returns the note's id in the thread */
  addNote(actor: MemberActor, id: number, text: string): Promise<number> {
    const { db, events, now } = this.#parts
    return db.write(async (tx) => {
      await this.#lock(tx, actor, id)
      const note = {
        house: actor.conciergerieId,
        conversationId: id,
        kind: 'note',
        authorType: 'concierge',
        authorId: actor.accountId,
        authorName: actor.name,
        text,
        extra: null,
        now: now().toISOString(),
      } as const
      const noteId = await insertAside(tx.q, note)
      await events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'messages', id })
      return noteId
    })
  }

  async #steer(
    actor: MemberActor,
    id: number,
    decide: (row: ConversationRow) => { change: Change; event: ThreadEvent },
    then?: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    const { db, events, log } = this.#parts
    await db.write(async (tx) => {
      const row = await this.#lock(tx, actor, id)
      const { change, event } = decide(row)
      await updateConversation(tx.q, actor.conciergerieId, id, {
        ...change,
        version: row.version + 1,
        ai_working_until: null,
      })
      await log.add(tx, { conciergerieId: actor.conciergerieId, conversationId: id }, event)
      await events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'conversations', id })
      await then?.(tx)
    })
  }

  /** What no answer depends on: the version stays. */
  async #change(actor: MemberActor, id: number, decide: (row: ConversationRow) => Change | null): Promise<void> {
    const { db, events } = this.#parts
    await db.write(async (tx) => {
      const change = decide(await this.#lock(tx, actor, id))
      if (!change) return
      await updateConversation(tx.q, actor.conciergerieId, id, change)
      await events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'conversations', id })
    })
  }

  async #lock(tx: Tx, actor: MemberActor, id: number): Promise<ConversationRow> {
    return authorize(actor, await lockConversation(tx.q, actor.conciergerieId, id))
  }

  #answerSoon(tx: Tx, { conciergerieId }: MemberActor, conversationId: number): Promise<void> {
    return this.#parts.jobs.enqueue(tx, replyToClient, { conciergerieId, conversationId }, replyKey(conversationId))
  }

  #in(minutes: number): string {
    return new Date(this.#parts.now().getTime() + minutes * 60_000).toISOString()
  }
}

const nobodyNeeded = { needs_human_reason: null, needs_human_since: null, todo: 0 }

const isWorking = ({ ai_working_until }: ConversationRow, now: Date) =>
  ai_working_until !== null && ai_working_until > now.toISOString()
