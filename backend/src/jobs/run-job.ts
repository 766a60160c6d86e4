import type { Logger } from '#src/logger.ts'
import { GiveUp, RetryLater } from './errors.ts'
import type { ClaimedJob } from './job.ts'
import type { JobRun, Registration } from './registration.ts'

/** What is to become of a job after one attempt. */
export type Verdict =
  | { kind: 'done' }
  | { kind: 'interrupted' }
  | { kind: 'retry'; afterMs: number; error: string }
  | { kind: 'dead'; error: string }

export interface RunParts {
  logger: Logger
  backoffMs: (attempt: number) => number
}

/** Runs one attempt. Never throws: a failure is part of the verdict. */
export async function runJob(
  registration: Registration,
  job: ClaimedJob,
  means: Pick<JobRun, 'signal' | 'endWith' | 'begun'>,
  parts: RunParts,
): Promise<Verdict> {
  const { attempts: attempt, maxAttempts } = job
  try {
    await registration.run(job.payload, { attempt, maxAttempts, lastAttempt: attempt >= maxAttempts, ...means })
    return { kind: 'done' }
  } catch (thrown) {
    const error = asError(thrown)
    if (means.signal.aborted) return { kind: 'interrupted' }
    const log = { task: job.task, job: job.id, attempt, err: error }
    if (error instanceof GiveUp || attempt >= maxAttempts) {
      parts.logger.error(log, 'a job was given up')
      return await bury(registration, job, error, parts.logger)
    }
    parts.logger.warn(log, 'a job failed and will be tried again')
    const afterMs = error instanceof RetryLater ? error.afterMs : parts.backoffMs(attempt)
    return { kind: 'retry', afterMs, error: describe(error) }
  }
}

/** Tells the task that one of its jobs is lost. A failure to do so is logged, and the job is buried all the same. */
export async function bury(
  registration: Registration | undefined,
  job: ClaimedJob,
  error: Error,
  logger: Logger,
): Promise<Verdict> {
  try {
    await registration?.onDead(job.payload, error)
  } catch (err) {
    logger.error({ task: job.task, job: job.id, err }, 'what follows the loss of a job failed')
  }
  return { kind: 'dead', error: describe(error) }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function describe(error: Error): string {
  return `${error.name}: ${error.message}`.slice(0, 1_000)
}
