import type { Clock } from '#src/clock.ts'
import type { SqliteDatabase } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import type { Candidate, Leadership, LeadershipEvents } from './leadership.ts'
import { removeLeader, saveLeader } from './leaders.store.ts'

const beatMs = 30_000
const leaseMs = 90_000

interface SqliteLeadershipParts {
  db: SqliteDatabase
  role: string
  candidate: Candidate
  now: Clock
  logger: Logger
}

/** One process, which always leads; it is written down for those that only show it. */
export class SqliteLeadership implements Leadership {
  readonly #parts: SqliteLeadershipParts
  #since: string | null = null
  #beating: NodeJS.Timeout | undefined

  constructor(parts: SqliteLeadershipParts) {
    this.#parts = parts
  }

  get isLeader(): boolean {
    return this.#since !== null
  }

  async stand(events: LeadershipEvents): Promise<void> {
    this.#since = this.#parts.now().toISOString()
    await this.#beat()
    this.#beating = setInterval(() => {
      this.#beat().catch((err: unknown) => {
        this.#parts.logger.warn({ err }, 'that this process leads could not be written down')
      })
    }, beatMs)
    this.#beating.unref()
    await events.gained()
  }

  async close(): Promise<void> {
    clearInterval(this.#beating)
    if (this.#since === null) return
    this.#since = null
    const { db, role, candidate } = this.#parts
    await db.write((tx) => removeLeader(tx.q, role, candidate.holder))
  }

  async #beat(): Promise<void> {
    const { db, role, candidate, now } = this.#parts
    const at = now()
    const expires = new Date(at.getTime() + leaseMs).toISOString()
    await db.write((tx) =>
      saveLeader(tx.q, { role, ...candidate, since: this.#since ?? at.toISOString(), expires_at: expires }),
    )
  }
}
