import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import * as postgres from './postgres/admin.store.ts'
import * as sqlite from './sqlite/admin.store.ts'

export interface QueueDepth {
  queued: number
  running: number
  dead: number
  /** When the job that waits longest became due; null when none is waiting. */
  oldestRunAt: string | null
}

export interface DeadJob {
  id: string
  task: string
  conciergerieId: number | null
  payload: unknown
  attempts: number
  lastError: string | null
  failedAt: string | null
}

export interface JobAdmin {
  depth(): Promise<QueueDepth>
  /** The latest first. */
  listDead(cursor: string | undefined, limit?: number): Promise<{ items: DeadJob[]; nextCursor: string | null }>
  /** All its attempts again, from now. @throws AppError not_found */
  retryDead(id: string): Promise<void>
  /** @throws AppError not_found */
  dropDead(id: string): Promise<void>
}

export function createJobAdmin(db: Database): JobAdmin {
  const store = db.dialect === 'sqlite' ? sqlite : postgres
  const change = async (run: typeof store.dropDead, id: string) => {
    if (!(await db.write(({ q }) => run(q, Number(id))))) throw notFound()
  }
  return {
    depth: () => store.depth(db.read),
    listDead: (cursor, limit = 50) => store.listDead(db.read, cursor, limit),
    retryDead: (id) => change(store.retryDead, id),
    dropDead: (id) => change(store.dropDead, id),
  }
}
