import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { listed } from '#src/db/listed.ts'
import { statement } from '#src/db/statement.ts'
import type { ClaimedJob } from '../job.ts'

export interface DueFilter {
  now: string
  limit: number
  tasks: readonly string[]
}

/** A claimed job with what this driver keeps about it. */
export interface SqliteJob extends ClaimedJob {
  key: string | null
  queue: string | null
}

// a literal and not a parameter: only so does SQLite use the index on pending jobs
const pending = sql.lit<'pending'>('pending')

export interface DueJob {
  id: number
  task: string
}

const due = statement((q, p: { now: string; tasks: string; limit: number }) => {
  const precedes = sql<boolean>`exists (select 1 from jobs as other where other.queue = jobs.queue
    and (other.state = 'running' or (other.state = 'pending' and other.run_at <= ${p.now} and other.id < jobs.id)))`
  return q
    .selectFrom('jobs')
    .select(['id', 'task'])
    .where('state', '=', pending)
    .where('run_at', '<=', p.now)
    .where('task', 'in', names(p.tasks))
    .where((eb) => eb.or([eb('queue', 'is', null), eb.not(precedes)]))
    .orderBy('run_at')
    .orderBy('id')
    .limit(p.limit)
})

/** The texts of a JSON array that is bound as one parameter. */
const names = (json: string) => sql<string>`(select value from json_each(${json}))`

/** Jobs that may start now, the longest due first; of each queue only the first that was added, when none of it runs. */
export async function findDue(q: Queries, { now, limit, tasks }: DueFilter): Promise<DueJob[]> {
  const { rows } = await due(q, { now, limit, tasks: JSON.stringify(tasks) })
  return rows
}

const take = statement((q, p: { ids: string; now: string; worker: string }) =>
  q
    .updateTable('jobs')
    .set((eb) => ({
      state: sql.lit('running' as const),
      locked_by: p.worker,
      attempts: sql<number>`${eb.ref('attempts')} + 1`,
    }))
    .where('id', 'in', listed(q, p.ids))
    .where('state', '=', pending)
    .where('run_at', '<=', p.now)
    .returning(['id', 'task', 'key', 'queue', 'payload', 'attempts', 'max_attempts']),
)

/** Marks jobs as running here, those still waiting, and counts the attempt: a job that kills the process is counted too. */
export async function claim(q: Queries, ids: readonly number[], now: string, worker: string): Promise<SqliteJob[]> {
  const { rows } = await take(q, { ids: JSON.stringify(ids), now, worker })
  return rows.map(present)
}

const removeJob = statement((q, p: { id: number }) => q.deleteFrom('jobs').where('id', '=', p.id))

export async function remove(q: Queries, id: number): Promise<void> {
  await removeJob(q, { id })
}

/** Whether a newer job has taken the key of this one, which then is not tried again. */
export async function isSuperseded(q: Queries, id: number, key: string | null): Promise<boolean> {
  if (key === null) return false
  const row = await q.selectFrom('jobs').select('key').where('id', '=', id).executeTakeFirst()
  return row?.key === null
}

export async function postpone(q: Queries, id: number, runAt: string, error: string): Promise<void> {
  const next = { state: 'pending', run_at: runAt, last_error: error, locked_by: null } as const
  await q.updateTable('jobs').set(next).where('id', '=', id).execute()
}

export async function markDead(q: Queries, id: number, at: string, error: string): Promise<void> {
  const end = { state: 'dead', failed_at: at, last_error: error, locked_by: null } as const
  await q.updateTable('jobs').set(end).where('id', '=', id).execute()
}

/** Hands back a job that the stop of the process interrupted: the attempt does not count. */
export async function handBack(q: Queries, id: number): Promise<void> {
  await q
    .updateTable('jobs')
    .set((eb) => ({ state: 'pending', locked_by: null, attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Frees what a process that died had begun. @returns jobs whose last attempt that was */
export async function releaseAbandoned(q: Queries): Promise<SqliteJob[]> {
  await q
    .updateTable('jobs')
    .set({ state: 'pending', locked_by: null })
    .where('state', '=', 'running')
    .whereRef('attempts', '<', 'max_attempts')
    .execute()
  const rows = await q
    .selectFrom('jobs')
    .select(['id', 'task', 'key', 'queue', 'payload', 'attempts', 'max_attempts'])
    .where('state', '=', 'running')
    .execute()
  return rows.map(present)
}

const next = statement((q, p: { now: string; tasks: string }) =>
  q
    .selectFrom('jobs')
    .select('run_at')
    .where('state', '=', pending)
    .where('run_at', '>', p.now)
    .where('task', 'in', names(p.tasks))
    .orderBy('run_at')
    .limit(sql.lit(1)),
)

/** When the next waiting job becomes due, after `now`. */
export async function nextDueAt(q: Queries, now: string, tasks: readonly string[]): Promise<string | null> {
  const { rows } = await next(q, { now, tasks: JSON.stringify(tasks) })
  return rows[0]?.run_at ?? null
}

const anyDue = statement((q, p: { now: string }) =>
  q.selectFrom('jobs').select('id').where('state', '=', pending).where('run_at', '<=', p.now).limit(sql.lit(1)),
)

/** Whether a job is due that waits for a place or for its queue. */
export async function hasDue(q: Queries, now: string): Promise<boolean> {
  return (await anyDue(q, { now })).rows.length > 0
}

interface Row {
  id: number
  task: string
  key: string | null
  queue: string | null
  payload: string
  attempts: number
  max_attempts: number
}

function present({ payload, max_attempts, ...row }: Row): SqliteJob {
  return { ...row, maxAttempts: max_attempts, payload: JSON.parse(payload) as unknown }
}
