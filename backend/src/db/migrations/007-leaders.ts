import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const statements = [
  // which of several processes does what one alone may do; the lock itself is the database's, this says whose it is
  `create table leaders (role text primary key, holder text not null, name text not null, since text not null,
    expires_at text not null)`,
]

export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
