import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { listEventsAfter, readCounters, readCursors, saveCursor } from './events.store.ts'
import type { EventHandler } from './outbox.ts'

const batch = 100
/** Between two tries at an event that failed, in ms: doubled each time. */
const firstPauseMs = 500
const longestPauseMs = 30_000

interface FollowerParts {
  db: Database
  logger: Logger
  listener: string
  handler: EventHandler
}

/** A durable listener: its cursor moves after its handler did, so that a crash repeats events and loses none. */
export class Follower {
  readonly #parts: FollowerParts
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  #failures = 0
  #retry: NodeJS.Timeout | undefined

  constructor(parts: FollowerParts) {
    this.#parts = parts
  }

  wake(): void {
    if (this.#stopped) return
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (!this.#again) return
      this.#again = false
      this.wake()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    await this.#running
  }

  async #run(): Promise<void> {
    const { db, listener, logger } = this.#parts
    try {
      const [counters, cursors] = await Promise.all([readCounters(db.read), readCursors(db.read, listener)])
      const behind = [...counters].filter(([house, seq]) => seq > (cursors.get(house) ?? 0))
      // one house that fails, or is slow, holds up no other
      const caughtUp = await Promise.all(behind.map(([house]) => this.#tryToCatchUp(house, cursors.get(house) ?? 0)))
      this.#planNextTry(caughtUp.every(Boolean))
    } catch (err) {
      logger.warn({ err, listener }, 'a listener of events could not read them')
      this.#planNextTry(false)
    }
  }

  async #tryToCatchUp(house: number, from: number): Promise<boolean> {
    const { listener, logger } = this.#parts
    try {
      await this.#catchUp(house, from)
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

  async #catchUp(house: number, from: number): Promise<void> {
    const { db, listener, handler } = this.#parts
    let cursor = from
    while (!this.#stopped) {
      const events = await listEventsAfter(db.read, house, cursor, batch)
      const last = events.at(-1)
      if (!last) return
      for (const event of events) await handler(house, event)
      cursor = last.seq
      await db.write((tx) => saveCursor(tx.q, listener, house, last.seq))
    }
  }
}
