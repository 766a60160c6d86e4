import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { listEventsAfter, readCounters, readCursors, saveCursor } from './events.store.ts'
import type { EventHandler } from './outbox.ts'

const batch = 100

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
    await this.#running
  }

  async #run(): Promise<void> {
    const { db, listener, logger } = this.#parts
    try {
      const [counters, cursors] = await Promise.all([readCounters(db.read), readCursors(db.read, listener)])
      for (const [house, seq] of counters) {
        const cursor = cursors.get(house) ?? 0
        if (seq > cursor) await this.#catchUp(house, cursor)
      }
    } catch (err) {
      logger.warn({ err, listener }, 'a listener of events failed; it goes on from its cursor')
    }
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
