import { randomUUID } from 'node:crypto'
import os from 'node:os'
import type { Leadership, LeadershipParts } from './leadership.ts'
import { PostgresLeadership } from './postgres-leadership.ts'
import { SqliteLeadership } from './sqlite-leadership.ts'

/**
 * On PostgreSQL a lock of the server decides, on a connection of its own: whoever loses that connection leads no more, and
 * knows it before another begins. SQLite has one process.
 */
export function openLeadership({ db, times, ...parts }: LeadershipParts): Leadership {
  const candidate = { holder: randomUUID(), name: `${os.hostname()}:${process.pid}` }
  return db.dialect === 'postgres'
    ? new PostgresLeadership({ ...parts, url: db.url, candidate, ...(times && { times }) })
    : new SqliteLeadership({ ...parts, db, candidate })
}
