import { z } from 'zod'
import type { Database } from '#src/db/database.ts'
import type { EnqueueOptions } from '#src/jobs/job.ts'
import { createJobs } from '#src/jobs/queue.ts'
import type { JobQueue } from '#src/jobs/queue.ts'
import { defineTask } from '#src/jobs/task.ts'
import { handle, startWorker } from '#src/jobs/worker.ts'
import type { Registration, Worker, WorkerOptions } from '#src/jobs/worker.ts'
import { silentLogger } from './databases.ts'
import type { Opener } from './databases.ts'

export const note = defineTask('test.note', z.object({ text: z.string(), conciergerieId: z.int().optional() }))
export const now = () => new Date()

export type Start = (
  db: Database,
  registrations: Registration[],
  options?: Partial<WorkerOptions>,
) => Promise<{ jobs: JobQueue; worker: Worker }>

/** A worker in a hurry, stopped by itself at the end of the test. */
export function quickWorkers(open: Opener): Start {
  return async (db, registrations, options = {}) => {
    const jobs = options.jobs ?? createJobs(db, now)
    const fast = { pollMs: 50, drainMs: 200, deadAfterMs: 500, backoffMs: () => 5, logger: silentLogger, now }
    const worker = await startWorker({ db, jobs, registrations, ...fast, ...options })
    open.beforeClosing(() => worker.stop())
    return { jobs, worker }
  }
}

export function addNote(db: Database, jobs: JobQueue, text: string, options?: EnqueueOptions): Promise<void> {
  return db.write((tx) => jobs.enqueue(tx, note, { text }, options))
}

/** Handles notes by writing down their text. */
export function noteTaker(): { seen: string[]; registration: Registration } {
  const seen: string[] = []
  const registration = handle(note, ({ text }) => {
    seen.push(text)
    return Promise.resolve()
  })
  return { seen, registration }
}
