import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SqliteDatabase } from '#src/db/database.ts'
import { bury } from '../run-job.ts'
import type { Worker, WorkerParts } from '../worker.ts'
import { JobRunner } from './job-runner.ts'
import * as store from './jobs.store.ts'
import { ownJobs } from './ownership.ts'

/** Rows looked at for each free slot: several may belong to one queue, of which only one can start. */
const lookAhead = 8
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
  #claiming: Promise<void> | undefined
  #again = false
  #stopping = false
  #timer: NodeJS.Timeout | undefined

  constructor(db: SqliteDatabase, parts: WorkerParts) {
    this.#db = db
    this.#parts = parts
    this.#runner = new JobRunner(db, parts, () => {
      this.wake()
    })
    this.#unsubscribe = parts.jobs.onEnqueued(() => {
      this.wake()
    })
  }

  /** Looks for due jobs now, or once more after the look under way. */
  wake(): void {
    if (this.#stopping) return
    this.#again = true
    this.#claiming ??= this.#claimWhileAsked()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#unsubscribe()
    clearTimeout(this.#timer)
    await this.#claiming
    await this.#runner.drain()
  }

  async #claimWhileAsked(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false
      try {
        while (await this.#claimSome());
      } catch (err) {
        this.#parts.logger.warn({ err }, 'due jobs could not be claimed')
        await pause(200)
      }
    }
    this.#claiming = undefined
    await this.#waitForNext()
  }

  /** @returns whether there may be more to claim */
  async #claimSome(): Promise<boolean> {
    const free = Math.min(this.#runner.room, mostClaimed)
    const tasks = this.#runner.tasksWithRoom()
    if (free <= 0 || tasks.length === 0 || this.#stopping) return false
    const now = this.#parts.now().toISOString()
    const filter = { now, tasks, limit: free * lookAhead, busyQueues: this.#runner.busyQueues() }
    const due = await store.findDue(this.#db.read, filter)
    const ids = this.#runner
      .keepWithinLimits(due)
      .slice(0, free)
      .map(({ id }) => id)
    if (ids.length === 0) return false
    const jobs = await this.#db.write(({ q }) => store.claim(q, ids, now, this.#id))
    for (const job of jobs) this.#runner.start(job)
    return jobs.length > 0
  }

  /** A look at the table when the next job becomes due, and now and then in case somebody else wrote to it. */
  async #waitForNext(): Promise<void> {
    const { pollMs, now } = this.#parts
    const at = now()
    const next = await store.nextDueAt(this.#db.read, at.toISOString(), this.#runner.tasks).catch(() => null)
    if (this.#stopping) return
    clearTimeout(this.#timer)
    const delay = next === null ? pollMs : Math.min(pollMs, Date.parse(next) - at.getTime())
    this.#timer = setTimeout(() => {
      this.wake()
    }, delay)
  }
}
