import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '#src/logger.ts'
import type { Candidate, Leadership, LeadershipEvents, LeadershipTimes } from './leadership.ts'
import { beat, leaseLeftOfOthers, letGo, tryLock } from './postgres-leaders.ts'

const usual: LeadershipTimes = { retry: 1_000, beat: 2_000, beatLimit: 3_000, lease: 8_000 }

export interface PostgresLeadershipParts {
  url: string
  role: string
  candidate: Candidate
  logger: Logger
  times?: LeadershipTimes
}

/** A connection, and what tells that it has ended, or that we stop. */
interface Line {
  client: pg.Client
  end: AbortController
  over: AbortSignal
}

/**
 * A session lock on a connection of its own. A server may free the lock of a leader that it cannot reach any more before
 * that one knows: so the next one waits for the end of the lease, by when the other has noticed.
 */
export class PostgresLeadership implements Leadership {
  readonly #parts: PostgresLeadershipParts
  readonly #times: LeadershipTimes
  readonly #stop = new AbortController()
  readonly #known = Promise.withResolvers<null>()
  #events: LeadershipEvents | null = null
  #running: Promise<void> = Promise.resolve()
  #isLeader = false

  constructor(parts: PostgresLeadershipParts) {
    this.#parts = parts
    this.#times = parts.times ?? usual
  }

  get isLeader(): boolean {
    return this.#isLeader
  }

  async stand(events: LeadershipEvents): Promise<void> {
    this.#events = events
    this.#running = this.#run()
    await this.#known.promise
  }

  async close(): Promise<void> {
    this.#isLeader = false
    this.#stop.abort()
    await this.#running
  }

  get #isOver(): boolean {
    return this.#stop.signal.aborted
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      await this.#standOnce().catch((err: unknown) => {
        if (!this.#isOver) this.#parts.logger.warn({ err, role: this.#parts.role }, 'leadership is tried for again')
      })
      this.#known.resolve(null)
      await passes(this.#times.retry, this.#stop.signal)
    }
  }

  /** As long as one connection holds: waits for the lock, then leads. */
  async #standOnce(): Promise<void> {
    const line = this.#open()
    try {
      await line.client.connect()
      if (!(await this.#waitForTurn(line))) return
      await this.#lead(line)
    } finally {
      this.#lose()
      await hangUp(line)
    }
  }

  #open(): Line {
    const end = new AbortController()
    const client = new pg.Client({
      connectionString: this.#parts.url,
      application_name: `conciergerie ${this.#parts.role}`,
      connectionTimeoutMillis: this.#times.beatLimit,
      query_timeout: this.#times.beatLimit,
      keepAlive: true,
    })
    for (const sign of ['error', 'end'] as const)
      client.on(sign, () => {
        end.abort()
      })
    return { client, end, over: AbortSignal.any([end.signal, this.#stop.signal]) }
  }

  /** @returns false when the connection, or we, ended before it came */
  async #waitForTurn({ client, over }: Line): Promise<boolean> {
    const { role, candidate } = this.#parts
    while (!(await tryLock(client, role))) {
      this.#known.resolve(null)
      if (!(await passes(this.#times.retry, over))) return false
    }
    for (;;) {
      const leftMs = await leaseLeftOfOthers(client, role, candidate)
      if (leftMs <= 0) return !over.aborted
      this.#known.resolve(null)
      if (!(await passes(leftMs, over))) return false
    }
  }

  async #lead({ client, end, over }: Line): Promise<void> {
    const { role, candidate, logger } = this.#parts
    const { lease, beat: every } = this.#times
    await beat(client, role, candidate, lease)
    if (over.aborted) return
    logger.info({ role, name: candidate.name }, 'this process leads')
    this.#isLeader = true
    this.#begin(end)
    while (await passes(every, over)) await beat(client, role, candidate, lease)
    if (this.#isOver) await letGo(client, role, candidate)
  }

  /** Signs of life go on meanwhile. */
  #begin(end: AbortController): void {
    const known = () => {
      this.#known.resolve(null)
    }
    this.#events?.gained().then(known, (err: unknown) => {
      this.#parts.logger.error({ err, role: this.#parts.role }, 'this process cannot lead')
      end.abort()
    })
  }

  #lose(): void {
    if (!this.#isLeader) return
    this.#isLeader = false
    this.#parts.logger.warn({ role: this.#parts.role }, 'this process leads no more')
    this.#events?.lost()
  }
}

/** @returns whether the time passed before it was over */
async function passes(ms: number, over: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal: over, ref: false }).catch(() => false)
}

/** A server that does not answer is not waited for. */
async function hangUp({ client }: Line): Promise<void> {
  const patience = new AbortController()
  await Promise.race([client.end().catch(() => undefined), passes(1_000, patience.signal)])
  patience.abort()
}
