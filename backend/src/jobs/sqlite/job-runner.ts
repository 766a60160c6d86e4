import { setTimeout as pause } from 'node:timers/promises'
import type { Queries, SqliteDatabase } from '#src/db/database.ts'
import type { Registration } from '../registration.ts'
import { runJob } from '../run-job.ts'
import type { Verdict } from '../run-job.ts'
import type { WorkerParts } from '../worker.ts'
import * as store from './jobs.store.ts'
import type { DueJob, SqliteJob } from './jobs.store.ts'

/** After the drain limit, what handlers that watch their signal are still given. */
const abortGraceMs = 1_000

/** The jobs that run in this process, and what they leave behind. */
export class JobRunner {
  readonly #db: SqliteDatabase
  readonly #parts: WorkerParts
  readonly #registrations: ReadonlyMap<string, Registration>
  readonly #running = new Map<number, { job: SqliteJob; ended: Promise<void> }>()
  readonly #abort = new AbortController()
  readonly #onFree: () => void

  constructor(db: SqliteDatabase, parts: WorkerParts, onFree: () => void) {
    this.#db = db
    this.#parts = parts
    this.#registrations = new Map(parts.registrations.map((registration) => [registration.task, registration]))
    this.#onFree = onFree
  }

  get tasks(): string[] {
    return [...this.#registrations.keys()]
  }

  tasksWithRoom(): string[] {
    return this.tasks.filter((task) => this.#roomFor(task) > 0)
  }

  busyQueues(): string[] {
    return [...this.#running.values()].flatMap(({ job }) => job.queue ?? [])
  }

  /** Places left, all tasks together. */
  get room(): number {
    const limited = this.tasks.filter((task) => this.#ownLimit(task) !== undefined)
    return this.#sharedRoom() + limited.reduce((sum, task) => sum + this.#roomFor(task), 0)
  }

  /** Drops what would be too many at once. */
  keepWithinLimits(due: readonly DueJob[]): DueJob[] {
    const room = new Map<string, number>()
    return due.filter(({ task }) => {
      const place = this.#ownLimit(task) === undefined ? 'shared' : task
      const left = room.get(place) ?? this.#roomFor(task)
      room.set(place, left - 1)
      return left > 0
    })
  }

  start(job: SqliteJob): void {
    this.#running.set(job.id, { job, ended: this.#run(job) })
  }

  /** Waits for what runs, within the limit; then interrupts, and hands back what still does not end. */
  async drain(): Promise<void> {
    await this.#allEnded(this.#parts.drainMs)
    this.#abort.abort()
    await this.#allEnded(abortGraceMs)
    const left = [...this.#running.keys()]
    await this.#db.write(async ({ q }) => {
      for (const id of left) await store.handBack(q, id)
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
    return limit === undefined ? this.#sharedRoom() : limit - this.#count((running) => running === task)
  }

  #sharedRoom(): number {
    return this.#parts.concurrency - this.#count((task) => this.#ownLimit(task) === undefined)
  }

  #count(wanted: (task: string) => boolean): number {
    let count = 0
    for (const { job } of this.#running.values()) if (wanted(job.task)) count += 1
    return count
  }

  async #run(job: SqliteJob): Promise<void> {
    const registration = this.#registrations.get(job.task)
    if (!registration) throw new Error(`nobody handles ${job.task} jobs`)
    const verdict = await runJob(registration, job, this.#abort.signal, this.#parts)
    await this.#keep(job, verdict)
    this.#running.delete(job.id)
    this.#onFree()
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
