import type { z } from 'zod'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { houseOf } from './job.ts'
import type { EnqueueOptions, NewJob, Place } from './job.ts'
import { addPostgresJob } from './postgres/add-job.ts'
import { addSqliteJob } from './sqlite/add-job.ts'
import type { Task } from './task.ts'

export interface Jobs {
  /** Adds a job with the caller's transaction: it exists only if that commits, and starts just after. */
  enqueue<S extends z.ZodType>(tx: Tx, task: Task<S>, payload: z.input<S>, options?: EnqueueOptions): Promise<void>
}

export type DueListener = (at: Date) => void
/** Keeps a place for a job; null when there is none. */
export type PlaceKeeper = (job: NewJob) => Place | null

/** Workers of this process hear of each committed job at once, and do not wait for their next look at the table. */
export interface JobQueue extends Jobs {
  /** @returns a function that ends the subscription */
  onEnqueued(listener: DueListener): () => void
  /** SQLite: a job that is due at once, and that nothing of its queue precedes, needs no look at the table to start. */
  keepPlaces(keeper: PlaceKeeper): void
}

export function createJobs(db: Database, now: Clock): JobQueue {
  const listeners = new Set<DueListener>()
  let keeper: PlaceKeeper = () => null
  /** @returns whether the job starts by itself */
  const add = async (tx: Tx, job: NewJob, at: Date): Promise<boolean> => {
    if (db.dialect === 'sqlite') return addSqliteJob(tx, job, at, keeper)
    addPostgresJob(tx, job, at)
    return false
  }
  return {
    async enqueue(tx, task, payload, options = {}) {
      const valid = task.payload.safeParse(payload)
      if (!valid.success) throw new Error(`the payload of a ${task.name} job is not valid`, { cause: valid.error })
      const job = { ...options, task: task.name, payload: JSON.stringify(payload), conciergerieId: houseOf(payload) }
      const at = now()
      if (await add(tx, job, at)) return
      tx.onCommit(() => {
        for (const listener of listeners) listener(options.runAt ?? at)
      })
    },
    onEnqueued(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    keepPlaces(wanted) {
      keeper = wanted
    },
  }
}
