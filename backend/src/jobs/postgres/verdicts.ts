import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from '#src/logger.ts'
import type { ClaimedJob } from '../job.ts'
import type { Verdict } from '../run-job.ts'

/** graphile-worker unlocks a failed job a moment after it says so: how often we look, doubling from 5 ms. */
const maxLooks = 9

interface Retry {
  runAt: Date
  /** Attempts to write back, null for those counted. */
  attempts: number | null
}

/**
 * Makes graphile-worker end a job the way we decided: it knows success and failure, and its own delays. A job to be
 * tried again is failed, then moved to its hour; should the process die in between, the delay of graphile-worker holds.
 */
export class Verdicts {
  readonly #pool: Pool
  readonly #logger: Logger
  readonly #retries = new Map<number, Retry>()
  readonly #moving = new Set<Promise<void>>()

  constructor(pool: Pool, logger: Logger) {
    this.#pool = pool
    this.#logger = logger
  }

  /**
   * Called at the end of an attempt, while the job is still locked.
   * @throws what graphile-worker is to keep as the job's last error, unless the job is done with
   */
  async prepare(job: ClaimedJob, key: string | null, verdict: Verdict): Promise<void> {
    if (verdict.kind === 'done' || (await this.#isSuperseded(job.id, key))) return
    if (verdict.kind === 'dead') {
      await this.#pool.query(
        'update graphile_worker._private_jobs set attempts = max_attempts, updated_at = now() where id = $1',
        [job.id],
      )
      throw new Error(verdict.error)
    }
    if (verdict.kind === 'interrupted') {
      this.#retries.set(job.id, { runAt: new Date(), attempts: job.attempts - 1 })
      throw new Error('interrupted by the stop of the process')
    }
    this.#retries.set(job.id, { runAt: new Date(Date.now() + verdict.afterMs), attempts: null })
    throw new Error(verdict.error)
  }

  /** Called once graphile-worker has taken note of the failure. */
  apply(id: number): void {
    const retry = this.#retries.get(id)
    if (!retry) return
    this.#retries.delete(id)
    const moving = this.#move(id, retry).catch((err: unknown) => {
      this.#logger.warn({ err, job: id }, 'the next attempt of a job could not be timed')
    })
    this.#moving.add(moving)
    void moving.finally(() => this.#moving.delete(moving))
  }

  async settled(): Promise<void> {
    await Promise.all(this.#moving)
  }

  async #isSuperseded(id: number, key: string | null): Promise<boolean> {
    if (key === null) return false
    const { rows } = await this.#pool.query<{ key: string | null }>(
      'select key from graphile_worker._private_jobs where id = $1',
      [id],
    )
    return rows[0]?.key === null
  }

  async #move(id: number, { runAt, attempts }: Retry): Promise<void> {
    for (let look = 0; look < maxLooks; look++) {
      await pause(5 * 2 ** look)
      const { rowCount } = await this.#pool.query(
        'select 1 from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => $2, attempts => $3)',
        [id, runAt, attempts],
      )
      if (rowCount) return
    }
  }
}
