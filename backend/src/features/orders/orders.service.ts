import { randomInt } from 'node:crypto'
import type { Order, OrderStatus, api } from '@conciergerie/contract'
import { DateTime } from 'luxon'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError } from '#src/errors.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import { listItems } from './menu.store.ts'
import { findLines, totalOf } from './order-lines.ts'
import type { OrderLine } from './order-lines.ts'
import { mayMove, openStatuses } from './order-steps.ts'
import * as store from './orders.store.ts'
import type { OrderRow } from './orders.store.ts'
import type { OrderDesk, OrderRequest } from './ports.ts'
import { presentOrder } from './present.ts'
import { words } from './words.ts'

type NewOrder = z.output<typeof api.orders.create.body>
type ListQuery = z.output<typeof api.orders.list.query>

const fullPage = 50
/** A clock that is a little slow, or a form that was filled slowly, is no mistake. */
const pastGraceMs = 10 * 60_000

export interface OrdersParts {
  db: Database
  events: Events
  now: Clock
  registry: ClientRegistry
  houses: { read(conciergerieId: number): Promise<House> }
}

/** Orders of dishes and drinks: by chat, by telephone, by hand. */
export class OrdersService implements OrderDesk {
  readonly #parts: OrdersParts

  constructor(parts: OrdersParts) {
    this.#parts = parts
  }

  async take(request: OrderRequest): Promise<Order> {
    const { conciergerieId } = request
    const house = await this.#parts.houses.read(conciergerieId)
    this.#ensureSound(request, house)
    const write = () =>
      this.#parts.db.write(async (tx) => {
        const known = request.idempotencyKey && (await store.findByKey(tx.q, conciergerieId, request.idempotencyKey))
        return known ? known.id : this.#add(tx, request)
      })
    const id = await write().catch((error: unknown) => {
      // PostgreSQL: the same one came twice at once; looked at once more, it is there
      if (isUniqueViolation(error)) return write()
      throw error
    })
    return this.read(conciergerieId, id)
  }

  /** An order as an app or the screens of the house post it. */
  takeFor(actor: HouseActor, body: NewOrder): Promise<Order> {
    return this.take({
      conciergerieId: actor.conciergerieId,
      clientId: body.clientId ?? null,
      name: body.customerName ?? null,
      phone: body.phone ?? body.phoneNumber ?? null,
      items: body.items.map(({ menuItemId = null, name = null, quantity, note = null }) => ({
        menuItemId,
        name,
        quantity,
        note,
      })),
      mode: body.mode ?? 'dine_in',
      requestedFor: body.requestedFor ?? null,
      address: body.address ?? null,
      note: body.note ?? null,
      source: actor.kind === 'member' ? 'concierge' : 'api',
      conversationId: null,
      callId: null,
      idempotencyKey: null,
    })
  }

  async list(conciergerieId: number, { cursor, limit = fullPage, status, open, clientId }: ListQuery) {
    const filter = {
      statuses: status === undefined ? (open === 'true' ? openStatuses : null) : [status],
      clientId: clientId ?? null,
      before: cursor ? decodeCursor(cursor, ['number'] as const)[0] : null,
    }
    const rows = await store.listOrders(this.#parts.db.read, conciergerieId, filter, limit + 1)
    const present = await this.#presenter(this.#parts.db.read, conciergerieId, rows)
    return cutPage(rows, limit, present, (row) => [row.id])
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number, id: number): Promise<Order> {
    const row = authorize({ conciergerieId }, await store.findOrder(this.#parts.db.read, conciergerieId, id))
    return (await this.#presenter(this.#parts.db.read, conciergerieId, [row]))(row)
  }

  /**
   * Along the board. `from`: the step that the person saw.
   * @throws AppError not_found, stale (it was moved meanwhile), invalid_transition
   */
  async move(actor: HouseActor, id: number, to: OrderStatus, from: OrderStatus | null): Promise<Order> {
    const { conciergerieId } = actor
    await this.#parts.db.write(async (tx) => {
      const row = authorize(actor, await store.findOrder(tx.q, conciergerieId, id))
      const now = row.status as OrderStatus
      if (from !== null && from !== now) throw new AppError('stale', words.moved)
      if (!mayMove(now, to)) throw new AppError('invalid_transition', words.cannotMove)
      const at = this.#parts.now().toISOString()
      if (!(await store.moveOrder(tx.q, conciergerieId, id, { from: now, to, at })))
        throw new AppError('stale', words.moved)
      await this.#announce(tx, conciergerieId, id)
    })
    return this.read(conciergerieId, id)
  }

  #ensureSound(request: OrderRequest, house: House): void {
    const { clientId, name, phone, mode, address, requestedFor } = request
    const faults = {
      ...(clientId === null && !name?.trim() && !phone?.trim() && { customerName: words.whoOrders }),
      ...(phone !== null && toE164(phone) === null && { phone: words.badPhone }),
      ...(mode === 'delivery' && !address?.trim() && { address: words.addressNeeded }),
      ...this.#timeFault(requestedFor, house),
    }
    if (Object.keys(faults).length > 0) throw new AppError('invalid', words.toCorrect, { fields: faults })
  }

  #timeFault(requestedFor: string | null, { timezone }: House) {
    if (requestedFor === null) return {}
    const isLocal = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(requestedFor)
    const at = DateTime.fromISO(requestedFor, { zone: timezone })
    if (!isLocal || !at.isValid) return { requestedFor: words.noSuchTime }
    return at.toMillis() < this.#parts.now().getTime() - pastGraceMs ? { requestedFor: words.past } : {}
  }

  async #add(tx: Tx, request: OrderRequest): Promise<number> {
    const { conciergerieId, name, phone } = request
    const found = findLines(request.items, await listItems(tx.q, conciergerieId))
    if ('faults' in found) throw new AppError('invalid', words.toCorrect, { fields: found.faults })
    const caller = { phone: phone === null ? null : toE164(phone), name: name?.trim() || null, email: null }
    const clientId = await this.#parts.registry.ensureCaller(tx, conciergerieId, request.clientId, caller)
    const id = await this.#insert(tx, request, clientId, found.lines)
    const house = { conciergerie_id: conciergerieId, order_id: id }
    await store.insertLines(
      tx.q,
      found.lines.map((line) => ({ ...house, ...line })),
    )
    await this.#announce(tx, conciergerieId, id)
    return id
  }

  async #insert(tx: Tx, request: OrderRequest, clientId: number, lines: readonly OrderLine[]): Promise<number> {
    const at = this.#parts.now().toISOString()
    const row = {
      conciergerie_id: request.conciergerieId,
      client_id: clientId,
      conversation_id: request.conversationId,
      call_id: request.callId,
      mode: request.mode,
      status: 'new',
      requested_for: request.requestedFor,
      address: request.address?.trim() || null,
      note: request.note?.trim() || null,
      total_cents: totalOf(lines),
      source: request.source,
      idempotency_key: request.idempotencyKey,
      created_at: at,
      updated_at: at,
    }
    for (;;) {
      const id = await store.insertOrder(tx.q, { ...row, code: makeCode() })
      if (id !== null) return id
    }
  }

  #announce(tx: Tx, conciergerieId: number, id: number): Promise<void> {
    return this.#parts.events.append(tx, { conciergerieId, topic: 'orders', id })
  }

  async #presenter(q: Queries, conciergerieId: number, rows: readonly OrderRow[]): Promise<(row: OrderRow) => Order> {
    const ids = rows.map(({ id }) => id)
    const lines = Map.groupBy(await store.listLines(q, conciergerieId, ids), (line) => line.order_id)
    return (row) => presentOrder(row, lines.get(row.id) ?? [])
  }
}

/** `C-4827`: short enough to call out in a kitchen; one that is taken is drawn again. */
const makeCode = () => `C-${String(randomInt(100_000)).padStart(5, '0')}`
