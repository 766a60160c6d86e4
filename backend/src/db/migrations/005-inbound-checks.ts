import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Until when what an account received was compared with what is here: after a downtime the look starts there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table inbound_checks (account_sid text primary key, checked_until text not null)`.execute(db)
}
