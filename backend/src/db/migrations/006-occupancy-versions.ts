import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const statements = [
  // raised by each change of what is held in a period: a process that kept a copy knows whether it is still true
  `create table occupancy_versions (conciergerie_id bigint not null references conciergeries(id) on delete cascade, kind text not null,
    period text $bytes not null, version bigint not null, primary key (conciergerie_id, kind, period)) $keyed`,
]

/** What tells whether a copy of the calendar is still true. */
export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
