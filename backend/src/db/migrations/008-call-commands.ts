import type { Kysely } from 'kysely'
import { runStatements } from './run-statements.ts'
import type { Dialect } from './run-statements.ts'

const statements = [
  // what is asked of a call that another process carries; taken once, or taken back by who asked
  `create table call_commands (id $id, conciergerie_id bigint not null references conciergeries(id) on delete cascade,
    call_id bigint not null references calls(id) on delete cascade, kind text not null, target text, asked_at text not null, taken_at text)`,
  'create index call_commands_by_call on call_commands(call_id)',
  'create index call_commands_by_house on call_commands(conciergerie_id)',
]

export function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  return runStatements(db, dialect, statements)
}
