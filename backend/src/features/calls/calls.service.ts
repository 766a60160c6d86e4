import { callTabs } from '@conciergerie/contract'
import type { Call, CallTab, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor, MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { AppError } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import * as store from './calls.store.ts'
import { listCreated } from './created.store.ts'
import type { FactsService } from './facts.service.ts'
import { words } from './locales/error-words.ts'
import type { CallControl } from './ports.ts'
import { presentCall, presentCreated, presentTool, presentTurn } from './present.ts'
import { listLastTurns, listTools, listTurns } from './turns.store.ts'

export interface CallsParts {
  db: Database
  now: Clock
  events: Events
  facts: FactsService
  control: CallControl
  /** Where a call is passed to: the house's own number for that, and a member's. */
  numbers: {
    transferNumberOf(conciergerieId: number): Promise<string | null>
    phoneOfAccount(accountId: number): Promise<string | null>
    /** Whether the assistant of the house answers at this number. */
    isOwn(conciergerieId: number, number: string): Promise<boolean>
  }
}

type ListQuery = z.output<typeof api.calls.list.query>
type Change = z.output<typeof api.calls.update.body>

const fullPage = 50
/** Enough to follow what is being said. */
const lastWords = 4

/** Calls as the people of a house see and steer them. */
export class CallsService {
  readonly #parts: CallsParts

  constructor(parts: CallsParts) {
    this.#parts = parts
  }

  async list(conciergerieId: number, { cursor, limit = fullPage, tab = 'all', clientId }: ListQuery) {
    const { read } = this.#parts.db
    const before = cursor ? decodeCursor(cursor, ['number'] as const)[0] : null
    const wanted = { tab, clientId: clientId ?? null, before, limit: limit + 1 }
    const [rows, counts] = await Promise.all([
      store.listCalls(read, conciergerieId, wanted),
      store.countTabs(read, conciergerieId),
    ])
    return { ...cutPage(rows, limit, presentCall, (row) => [row.id]), counts: inOrder(counts) }
  }

  /** Those in progress, each with its last words. */
  async listLive(conciergerieId: number) {
    const { read } = this.#parts.db
    const rows = await store.listInProgress(read, conciergerieId)
    const ids = rows.map(({ id }) => id)
    const turns = Map.groupBy(await listLastTurns(read, conciergerieId, ids, lastWords), (turn) => turn.call_id)
    return { items: rows.map((row) => ({ call: presentCall(row), turns: (turns.get(row.id) ?? []).map(presentTurn) })) }
  }

  /** @throws AppError not_found */
  async read(conciergerieId: number, id: number) {
    const { read } = this.#parts.db
    const call = presentCall(authorize({ conciergerieId }, await store.findCall(read, conciergerieId, id)))
    const [turns, tools, facts, created] = await Promise.all([
      listTurns(read, conciergerieId, id),
      listTools(read, conciergerieId, id),
      this.#parts.facts.listOf(conciergerieId, id),
      listCreated(read, conciergerieId, id),
    ])
    return {
      call,
      turns: turns.map(presentTurn),
      tools: tools.map(presentTool),
      facts,
      created: presentCreated(created),
    }
  }

  /** @throws AppError not_found */
  async update(actor: HouseActor, id: number, { needsFollowUp, flag }: Change): Promise<Call> {
    const { conciergerieId } = actor
    authorize(actor, await store.findCall(this.#parts.db.read, conciergerieId, id))
    const change = {
      ...(needsFollowUp !== undefined && { needs_follow_up: needsFollowUp ? 1 : 0 }),
      ...(flag !== undefined && { flag: flag === '' ? null : flag }),
    }
    if (Object.keys(change).length > 0)
      await this.#parts.db.write(async (tx) => {
        await store.updateCall(tx.q, conciergerieId, id, change)
        await this.#parts.events.append(tx, { conciergerieId, topic: 'calls', id })
      })
    return this.#readCall(conciergerieId, id)
  }

  /** @throws AppError not_found, conflict when it is over */
  async hangUp(actor: HouseActor, id: number): Promise<Call> {
    await this.#ensureUnderWay(actor, id)
    const done = await this.#parts.control.hangUp({ id, conciergerieId: actor.conciergerieId })
    if (!done) throw new AppError('conflict', words.notHere)
    return this.#readCall(actor.conciergerieId, id)
  }

  /**
   * To a number, to who asks, or else to the house's own number for that.
   * @throws AppError not_found, invalid for a number, conflict when it is over, rings somewhere already, or no number is known or it is the house's own
   */
  async transfer(
    actor: MemberActor,
    id: number,
    { to, toMe }: { to?: string | undefined; toMe?: boolean | undefined },
  ) {
    await this.#ensureUnderWay(actor, id)
    const target = to === undefined ? await this.#knownNumber(actor, toMe ?? false) : toE164(to)
    if (target === null) throw new AppError('invalid', words.badNumber, { fields: { to: words.badNumber } })
    if (await this.#parts.numbers.isOwn(actor.conciergerieId, target))
      throw to === undefined
        ? new AppError('conflict', words.ownNumber)
        : new AppError('invalid', words.ownNumber, { fields: { to: words.ownNumber } })
    const done = await this.#parts.control.transfer({ id, conciergerieId: actor.conciergerieId }, target)
    if (done !== 'asked') throw new AppError('conflict', done === 'ringing' ? words.ringing : words.notHere)
    await this.#notePassed(actor, id, to === undefined && toMe === true)
    return this.#readCall(actor.conciergerieId, id)
  }

  /** The call's record keeps who had it passed on. */
  async #notePassed({ conciergerieId, name }: MemberActor, id: number, toSelf: boolean): Promise<void> {
    const at = this.#parts.now().toISOString()
    await this.#parts.db.write(async (tx) => {
      const passed = { passed_by: name, passed_at: at, passed_to_self: toSelf ? 1 : 0 }
      await store.updateCall(tx.q, conciergerieId, id, passed)
      await this.#parts.events.append(tx, { conciergerieId, topic: 'calls', id })
    })
  }

  async #knownNumber(actor: MemberActor, toMe: boolean): Promise<string> {
    const { numbers } = this.#parts
    const found = toMe
      ? await numbers.phoneOfAccount(actor.accountId)
      : await numbers.transferNumberOf(actor.conciergerieId)
    if (found === null) throw new AppError('conflict', toMe ? words.noOwnNumber : words.noTransferNumber)
    return found
  }

  async #ensureUnderWay(actor: HouseActor, id: number): Promise<void> {
    const row = authorize(actor, await store.findCall(this.#parts.db.read, actor.conciergerieId, id))
    if (row.ended_at !== null) throw new AppError('conflict', words.over)
  }

  async #readCall(conciergerieId: number, id: number): Promise<Call> {
    return presentCall(authorize({ conciergerieId }, await store.findCall(this.#parts.db.read, conciergerieId, id)))
  }
}

const inOrder = (counts: Record<CallTab, number>) =>
  Object.fromEntries(callTabs.map((tab) => [tab, counts[tab]])) as Record<CallTab, number>
