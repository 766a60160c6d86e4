import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import type { DeadJob, QueueDepth } from '../admin.ts'

export async function depth(q: Queries): Promise<QueueDepth> {
  const rows = await q
    .selectFrom('jobs')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n'), eb.fn.min('run_at').as('oldest')])
    .groupBy('state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)
  return {
    queued: of('pending')?.n ?? 0,
    running: of('running')?.n ?? 0,
    dead: of('dead')?.n ?? 0,
    oldestRunAt: of('pending')?.oldest ?? null,
  }
}

export async function listDead(
  q: Queries,
  cursor: string | undefined,
  limit: number,
): Promise<{ items: DeadJob[]; nextCursor: string | null }> {
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, ['number'])
  const rows = await q
    .selectFrom('jobs')
    .select(['id', 'task', 'payload', 'conciergerie_id', 'attempts', 'last_error', 'failed_at'])
    .where('state', '=', 'dead')
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, present, (row) => [row.id])
}

export async function retryDead(q: Queries, id: number): Promise<boolean> {
  const waiting = {
    state: 'pending',
    attempts: 0,
    failed_at: null,
    run_at: sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  } as const
  const { numUpdatedRows } = await q
    .updateTable('jobs')
    .set(waiting)
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function dropDead(q: Queries, id: number): Promise<boolean> {
  const { numDeletedRows } = await q
    .deleteFrom('jobs')
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

interface Row {
  id: number
  task: string
  payload: string
  conciergerie_id: number | null
  attempts: number
  last_error: string | null
  failed_at: string | null
}

function present(row: Row): DeadJob {
  return {
    id: String(row.id),
    task: row.task,
    conciergerieId: row.conciergerie_id,
    payload: JSON.parse(row.payload) as unknown,
    attempts: row.attempts,
    lastError: row.last_error,
    failedAt: row.failed_at,
  }
}
