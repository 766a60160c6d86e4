import type { LiveEvent } from '@conciergerie/contract'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { Channel } from './channel.ts'
import type { Sink } from './channel.ts'
import type { EventLog } from './event-log.ts'
import { readCounters } from './events.store.ts'
import { Follower } from './follower.ts'
import { listenForNotices } from './postgres-notices.ts'

const pollMs = 1000

/** Hears the events of one house that came together, in order; when it throws it is given all of them again. */
export type EventsHandler = (conciergerieId: number, events: readonly LiveEvent[]) => Promise<void>

export interface Subscription {
  close(): void
}

/**
 * Carries committed events to live streams and to durable listeners. Woken after each commit of this process, by NOTIFY
 * after those of others, and by a poll each second behind both.
 */
export class Outbox {
  readonly #db: Database
  readonly #logger: Logger
  readonly #channels = new Map<number, Channel>()
  readonly #followers: Follower[] = []
  #seen = new Map<number, number>()
  readonly #timer: NodeJS.Timeout
  readonly #stopNotices: () => Promise<void>

  constructor(db: Database, log: EventLog, logger: Logger) {
    this.#db = db
    this.#logger = logger
    log.onAppended((house) => {
      this.#wake(house)
    })
    this.#stopNotices = listenForNotices(db, logger, (house) => {
      this.#wake(house)
    })
    this.#timer = setInterval(() => void this.#poll(), pollMs)
    this.#timer.unref()
  }

  /**
   * @param cursor last event seen, or null for what comes from now on
   * @returns once the stream has caught up and is live
   */
  async subscribe(conciergerieId: number, cursor: number | null, sink: Sink): Promise<Subscription> {
    const channel = this.#channels.get(conciergerieId) ?? new Channel(this.#db.read, conciergerieId)
    this.#channels.set(conciergerieId, channel)
    await channel.join(sink, cursor)
    return {
      close: () => {
        channel.leave(sink)
        if (channel.size === 0) this.#channels.delete(conciergerieId)
      },
    }
  }

  /** Every event of every house, in order for each, at least once, from where this listener stopped the last time. */
  follow(listener: string, handler: EventsHandler): void {
    const follower = new Follower({ db: this.#db, logger: this.#logger, listener, handler })
    this.#followers.push(follower)
    follower.wake()
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#stopNotices()
    await Promise.all(this.#followers.map((follower) => follower.stop()))
  }

  #wake(house: number): void {
    this.#channels.get(house)?.wake()
    for (const follower of this.#followers) follower.wake()
  }

  async #poll(): Promise<void> {
    try {
      const counters = await readCounters(this.#db.read)
      for (const [house, seq] of counters) if (this.#seen.get(house) !== seq) this.#wake(house)
      this.#seen = counters
    } catch (err) {
      this.#logger.warn({ err }, 'live poll failed')
    }
  }
}
