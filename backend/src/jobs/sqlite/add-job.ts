import { sql } from 'kysely'
import type { Tx } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import { maxAttempts } from '../job.ts'
import type { NewJob, Place } from '../job.ts'

interface Row {
  task: string
  key: string | null
  queue: string | null
  payload: string
  conciergerieId: number | null
  runAt: string
  now: string
}

interface Added {
  id: number
  state: 'pending' | 'running' | 'dead'
}

const columns = (p: Row) => ({
  task: p.task,
  key: p.key,
  queue: p.queue,
  payload: p.payload,
  conciergerie_id: p.conciergerieId,
  run_at: p.runAt,
  max_attempts: sql.lit(maxAttempts),
  created_at: p.now,
})

/** A waiting or dead job of the same key becomes the new one; one that runs is left alone, and then no row is given. */
const waitingAgain = (p: Row) => ({
  task: p.task,
  queue: p.queue,
  payload: p.payload,
  conciergerie_id: p.conciergerieId,
  run_at: p.runAt,
  attempts: sql.lit(0),
  state: sql.lit('pending' as const),
  last_error: null,
  failed_at: null,
})

const insertWaiting = statement<Row, Added>((q, p) =>
  q
    .insertInto('jobs')
    .values({ ...columns(p), state: sql.lit('pending' as const) })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet(waitingAgain(p))
        .where('jobs.state', '<>', sql.lit('running' as const)),
    )
    .returning(['id', 'state']),
)

/** Running at once, its attempt counted, unless something of its queue comes first. */
const insertRunning = statement<Row & { worker: string }, Added>((q, p) => {
  const precedes = sql`exists (select 1 from jobs where queue = ${p.queue} and state in ('pending', 'running'))`
  return q
    .insertInto('jobs')
    .values({
      ...columns(p),
      state: sql<'pending'>`case when ${precedes} then 'pending' else 'running' end`,
      attempts: sql<number>`case when ${precedes} then 0 else 1 end`,
      locked_by: sql<string | null>`case when ${precedes} then null else ${p.worker} end`,
    })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet(waitingAgain(p))
        .where('jobs.state', '<>', sql.lit('running' as const)),
    )
    .returning(['id', 'state'])
})

/** A job that runs may have read what is out of date now: it loses its key, and a new one runs after it. */
const releaseKey = statement((q, p: { key: string | null }) =>
  q
    .updateTable('jobs')
    .set({ key: null })
    .where('key', '=', p.key)
    .where('state', '=', sql.lit('running' as const)),
)

/** @returns whether the job starts with the commit, in a place that was kept for it */
export async function addSqliteJob(
  tx: Tx,
  job: NewJob,
  now: Date,
  keepPlace: (job: NewJob) => Place | null,
): Promise<boolean> {
  const place = job.runAt === undefined || job.runAt <= now ? keepPlace(job) : null
  if (!place) {
    await insert(tx, rowOf(job, now), null)
    return false
  }
  tx.onRollback(() => {
    place.giveBack()
  })
  const { id, state } = await insert(tx, rowOf(job, now), place.worker)
  const starts = state === 'running'
  if (starts) await place.begin(tx)
  tx.onCommit(() => {
    if (starts) place.start(id)
    else place.giveBack()
  })
  return starts
}

async function insert(tx: Tx, row: Row, worker: string | null): Promise<Added> {
  const add = () => (worker === null ? insertWaiting(tx.q, row) : insertRunning(tx.q, { ...row, worker }))
  const [added] = (await add()).rows
  if (added) return added
  await releaseKey(tx.q, { key: row.key })
  const [again] = (await add()).rows
  if (!again) throw new Error('a job was neither added nor found')
  return again
}

function rowOf(job: NewJob, now: Date): Row {
  return {
    task: job.task,
    key: job.key ?? null,
    queue: job.queue ?? null,
    payload: job.payload,
    conciergerieId: job.conciergerieId,
    runAt: (job.runAt ?? now).toISOString(),
    now: now.toISOString(),
  }
}
