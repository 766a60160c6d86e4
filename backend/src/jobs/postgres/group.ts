import { EventEmitter } from 'node:events'
import { run } from 'graphile-worker'
import type { JobHelpers, TaskList, WorkerEvents, WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import { silentWorkerLogger } from '#src/db/postgres/silent-logger.ts'
import type { ClaimedJob } from '../job.ts'
import type { Registration } from '../registration.ts'
import { runJob } from '../run-job.ts'
import type { WorkerParts } from '../worker.ts'
import { Verdicts } from './verdicts.ts'

/** A set of workers of graphile-worker that do the same tasks. */
export interface Group {
  /** Under which it locks jobs. */
  readonly workerId: string
  wake(): void
  /** Takes no more jobs and waits for those that run. */
  finish(): Promise<void>
  /** Gives back the jobs that do not end. */
  interrupt(): Promise<void>
}

export async function startGroup(
  pool: Pool,
  registrations: readonly Registration[],
  concurrency: number,
  parts: WorkerParts,
): Promise<Group> {
  const events: WorkerEvents = new EventEmitter()
  const verdicts = new Verdicts(pool, parts.logger)
  // kept in an object: a worker pool has a `then` of its own, which a promise would wait for
  const created: { workers?: WorkerPool } = {}
  events.once('pool:create', ({ workerPool }) => {
    created.workers = workerPool
  })
  events.on('job:complete', ({ job }) => {
    verdicts.apply(Number(job.id))
  })
  const runner = await run({
    pgPool: pool,
    taskList: taskListOf(registrations, verdicts, parts),
    concurrency,
    noHandleSignals: true,
    pollInterval: parts.pollMs,
    gracefulShutdownAbortTimeout: parts.drainMs,
    logger: silentWorkerLogger,
    events,
    preset: { worker: { localQueue: { size: concurrency } } },
  })
  const { workers } = created
  if (!workers) throw new Error('graphile-worker started no workers')
  return {
    workerId: workers.id,
    wake() {
      workers.nudge(1)
    },
    async finish() {
      await runner.stop()
      await verdicts.settled()
    },
    async interrupt() {
      await workers.forcefulShutdown('the process is stopping')
    },
  }
}

function taskListOf(registrations: readonly Registration[], verdicts: Verdicts, parts: WorkerParts): TaskList {
  return Object.fromEntries(
    registrations.map((registration) => [
      registration.task,
      async (payload: unknown, helpers: JobHelpers) => {
        const job = claimedJob(registration, payload, helpers)
        const means = { signal: helpers.abortSignal, endWith: () => Promise.resolve() }
        const verdict = await runJob(registration, job, means, parts)
        await verdicts.prepare(job, helpers.job.key, verdict)
      },
    ]),
  )
}

function claimedJob({ task }: Registration, payload: unknown, { job }: JobHelpers): ClaimedJob {
  return { id: Number(job.id), task, payload, attempts: job.attempts, maxAttempts: job.max_attempts }
}
