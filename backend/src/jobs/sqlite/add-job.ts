import { sql } from 'kysely'
import type { Tx } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob } from '../job.ts'

interface Row {
  task: string
  key: string | null
  queue: string | null
  payload: string
  conciergerieId: number | null
  runAt: string
  now: string
}

const insert = statement((q, p: Row) =>
  q
    .insertInto('jobs')
    .values({
      task: p.task,
      key: p.key,
      queue: p.queue,
      payload: p.payload,
      conciergerie_id: p.conciergerieId,
      run_at: p.runAt,
      max_attempts: sql.lit(maxAttempts),
      state: sql.lit('pending'),
      created_at: p.now,
    })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet({
          task: p.task,
          queue: p.queue,
          payload: p.payload,
          conciergerie_id: p.conciergerieId,
          run_at: p.runAt,
          attempts: sql.lit(0),
          state: sql.lit('pending'),
          last_error: null,
          failed_at: null,
        })
        .where('jobs.state', '<>', sql.lit('running')),
    )
    .returning('id'),
)

/** A job that runs may have read what is out of date now: it loses its key, and a new one runs after it. */
const releaseKey = statement((q, p: { key: string | null }) =>
  q.updateTable('jobs').set({ key: null }).where('key', '=', p.key).where('state', '=', sql.lit('running')),
)

export async function addSqliteJob(tx: Tx, job: NewJob, now: Date): Promise<void> {
  const row = {
    task: job.task,
    key: job.key ?? null,
    queue: job.queue ?? null,
    payload: job.payload,
    conciergerieId: job.conciergerieId,
    runAt: (job.runAt ?? now).toISOString(),
    now: now.toISOString(),
  }
  const { rows } = await insert(tx.q, row)
  if (rows.length > 0) return
  await releaseKey(tx.q, { key: row.key })
  await insert(tx.q, row)
}
