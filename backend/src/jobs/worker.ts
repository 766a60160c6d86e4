import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { once } from '#src/db/once.ts'
import type { Logger } from '#src/logger.ts'
import { backoffMs } from './backoff.ts'
import { startPostgresWorker } from './postgres/worker.ts'
import type { JobQueue } from './queue.ts'
import type { Registration } from './registration.ts'
import { startSchedule } from './schedule.ts'
import type { Scheduled } from './schedule.ts'
import { startSqliteWorker } from './sqlite/worker.ts'

export { handle } from './registration.ts'
export type { Registration } from './registration.ts'

export interface WorkerOptions {
  db: Database
  jobs: JobQueue
  registrations: readonly Registration[]
  schedule?: readonly Scheduled[]
  logger: Logger
  now: Clock
  /** Jobs at once in this process, those apart that have a limit of their own. Default 16. */
  concurrency?: number
  /** How often the table is looked at besides being told of new jobs, in ms. Default 1,000. */
  pollMs?: number
  /** How long `stop` waits for running jobs, in ms. Default 10,000. */
  drainMs?: number
  /** Delay before the next attempt after the nth failure, in ms. */
  backoffMs?: (attempt: number) => number
  /** PostgreSQL: a worker not heard of for this long is taken for dead and its jobs run again, in ms. Default 20,000. */
  deadAfterMs?: number
}

/** What the drivers are given: every choice made. */
export type WorkerParts = Required<Omit<WorkerOptions, 'schedule' | 'db'>>

export interface Worker {
  /** Takes no new job, lets the running ones finish for a while, hands back the others. */
  stop(): Promise<void>
}

/** Starts doing jobs in this process. On SQLite one process only may do so. */
export async function startWorker({ db, schedule = [], ...options }: WorkerOptions): Promise<Worker> {
  assertEachTaskOnce(options.registrations)
  const parts: WorkerParts = {
    concurrency: 16,
    pollMs: 1_000,
    drainMs: 10_000,
    deadAfterMs: 20_000,
    backoffMs,
    ...options,
  }
  const worker = db.dialect === 'sqlite' ? await startSqliteWorker(db, parts) : await startPostgresWorker(db, parts)
  const ticking = startSchedule({ db, schedule, jobs: parts.jobs, logger: parts.logger, now: parts.now })
  return {
    stop: once(async () => {
      await ticking.stop()
      await worker.stop()
    }),
  }
}

function assertEachTaskOnce(registrations: readonly Registration[]): void {
  const seen = new Set<string>()
  for (const { task } of registrations) {
    if (seen.has(task)) throw new Error(`the task ${task} has two handlers`)
    seen.add(task)
  }
}
