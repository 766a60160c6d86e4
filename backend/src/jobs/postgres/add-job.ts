import { sql } from 'kysely'
import type { Tx } from '#src/db/database.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob } from '../job.ts'

interface Waiting {
  job: NewJob
  /** Present of the program when it was added. */
  at: Date
}

const waitingIn = new WeakMap<Tx, Waiting[]>()

/** Adds a job at the end of the transaction, with its neighbours in one statement. */
export function addPostgresJob(tx: Tx, job: NewJob, at: Date): void {
  const waiting = waitingIn.get(tx)
  if (waiting) {
    waiting.push({ job, at })
    return
  }
  const jobs = [{ job, at }]
  waitingIn.set(tx, jobs)
  tx.beforeCommit(async () => {
    waitingIn.delete(tx)
    await addAll(tx, jobs)
  })
}

/** Within so many seconds the two clocks agree: the rest is the way to the database. */
const sameClockSeconds = 2

/**
 * `clock_timestamp` and not `now()`: the jobs that one transaction adds keep their order. A time to come is moved by what
 * lies between the program's clock and the database's: a job that came before its time would be put off to a time that
 * is over, and come again at once, without end.
 */
async function addAll(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
  const list = waiting.map(({ job: { task, payload, queue, key, runAt }, at }) => ({
    task,
    payload,
    queue,
    key,
    runAt,
    at,
  }))
  const drift = sql`clock_timestamp() - j.at`
  await sql`select count(*) from json_to_recordset(${JSON.stringify(list)}::json)
      as j(task text, payload text, queue text, key text, "runAt" timestamptz, at timestamptz),
    lateral graphile_worker.add_job(j.task, j.payload::json, queue_name => j.queue, job_key => j.key,
      max_attempts => ${maxAttempts}, run_at => coalesce(j."runAt" + case
        when abs(extract(epoch from ${drift})) < ${sameClockSeconds} then interval '0' else ${drift} end,
        clock_timestamp()))`.execute(tx.q)
}
