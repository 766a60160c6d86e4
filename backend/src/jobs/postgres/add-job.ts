import { sql } from 'kysely'
import type { Tx } from '#src/db/database.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob } from '../job.ts'

/** `clock_timestamp` and not `now()`: the jobs that one transaction adds keep their order. */
export async function addPostgresJob(tx: Tx, job: NewJob): Promise<void> {
  const runAt = job.runAt?.toISOString() ?? null
  await sql`select 1 from graphile_worker.add_job(${job.task}, ${job.payload}::json,
    queue_name => ${job.queue ?? null}::text, job_key => ${job.key ?? null}::text, max_attempts => ${maxAttempts},
    run_at => coalesce(${runAt}::timestamptz, clock_timestamp()))`.execute(tx.q)
}
