import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { ClaimedJob } from '../job.ts'

export interface DueFilter {
  now: string
  limit: number
  tasks: readonly string[]
  /** Queues that have a job running. */
  busyQueues: readonly string[]
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

/** Jobs that may start now, the longest due first; of each queue only the first that was added. */
export async function findDue(q: Queries, { now, limit, tasks, busyQueues }: DueFilter): Promise<DueJob[]> {
  const due = q
    .selectFrom('jobs')
    .select(['id', 'task', 'queue'])
    .where('state', '=', pending)
    .where('run_at', '<=', now)
    .where('task', 'in', tasks)
  const free = (busy: readonly string[]) =>
    due.where((eb) => eb.or([eb('queue', 'is', null), eb('queue', 'not in', busy)]))
  const rows = await (busyQueues.length === 0 ? due : free(busyQueues))
    .orderBy('run_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  const queues = new Set(rows.flatMap(({ queue }) => queue ?? []))
  const heads = await Promise.all([...queues].map((queue) => findHead(q, { queue, now })))
  const firsts = heads.flatMap(({ rows: [head] }) => (head && tasks.includes(head.task) ? [head] : []))
  return [...rows.filter(({ queue }) => queue === null), ...firsts]
}

const findHead = statement((q, p: { queue: string; now: string }) =>
  q
    .selectFrom('jobs')
    .select(['id', 'task'])
    .where('queue', '=', p.queue)
    .where('state', '=', pending)
    .where('run_at', '<=', p.now)
    .orderBy('id')
    .limit(sql.lit(1)),
)

/** Marks jobs as running here, those still waiting, and counts the attempt: a job that kills the process is counted too. */
export async function claim(q: Queries, ids: readonly number[], now: string, worker: string): Promise<SqliteJob[]> {
  const rows = await q
    .updateTable('jobs')
    .set((eb) => ({ state: 'running', locked_by: worker, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .where('state', '=', pending)
    .where('run_at', '<=', now)
    .returning(['id', 'task', 'key', 'queue', 'payload', 'attempts', 'max_attempts'])
    .execute()
  return rows.map(present)
}

export async function remove(q: Queries, id: number): Promise<void> {
  await q.deleteFrom('jobs').where('id', '=', id).execute()
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

/** When the next waiting job becomes due, after `now`. */
export async function nextDueAt(q: Queries, now: string, tasks: readonly string[]): Promise<string | null> {
  const row = await q
    .selectFrom('jobs')
    .select('run_at')
    .where('state', '=', pending)
    .where('run_at', '>', now)
    .where('task', 'in', tasks)
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst()
  return row?.run_at ?? null
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
