import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { ClaimedJob } from '../job.ts'

/** Names under which jobs or queues have been locked for a while, and that no worker of late goes by. */
export async function findDeadWorkers(q: Queries, deadAfterMs: number): Promise<string[]> {
  const limit = sql`clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'`
  const { rows } = await sql<{ id: string }>`
    select distinct locked.by as id
    from (select locked_by as by, locked_at as at from graphile_worker._private_jobs
      union all select locked_by, locked_at from graphile_worker._private_job_queues) locked
    where locked.at < ${limit}
      and not exists (select 1 from workers where workers.id = locked.by and workers.seen_at::timestamptz > ${limit})`.execute(
    q,
  )
  return rows.map(({ id }) => id)
}

/** Jobs locked by these workers that have no attempt left. */
export async function findLost(q: Queries, workers: readonly string[]): Promise<ClaimedJob[]> {
  const { rows } = await sql<ClaimedJob>`
    select jobs.id, tasks.identifier as task, jobs.payload, jobs.attempts, jobs.max_attempts as "maxAttempts"
    from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    where jobs.locked_by = any(${workers}::text[]) and jobs.attempts >= jobs.max_attempts`.execute(q)
  return rows
}

export async function unlock(q: Queries, workers: readonly string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(q)
  await q.deleteFrom('workers').where('id', 'in', workers).execute()
}
