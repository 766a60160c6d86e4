import type { z } from 'zod'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { houseOf } from './job.ts'
import type { EnqueueOptions } from './job.ts'
import { addPostgresJob } from './postgres/add-job.ts'
import { addSqliteJob } from './sqlite/add-job.ts'
import type { Task } from './task.ts'

export interface Jobs {
  /** Adds a job with the caller's transaction: it exists only if that commits, and starts just after. */
  enqueue<S extends z.ZodType>(tx: Tx, task: Task<S>, payload: z.input<S>, options?: EnqueueOptions): Promise<void>
}

export type DueListener = (at: Date) => void

/** Workers of this process hear of each committed job at once, and do not wait for their next look at the table. */
export interface JobQueue extends Jobs {
  /** @returns a function that ends the subscription */
  onEnqueued(listener: DueListener): () => void
}

export function createJobs(db: Database, now: Clock): JobQueue {
  const add = db.dialect === 'sqlite' ? addSqliteJob : addPostgresJob
  const listeners = new Set<DueListener>()
  return {
    async enqueue(tx, task, payload, options = {}) {
      const valid = task.payload.safeParse(payload)
      if (!valid.success) throw new Error(`the payload of a ${task.name} job is not valid`, { cause: valid.error })
      const job = { ...options, task: task.name, payload: JSON.stringify(payload), conciergerieId: houseOf(payload) }
      await add(tx, job, now())
      const at = options.runAt ?? now()
      tx.onCommit(() => {
        for (const listener of listeners) listener(at)
      })
    },
    onEnqueued(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
