import { setImmediate } from 'node:timers/promises'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { listEventsAfter, readCounters, readCursors, saveCursor } from './events.store.ts'
import type { EventsHandler } from './outbox.ts'

const batch = 500
/**
 * How long events gather before they are handed over, in ms: a burst is then heard at once and its cursor saved once.
 * Live streams do not wait for it.
 */
const gatherMs = 75
/** Between two tries at an event that failed, in ms: doubled each time. */
const firstPauseMs = 500
const longestPauseMs = 30_000

interface FollowerParts {
  db: Database
  logger: Logger
  listener: string
  handler: EventsHandler
}

/** A durable listener: its cursor moves after its handler did, so that a crash or a failure repeats events and loses none. */
export class Follower {
  readonly #parts: FollowerParts
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  #failures = 0
  /** How far houses were heard since cursors were last saved. */
  readonly #heard = new Map<number, number>()
  #saving: Promise<void> | null = null
  #gathering: NodeJS.Timeout | undefined
  #retry: NodeJS.Timeout | undefined

  constructor(parts: FollowerParts) {
    this.#parts = parts
  }

  /** There are new events: they are heard in a moment, with those that come until then. */
  wake(): void {
    if (this.#stopped) return
    if (this.#running) {
      this.#again = true
      return
    }
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      this.#start()
    }, gatherMs).unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#gathering)
    clearTimeout(this.#retry)
    await this.#running
  }

  #start(): void {
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (!this.#again) return
      this.#again = false
      this.wake()
    })
  }

  async #run(): Promise<void> {
    const { db, listener, logger } = this.#parts
    try {
      const [counters, cursors] = await Promise.all([readCounters(db.read), readCursors(db.read, listener)])
      const behind = [...counters].filter(([house, seq]) => seq > (cursors.get(house) ?? 0))
      // one house that fails, or is slow, holds up no other
      const caughtUp = await Promise.all(
        behind.map(([house, seq]) => this.#tryToCatchUp(house, cursors.get(house) ?? 0, seq)),
      )
      this.#planNextTry(caughtUp.every(Boolean))
    } catch (err) {
      logger.warn({ err, listener }, 'a listener of events could not read them')
      this.#planNextTry(false)
    }
  }

  async #tryToCatchUp(house: number, from: number, to: number): Promise<boolean> {
    const { listener, logger } = this.#parts
    try {
      await this.#catchUp(house, from, to)
      return true
    } catch (err) {
      logger.warn({ err, listener, conciergerieId: house }, 'a listener of events failed; it goes on from its cursor')
      return false
    }
  }

  #planNextTry(allWell: boolean): void {
    clearTimeout(this.#retry)
    this.#failures = allWell ? 0 : this.#failures + 1
    if (allWell || this.#stopped) return
    const pauseMs = Math.min(firstPauseMs * 2 ** (this.#failures - 1), longestPauseMs)
    this.#retry = setTimeout(() => {
      this.wake()
    }, pauseMs)
    this.#retry.unref()
  }

  /** As far as the counter stood: what was appended since has woken this listener again. */
  async #catchUp(house: number, from: number, to: number): Promise<void> {
    const { db, handler } = this.#parts
    let cursor = from
    while (!this.#stopped && cursor < to) {
      const events = await listEventsAfter(db.read, house, cursor, batch)
      const last = events.at(-1)
      if (!last) return
      await handler(house, events)
      cursor = last.seq
      await this.#save(house, last.seq)
    }
  }

  /** Houses that caught up together are saved together: a transaction for each cost as much as the events themselves. */
  #save(house: number, seq: number): Promise<void> {
    this.#heard.set(house, seq)
    this.#saving ??= this.#saveHeard()
    return this.#saving
  }

  async #saveHeard(): Promise<void> {
    await setImmediate()
    const { db, listener } = this.#parts
    // the same order everywhere: two processes never wait for each other's rows in a ring
    const heard = [...this.#heard].toSorted(([a], [b]) => a - b)
    this.#heard.clear()
    this.#saving = null
    await db.write(async (tx) => {
      for (const [house, seq] of heard) await saveCursor(tx.q, listener, house, seq)
    })
  }
}
