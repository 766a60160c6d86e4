import pino from 'pino'
import { z } from 'zod'
import { openDatabase } from '#src/db/open-database.ts'
import { createJobs } from '#src/jobs/queue.ts'
import { defineTask } from '#src/jobs/task.ts'
import { handle, startWorker } from '#src/jobs/worker.ts'

/* A process to be killed: it takes `test.note` jobs, prints each one's attempt, and never finishes any. */
const [, , url = ''] = process.argv
const logger = pino({ level: 'silent' })
const now = () => new Date()
const db = await openDatabase(url, { logger })
const note = defineTask('test.note', z.object({ text: z.string() }))
const endless = handle(note, async (_, { attempt }) => {
  process.stdout.write(`attempt ${attempt}\n`)
  await new Promise(() => undefined)
})
await startWorker({
  db,
  jobs: createJobs(db, now),
  registrations: [endless],
  logger,
  now,
  pollMs: 50,
  deadAfterMs: 500,
})
process.stdout.write('started\n')
