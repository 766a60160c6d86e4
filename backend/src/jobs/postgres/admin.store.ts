import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { houseOf } from '../job.ts'
import type { DeadJob, QueueDepth } from '../admin.ts'

/* graphile-worker's public view leaves payloads out, so its own tables are read: checked at each change of version. */
const dead = sql`jobs.locked_at is null and jobs.attempts >= jobs.max_attempts`

export async function depth(q: Queries): Promise<QueueDepth> {
  const { rows } = await sql<Omit<QueueDepth, 'oldestRunAt'> & { oldest: Date | null }>`
    select count(*) filter (where jobs.is_available) as queued, count(*) filter (where jobs.locked_at is not null) as running,
      count(*) filter (where ${dead}) as dead, min(jobs.run_at) filter (where jobs.is_available) as oldest
    from graphile_worker._private_jobs jobs`.execute(q)
  const [row] = rows
  if (!row) throw new Error('an aggregate gave no row')
  return { queued: row.queued, running: row.running, dead: row.dead, oldestRunAt: row.oldest?.toISOString() ?? null }
}

interface Row {
  id: number
  task: string
  payload: unknown
  attempts: number
  lastError: string | null
  updatedAt: Date
}

export async function listDead(
  q: Queries,
  cursor: string | undefined,
  limit: number,
): Promise<{ items: DeadJob[]; nextCursor: string | null }> {
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, ['number'])
  const { rows } = await sql<Row>`
    select jobs.id, tasks.identifier as task, jobs.payload, jobs.attempts, jobs.last_error as "lastError", jobs.updated_at as "updatedAt"
    from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where ${dead} and jobs.id < ${before} order by jobs.id desc limit ${limit + 1}`.execute(q)
  return cutPage(rows, limit, present, (row) => [row.id])
}

export async function retryDead(q: Queries, id: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from graphile_worker.reschedule_jobs(array(select jobs.id from graphile_worker._private_jobs jobs where jobs.id = ${id} and ${dead}),
      run_at => now(), attempts => 0)`.execute(q)
  return rows.length > 0
}

export async function dropDead(q: Queries, id: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from graphile_worker.complete_jobs(array(select jobs.id from graphile_worker._private_jobs jobs where jobs.id = ${id} and ${dead}))`.execute(
    q,
  )
  return rows.length > 0
}

function present({ updatedAt, id, ...row }: Row): DeadJob {
  return { ...row, id: String(id), conciergerieId: houseOf(row.payload), failedAt: updatedAt.toISOString() }
}
