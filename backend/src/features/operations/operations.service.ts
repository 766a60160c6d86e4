import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type { AdminActor } from '#src/actor.ts'
import type { Config } from '#src/config.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import type { JobAdmin } from '#src/jobs/admin.ts'
import type { Logger } from '#src/logger.ts'
import { AppError } from '#src/errors.ts'
import { languageOf, say } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { words } from './locales/error-words.ts'
import type { Meter, ProviderFailure } from './meter.ts'
import * as store from './operations.store.ts'
import type { Version } from './version.ts'

const dayMs = 86_400_000

export interface OperationsParts {
  db: Database
  jobs: JobAdmin
  meter: Meter
  config: Config
  version: Version
  logger: Logger
  now: Clock
  countStreams: () => number
  /** Whether this process looks after the telephone lines. */
  lines: () => 'leads' | 'follows' | 'none'
  /** What is shown of a failure whose words another place knows. */
  wordFailure: (code: string, stored: string) => Phrase | string
}

/** What the platform knows of itself: alive, ready, how it does, what failed. */
export class OperationsService {
  readonly #parts: OperationsParts
  readonly #startedAt: number
  readonly #failures: HouseWriter
  #draining = false

  constructor(parts: OperationsParts) {
    this.#parts = parts
    this.#startedAt = parts.now().getTime()
    this.#failures = new HouseWriter(parts.db, 'failures')
    parts.meter.onFailure((failure) => {
      this.#keepFailure(failure)
    })
    parts.meter.gauge('live_streams', 'Open live streams', parts.countStreams)
  }

  startDraining(): void {
    this.#draining = true
  }

  describeHealth() {
    return { status: 'ok' as const, version: this.#parts.version.version, uptimeSeconds: this.#uptime() }
  }

  /** @throws AppError unavailable while draining or when the database does not answer */
  async ensureReady() {
    if (this.#draining) throw new AppError('unavailable', words.stopping, { retryAfter: 5 })
    await this.#parts.db.ping()
    return { status: 'ok' as const, database: 'ok' as const, lines: this.#parts.lines() }
  }

  async readHealth() {
    const { db, jobs, meter, version, countStreams } = this.#parts
    const sinceDay = this.#dayBefore(30)
    const [sizeBytes, queue, providers, spend, spendByHouse, disk] = await Promise.all([
      db.sizeInBytes(),
      jobs.depth(),
      this.#describeProviders(),
      store.spendByDay(db.read, sinceDay),
      store.spendByHouse(db.read, sinceDay),
      this.#readDisk(),
    ])
    return {
      ...version,
      node: process.version,
      uptimeSeconds: this.#uptime(),
      database: { engine: db.dialect, sizeBytes },
      disk,
      queue: {
        pending: queue.queued,
        running: queue.running,
        dead: queue.dead,
        oldestSeconds: this.#secondsSince(queue.oldestRunAt),
      },
      requests: meter.requests(),
      liveStreams: countStreams(),
      providers,
      spend,
      spendByHouse,
    }
  }

  /** Payloads stay out: they name clients. */
  async listDeadJobs(cursor: string | undefined, limit: number) {
    const { items, nextCursor } = await this.#parts.jobs.listDead(cursor, limit)
    return { items: items.map(({ payload: _payload, ...job }) => job), nextCursor }
  }

  retryDeadJob(id: string) {
    return this.#parts.jobs.retryDead(id)
  }

  dropDeadJob(id: string) {
    return this.#parts.jobs.dropDead(id)
  }

  async listProviderErrors({ locale }: AdminActor) {
    const { db, wordFailure } = this.#parts
    const rows = await store.listProviderErrors(db.read, 100)
    return rows.map((row) => ({
      id: row.id,
      provider: row.provider as ProviderFailure['provider'],
      code: row.code,
      message: say(wordFailure(row.code, row.message), languageOf(locale)),
      conciergerieId: row.conciergerie_id,
      count: row.count,
      firstAt: row.first_at,
      lastAt: row.last_at,
    }))
  }

  async #describeProviders() {
    const { db, meter, config, now } = this.#parts
    const errors = await store.countErrorsSince(db.read, new Date(now().getTime() - dayMs).toISOString())
    const modes = {
      twilio: config.twilio.simulated ? 'simulated' : config.twilio.account ? 'real' : 'off',
      anthropic: config.anthropic.apiKey ? 'real' : 'off',
      openai: config.voice.simulated ? 'simulated' : config.voice.apiKey ? 'real' : 'off',
      smtp: config.mail.simulated ? 'simulated' : config.mail.smtpUrl ? 'real' : 'off',
    } as const
    return (['twilio', 'anthropic', 'openai', 'smtp'] as const).map((provider) => {
      const { calls, p95Ms } = meter.provider(provider)
      return { provider, mode: modes[provider], errors24h: errors.get(provider) ?? 0, calls24h: calls, p95Ms }
    })
  }

  #keepFailure(failure: ProviderFailure): void {
    const { logger, now } = this.#parts
    logger.warn({ ...failure }, 'provider failed')
    // one after the other: two first ones at once would be two rows
    this.#failures
      .write(failure.conciergerieId ?? 0, (tx) => store.countProviderError(tx.q, failure, now().toISOString()))
      .catch((err: unknown) => {
        logger.error({ err }, 'provider error not kept')
      })
  }

  async #readDisk() {
    const { databaseUrl } = this.#parts.config
    if (!databaseUrl.startsWith('sqlite:')) return null
    const disk = await statfs(path.dirname(path.resolve(databaseUrl.slice('sqlite:'.length))))
    return { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }
  }

  #secondsSince(instant: string | null): number | null {
    if (instant === null) return null
    return Math.max(0, Math.round((this.#parts.now().getTime() - Date.parse(instant)) / 1000))
  }

  #dayBefore(days: number): string {
    return new Date(this.#parts.now().getTime() - days * dayMs).toISOString().slice(0, 10)
  }

  #uptime(): number {
    return Math.round((this.#parts.now().getTime() - this.#startedAt) / 1000)
  }
}
