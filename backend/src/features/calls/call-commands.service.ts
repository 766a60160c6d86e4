import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Outbox } from '#src/live/outbox.ts'
import type { Logger } from '#src/logger.ts'
import * as store from './call-commands.store.ts'
import type { CallKey, CallOrder } from './ports.ts'

/** Somebody looks at a button meanwhile. */
export const answerWithinMs = 5_000
/** An order that its asker could not take back, because it died, is no order any more; machines' clocks may differ. */
const validForMs = 30_000

export interface CallCommandsParts {
  db: Database
  now: Clock
  events: Events
  outbox: Pick<Outbox, 'subscribe'>
  timers: { after(ms: number, act: () => void): () => void }
  logger: Logger
}

export interface TakenOrder {
  callId: number
  order: CallOrder
}

/** What one process asks of a call that another carries: a row, told and answered by the event log. */
export class CallCommands {
  readonly #parts: CallCommandsParts

  constructor(parts: CallCommandsParts) {
    this.#parts = parts
  }

  /** @returns whether whoever carries the call took the order, within a few seconds */
  async ask(call: CallKey, order: CallOrder): Promise<boolean> {
    const { db, outbox, timers } = this.#parts
    const answered = Promise.withResolvers<null>()
    const answer = () => {
      answered.resolve(null)
    }
    const id = await db.write((tx) => this.#insert(tx, call, order))
    const look = async () => {
      if (await store.isTaken(db.read, call.conciergerieId, id)) answer()
    }
    const cancel = timers.after(answerWithinMs, answer)
    const write = () => {
      this.#watch(look())
    }
    const subscription = await outbox.subscribe(call.conciergerieId, null, { write })
    try {
      // it may have been taken before we listened
      await look()
      await answered.promise
    } finally {
      cancel()
      subscription.close()
    }
    const isOurs = await db.write((tx) => store.withdrawCommand(tx.q, call.conciergerieId, id))
    return !isOurs
  }

  /** Takes what is asked of these calls, each order once. */
  async take(callIds: readonly number[]): Promise<TakenOrder[]> {
    if (callIds.length === 0) return []
    const { db, now, events } = this.#parts
    const at = now()
    const since = new Date(at.getTime() - validForMs).toISOString()
    const rows = await db.write(async (tx) => {
      const taken = await store.takeCommands(tx.q, callIds, { since, at: at.toISOString() })
      for (const { conciergerie_id, call_id } of taken)
        await events.append(tx, { conciergerieId: conciergerie_id, topic: 'calls', id: call_id })
      return taken
    })
    return rows.map((row) => ({ callId: row.call_id, order: orderOf(row) }))
  }

  /** Has the calls of a line ended that others carry; nobody waits for it. @param ours are ended already */
  async hangUpLine(lineId: number, ours: readonly number[]): Promise<void> {
    const { db } = this.#parts
    const open = await store.listOpenOfLine(db.read, lineId)
    const theirs = open.filter(({ id }) => !ours.includes(id))
    if (theirs.length === 0) return
    await db.write(async (tx) => {
      for (const { id, conciergerie_id } of theirs)
        await this.#insert(tx, { id, conciergerieId: conciergerie_id }, { kind: 'hang_up' })
    })
  }

  async #insert(tx: Tx, call: CallKey, order: CallOrder): Promise<number> {
    const { now, events } = this.#parts
    const id = await store.insertCommand(tx.q, {
      conciergerie_id: call.conciergerieId,
      call_id: call.id,
      kind: order.kind,
      target: order.kind === 'transfer' ? order.to : null,
      asked_at: now().toISOString(),
      taken_at: null,
    })
    await events.append(tx, { conciergerieId: platformHouse, topic: 'calls', id: call.id })
    return id
  }

  #watch(work: Promise<void>): void {
    work.catch((err: unknown) => {
      this.#parts.logger.warn({ err }, 'whether an order was taken could not be read')
    })
  }
}

const orderOf = ({ kind, target }: store.CommandRow): CallOrder =>
  kind === 'transfer' ? { kind, to: target ?? '' } : { kind: 'hang_up' }
