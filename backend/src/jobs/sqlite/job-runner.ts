import { setTimeout as pause } from 'node:timers/promises'
import type { Queries, SqliteDatabase, Tx } from '#src/db/database.ts'
import type { Registration } from '../registration.ts'
import { runJob } from '../run-job.ts'
import type { Verdict } from '../run-job.ts'
import type { WorkerParts } from '../worker.ts'
import * as store from './jobs.store.ts'
import type { SqliteJob } from './jobs.store.ts'

/** After the drain limit, what handlers that watch their signal are still given. */
const abortGraceMs = 1_000

/** The jobs that run in this process, and what they leave behind. */
export class JobRunner {
  readonly #db: SqliteDatabase
  readonly #parts: WorkerParts
  readonly #registrations: ReadonlyMap<string, Registration>
  readonly #running = new Map<number, { job: SqliteJob; ended: Promise<void> }>()
  /** Places that are taken, by task: by a job that runs or by one that will when its transaction commits. */
  readonly #taken = new Map<string, number>()
  readonly #tasks: readonly string[]
  readonly #limited: readonly string[]
  #sharedTaken = 0
  readonly #abort = new AbortController()
  readonly #onFree: (done: boolean) => void

  constructor(db: SqliteDatabase, parts: WorkerParts, onFree: (done: boolean) => void) {
    this.#db = db
    this.#parts = parts
    this.#registrations = new Map(parts.registrations.map((registration) => [registration.task, registration]))
    this.#onFree = onFree
    this.#tasks = [...this.#registrations.keys()]
    this.#limited = this.#tasks.filter((task) => this.#ownLimit(task) !== undefined)
  }

  get tasks(): readonly string[] {
    return this.#tasks
  }

  tasksWithRoom(): string[] {
    return this.#tasks.filter((task) => this.#roomFor(task) > 0)
  }

  /** Places left, all tasks together. */
  get room(): number {
    return this.#sharedRoom() + this.#limited.reduce((sum, task) => sum + this.#roomFor(task), 0)
  }

  /** Takes a place for a job that is not here yet. @returns whether there was one */
  reserve(task: string): boolean {
    if (!this.#registrations.has(task) || this.#roomFor(task) <= 0) return false
    this.#count(task, 1)
    return true
  }

  release(task: string): void {
    this.#count(task, -1)
  }

  /** Writes what a job writes first, in the transaction that starts it. @returns what its handler is to be given */
  async begin(tx: Tx, task: string, payload: unknown): Promise<unknown> {
    return this.#registrations.get(task)?.begin?.(tx, payload)
  }

  /** Starts a job in a place that was reserved. */
  start(job: SqliteJob, begun: unknown): void {
    this.#running.set(job.id, { job, ended: this.#run(job, begun) })
  }

  /** Waits for what runs, within the limit; then interrupts, and hands back what still does not end. */
  async drain(): Promise<void> {
    await this.#allEnded(this.#parts.drainMs)
    this.#abort.abort()
    await this.#allEnded(abortGraceMs)
    await this.handBack([...this.#running.keys()])
  }

  /** The next start of the program does them, and this attempt does not count. */
  async handBack(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return
    await this.#db.write(async ({ q }) => {
      for (const id of ids) await store.handBack(q, id)
    })
  }

  async #allEnded(limitMs: number): Promise<void> {
    const limit = new AbortController()
    const all = Promise.all([...this.#running.values()].map(({ ended }) => ended))
    await Promise.race([all, pause(limitMs, undefined, { signal: limit.signal }).catch(() => undefined)])
    limit.abort()
  }

  #ownLimit(task: string): number | undefined {
    return this.#registrations.get(task)?.concurrency
  }

  /** A task with a limit of its own takes no place of the others: what waits for a hanging provider holds nothing else up. */
  #roomFor(task: string): number {
    const limit = this.#ownLimit(task)
    return limit === undefined ? this.#sharedRoom() : limit - (this.#taken.get(task) ?? 0)
  }

  #sharedRoom(): number {
    return this.#parts.concurrency - this.#sharedTaken
  }

  #count(task: string, by: 1 | -1): void {
    this.#taken.set(task, (this.#taken.get(task) ?? 0) + by)
    if (this.#ownLimit(task) === undefined) this.#sharedTaken += by
  }

  async #run(job: SqliteJob, begun: unknown): Promise<void> {
    const registration = this.#registrations.get(job.task)
    if (!registration) throw new Error(`nobody handles ${job.task} jobs`)
    const end = { stored: false }
    const endWith = async (tx: Tx) => {
      await store.remove(tx.q, job.id)
      tx.onCommit(() => (end.stored = true))
    }
    const verdict = await runJob(registration, job, { signal: this.#abort.signal, endWith, begun }, this.#parts)
    if (!end.stored) await this.#keep(job, verdict)
    this.#running.delete(job.id)
    this.release(job.task)
    this.#onFree(end.stored || verdict.kind === 'done')
  }

  /** Until the verdict is stored the job would run again, so a database that refuses is asked again. */
  async #keep(job: SqliteJob, verdict: Verdict): Promise<void> {
    for (;;) {
      try {
        await this.#db.write(({ q }) => this.#write(q, job, verdict))
        return
      } catch (err) {
        this.#parts.logger.warn({ err, task: job.task, job: job.id }, 'the end of a job could not be stored')
        if (this.#abort.signal.aborted) return
        await pause(500)
      }
    }
  }

  async #write(q: Queries, { id, key }: SqliteJob, verdict: Verdict): Promise<void> {
    const now = this.#parts.now()
    if (verdict.kind === 'interrupted') await store.handBack(q, id)
    else if (verdict.kind === 'done' || (await store.isSuperseded(q, id, key))) await store.remove(q, id)
    else if (verdict.kind === 'dead') await store.markDead(q, id, now.toISOString(), verdict.error)
    else await store.postpone(q, id, new Date(now.getTime() + verdict.afterMs).toISOString(), verdict.error)
  }
}
