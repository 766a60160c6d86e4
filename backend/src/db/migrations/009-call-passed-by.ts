import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const statements = [
  // who of the house had a call passed on, to themselves or to another number; the name stays when the account goes
  'alter table calls add column passed_by text',
  'alter table calls add column passed_at text',
  'alter table calls add column passed_to_self integer not null default 0',
]

export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
