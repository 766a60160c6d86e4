import { SqliteAdapter } from 'kysely'
import type { Database, Queries } from './database.ts'

/** The database that queries go to, for the few statements that the two word differently. */
export function dialectOf(q: Queries): Database['dialect'] {
  return q.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres'
}
