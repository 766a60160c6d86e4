import { sql } from 'kysely'
import type { Tx } from '#src/db/database.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob } from '../job.ts'

/** Within so many seconds the two clocks agree: the rest is the way to the database. */
const sameClockSeconds = 2

/**
 * `clock_timestamp` and not `now()`: the jobs that one transaction adds keep their order. A time to come is moved by what
 * lies between the program's clock and the database's: a job that came before its time would be put off to a time that
 * is over, and come again at once, without end.
 * @param at present of the program
 */
export async function addPostgresJob(tx: Tx, job: NewJob, at: Date): Promise<void> {
  const runAt = job.runAt?.toISOString() ?? null
  const drift = sql`clock_timestamp() - ${at.toISOString()}::timestamptz`
  await sql`select 1 from graphile_worker.add_job(${job.task}, ${job.payload}::json,
    queue_name => ${job.queue ?? null}::text, job_key => ${job.key ?? null}::text, max_attempts => ${maxAttempts},
    run_at => coalesce(${runAt}::timestamptz + case when abs(extract(epoch from ${drift})) < ${sameClockSeconds}
      then interval '0' else ${drift} end, clock_timestamp()))`.execute(tx.q)
}
