import type { LeftMessage, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import * as store from './left-messages.store.ts'
import type { LeftMessageRequest, MessageDesk } from './ports.ts'
import { presentMessage } from './present.ts'
import { words } from './words.ts'

type NewMessage = z.output<typeof api.leftMessages.create.body>
type Change = z.output<typeof api.leftMessages.update.body>
type ListQuery = z.output<typeof api.leftMessages.list.query>

const fullPage = 50
const ranks: Record<LeftMessage['urgency'], number> = { high: 0, normal: 1, low: 2 }

export interface LeftMessagesParts {
  db: Database
  events: Events
  now: Clock
  registry: ClientRegistry
}

/** What callers and guests left for somebody to see to. */
export class LeftMessagesService implements MessageDesk {
  readonly #parts: LeftMessagesParts

  constructor(parts: LeftMessagesParts) {
    this.#parts = parts
  }

  async leave(request: LeftMessageRequest): Promise<LeftMessage> {
    const { conciergerieId, phone } = request
    const number = phone === null || phone.trim() === '' ? null : readPhone(phone)
    const write = () =>
      this.#parts.db.write(async (tx) => {
        const known = request.idempotencyKey && (await store.findByKey(tx.q, conciergerieId, request.idempotencyKey))
        return known ? known.id : this.#add(tx, request, number)
      })
    const id = await write().catch((error: unknown) => {
      // PostgreSQL: the same one came twice at once; looked at once more, it is there
      if (isUniqueViolation(error)) return write()
      throw error
    })
    return this.read(conciergerieId, id)
  }

  /** As an app or the screens of the house post it. */
  leaveFor(actor: HouseActor, body: NewMessage): Promise<LeftMessage> {
    const { text, urgency = 'normal', callbackAt = null, clientId = null, name = null, phone = null } = body
    const source = actor.kind === 'member' ? 'concierge' : 'api'
    const whence = { source, conversationId: null, callId: null, idempotencyKey: null } as const
    const request = {
      conciergerieId: actor.conciergerieId,
      clientId,
      name,
      phone,
      text,
      urgency,
      callbackAt,
      ...whence,
    }
    return this.leave(request)
  }

  async list(conciergerieId: number, { cursor, limit = fullPage, done }: ListQuery) {
    const { read } = this.#parts.db
    if (done) {
      const before = cursor ? decodeCursor(cursor, ['number'] as const)[0] : null
      const rows = await store.listDone(read, conciergerieId, before, limit + 1)
      return cutPage(rows, limit, presentMessage, (row) => [row.id])
    }
    const after = cursor ? decodeCursor(cursor, ['number', 'number'] as const) : null
    const rows = await store.listOpen(read, conciergerieId, after, limit + 1)
    return cutPage(rows, limit, presentMessage, (row) => [row.urgency_rank, row.id])
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number, id: number): Promise<LeftMessage> {
    return presentMessage(
      authorize({ conciergerieId }, await store.findMessage(this.#parts.db.read, conciergerieId, id)),
    )
  }

  /** Done, to do again, or for a colleague. @throws AppError not_found */
  async update(actor: HouseActor, id: number, { status, memberId }: Change): Promise<LeftMessage> {
    const { conciergerieId } = actor
    authorize(actor, await store.findMessage(this.#parts.db.read, conciergerieId, id))
    if (memberId != null && !(await store.isMember(this.#parts.db.read, conciergerieId, memberId))) throw notFound()
    const change = {
      ...(status !== undefined && { status, done_at: status === 'done' ? this.#parts.now().toISOString() : null }),
      ...(memberId !== undefined && { assignee_id: memberId }),
    }
    if (Object.keys(change).length > 0)
      await this.#parts.db.write(async (tx) => {
        await store.updateMessage(tx.q, conciergerieId, id, change)
        await this.#announce(tx, conciergerieId, id)
      })
    return this.read(conciergerieId, id)
  }

  async #add(tx: Tx, request: LeftMessageRequest, phone: string | null): Promise<number> {
    const { conciergerieId, name, text, urgency } = request
    const caller = { phone, name: name?.trim() || null, email: null }
    const isKnown = request.clientId !== null || caller.phone !== null || caller.name !== null
    const clientId = isKnown
      ? await this.#parts.registry.ensureCaller(tx, conciergerieId, request.clientId, caller)
      : null
    const id = await store.insertMessage(tx.q, {
      conciergerie_id: conciergerieId,
      client_id: clientId,
      conversation_id: request.conversationId,
      call_id: request.callId,
      text: text.trim(),
      urgency,
      urgency_rank: ranks[urgency],
      callback_at: request.callbackAt,
      status: 'new',
      assignee_id: null,
      source: request.source,
      idempotency_key: request.idempotencyKey,
      created_at: this.#parts.now().toISOString(),
      done_at: null,
    })
    await this.#announce(tx, conciergerieId, id)
    return id
  }

  #announce(tx: Tx, conciergerieId: number, id: number): Promise<void> {
    return this.#parts.events.append(tx, { conciergerieId, topic: 'left-messages', id })
  }
}

function readPhone(text: string): string {
  const phone = toE164(text)
  if (phone === null) throw new AppError('invalid', words.toCorrect, { fields: { phone: words.badPhone } })
  return phone
}
