import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SqliteDatabase, Tx } from '#src/db/database.ts'
import { bury } from '../run-job.ts'
import type { Worker, WorkerParts } from '../worker.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob, Place } from '../job.ts'
import { JobRunner } from './job-runner.ts'
import * as store from './jobs.store.ts'
import type { DueJob, SqliteJob } from './jobs.store.ts'
import { ownJobs } from './ownership.ts'

/** Jobs claimed in one go. */
const mostClaimed = 16

/** Takes over what a former process left, then starts jobs as they become due. */
export async function startSqliteWorker(db: SqliteDatabase, parts: WorkerParts): Promise<Worker> {
  const letGo = await ownJobs(db.file)
  await buryAbandoned(db, parts)
  const worker = new SqliteWorker(db, parts)
  worker.wake()
  return {
    async stop() {
      await worker.stop()
      letGo()
    },
  }
}

async function buryAbandoned(db: SqliteDatabase, { registrations, logger, now }: WorkerParts): Promise<void> {
  const lost = await db.write(({ q }) => store.releaseAbandoned(q))
  for (const job of lost) {
    const error = new Error('the process ended during the last attempt')
    await bury(
      registrations.find(({ task }) => task === job.task),
      job,
      error,
      logger,
    )
    await db.write(({ q }) => store.markDead(q, job.id, now().toISOString(), error.message))
  }
}

class SqliteWorker {
  readonly #db: SqliteDatabase
  readonly #parts: WorkerParts
  readonly #runner: JobRunner
  readonly #id = randomUUID()
  readonly #unsubscribe: () => void
  /** Places kept for jobs whose transaction has not ended yet. */
  readonly #kept = new Set<Promise<undefined>>()
  #looking: Promise<void> | undefined
  #again = false
  /** Whether a job may be due that found no place, or waits for its queue. */
  #left = true
  #stopping = false
  #timer: { at: number; handle: NodeJS.Timeout } | undefined

  constructor(db: SqliteDatabase, parts: WorkerParts) {
    this.#db = db
    this.#parts = parts
    this.#runner = new JobRunner(db, parts, (done) => {
      // what is to be tried again has its hour in the table; a look under way may have read before this end
      if (!done || this.#left || this.#looking) this.wake()
    })
    const unsubscribe = parts.jobs.onEnqueued((at) => {
      if (at <= parts.now()) this.wake()
      else this.#lookAt(at.getTime())
    })
    parts.jobs.keepPlaces((job) => this.#keepPlace(job))
    this.#unsubscribe = () => {
      unsubscribe()
      parts.jobs.keepPlaces(() => null)
    }
  }

  /** Looks for due jobs now, or once more after the look under way. */
  wake(): void {
    if (this.#stopping) return
    this.#again = true
    this.#looking ??= this.#lookWhileAsked()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#unsubscribe()
    clearTimeout(this.#timer?.handle)
    await this.#looking
    await Promise.all(this.#kept)
    await this.#runner.drain()
  }

  #keepPlace(job: NewJob): Place | null {
    if (this.#stopping || !this.#runner.reserve(job.task)) return null
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#kept.add(promise)
    const settle = () => {
      this.#kept.delete(promise)
      resolve(undefined)
    }
    const giveBack = () => {
      settle()
      this.#runner.release(job.task)
      if (this.#left) this.wake()
    }
    const payload = JSON.parse(job.payload) as unknown
    let begun: unknown
    const begin = async (tx: Tx) => {
      begun = await this.#runner.begin(tx, job.task, payload)
    }
    // after the callers of the transaction have been answered
    const start = (id: number) => {
      setImmediate(() => {
        this.#runner.start(firstAttempt(id, job, payload), begun)
        settle()
      })
    }
    return { worker: this.#id, begin, start, giveBack }
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false
      try {
        let at = this.#parts.now()
        while (await this.#claimSome(at)) at = this.#parts.now()
        await this.#planNext(at)
      } catch (err) {
        this.#parts.logger.warn({ err }, 'due jobs could not be claimed')
        await pause(200)
        this.#lookAt(0)
      }
    }
    this.#looking = undefined
  }

  /** @returns whether there may be more to claim */
  async #claimSome(at: Date): Promise<boolean> {
    const free = Math.min(this.#runner.room, mostClaimed)
    const tasks = this.#runner.tasksWithRoom()
    if (free <= 0 || tasks.length === 0 || this.#stopping) return false
    const now = at.toISOString()
    const due = await store.findDue(this.#db.read, { now, tasks, limit: free })
    const taken = due.filter(({ task }) => this.#runner.reserve(task))
    if (taken.length === 0) return false
    const started = await this.#claim(taken, now)
    return started > 0
  }

  /** @returns how many were still there to be started */
  async #claim(due: readonly DueJob[], now: string): Promise<number> {
    const ids = due.map(({ id }) => id)
    let started: Started[] = []
    try {
      started = await this.#takeAndBegin(ids, now)
    } finally {
      const claimed = new Set(started.map(({ job }) => job.id))
      for (const { id, task } of due) if (!claimed.has(id)) this.#runner.release(task)
    }
    for (const { job, begun } of started) this.#runner.start(job, begun)
    return started.length
  }

  /** Each with its first writes; when those of one fail it holds up no other, and each handler does its own. */
  async #takeAndBegin(ids: readonly number[], now: string): Promise<Started[]> {
    const take = async ({ q }: Tx) => store.claim(q, ids, now, this.#id)
    try {
      return await this.#db.write(async (tx) => {
        const started: Started[] = []
        for (const job of await take(tx))
          started.push({ job, begun: await this.#runner.begin(tx, job.task, job.payload) })
        return started
      })
    } catch (err) {
      this.#parts.logger.warn({ err }, 'jobs could not be begun with their claim')
      return (await this.#db.write(take)).map((job) => ({ job, begun: undefined }))
    }
  }

  /**
   * A look at the table when the next job becomes due, and now and then in case somebody else wrote to it.
   * @param at of the last look: by a later clock, what became due since would be neither claimed nor waited for
   */
  async #planNext(at: Date): Promise<void> {
    const { pollMs } = this.#parts
    clearTimeout(this.#timer?.handle)
    this.#timer = undefined
    const text = at.toISOString()
    const next = await store.nextDueAt(this.#db.read, text, this.#runner.tasks)
    this.#left = await store.hasDue(this.#db.read, text)
    const poll = at.getTime() + pollMs
    this.#lookAt(next === null ? poll : Math.min(poll, Date.parse(next)))
  }

  /** @param at milliseconds since 1970; a look that is planned for an earlier moment stays */
  #lookAt(at: number): void {
    if (this.#stopping || (this.#timer && this.#timer.at <= at)) return
    clearTimeout(this.#timer?.handle)
    const { pollMs, now } = this.#parts
    // a timer of more than 24 days fires at once
    const delay = Math.min(pollMs, Math.max(0, at - now().getTime()))
    const handle = setTimeout(() => {
      this.#timer = undefined
      this.wake()
    }, delay)
    this.#timer = { at, handle }
  }
}

/** A job that was claimed, and what its first writes gave. */
interface Started {
  job: SqliteJob
  begun: unknown
}

function firstAttempt(id: number, { task, key, queue }: NewJob, payload: unknown): SqliteJob {
  return { id, task, key: key ?? null, queue: queue ?? null, payload, attempts: 1, maxAttempts }
}
