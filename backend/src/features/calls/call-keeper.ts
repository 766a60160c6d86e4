import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { forgetCommands } from './call-commands.store.ts'
import type { CallLog } from './call-log.ts'
import * as store from './calls.store.ts'
import { unseenForMs } from './carrying.ts'
import { removeExpired } from './recordings.store.ts'

const commandsKeptMs = 24 * 3_600_000
/** Providers repeat an event for three days at most. */
const eventsKeptMs = 7 * 24 * 3_600_000

/** What stands around calls: events heard once, and order after processes died. */
export class CallKeeper {
  readonly #db: Database
  readonly #now: Clock
  readonly #log: CallLog
  readonly #openedAt: Date

  constructor({ db, now, log }: { db: Database; now: Clock; log: CallLog }) {
    this.#db = db
    this.#now = now
    this.#log = log
    this.#openedAt = now()
  }

  /** Calls in progress by line, those without one left out. */
  inProgressByLine(): Promise<Map<number, number>> {
    return store.countByLine(this.#db.read)
  }

  /** @returns whether this event of a provider was not heard before, by any process */
  isNewEvent(webhookId: string): Promise<boolean> {
    return this.#db.write((tx) => store.noteEvent(tx.q, webhookId, this.#now().toISOString()))
  }

  async markSeen(callIds: readonly number[]): Promise<void> {
    if (callIds.length === 0) return
    await this.#db.write((tx) => store.markSeen(tx.q, callIds, this.#now().toISOString()))
  }

  /** SQLite has one process: what is in progress from before this one is carried by nobody. On PostgreSQL another may. */
  async closeFormer(): Promise<void> {
    if (this.#db.dialect === 'sqlite') await this.#log.closeAbandoned({ notSeenSince: this.#openedAt.toISOString() })
  }

  async tidy(): Promise<void> {
    const now = this.#now().getTime()
    await this.#log.closeAbandoned({ notSeenSince: new Date(now - unseenForMs).toISOString() })
    await this.#db.write(async (tx) => {
      await forgetCommands(tx.q, new Date(now - commandsKeptMs).toISOString())
      await store.forgetEvents(tx.q, new Date(now - eventsKeptMs).toISOString())
      await removeExpired(tx.q, new Date(now).toISOString())
    })
  }
}
