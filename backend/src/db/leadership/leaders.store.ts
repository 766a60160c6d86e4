import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export interface Leader {
  /** The machine and its process. */
  name: string
  since: string
}

/** Who leads now; null when nobody does. On PostgreSQL by its own clock, as leaders write. */
export async function findLeader(db: Database, role: string, now: Clock): Promise<Leader | null> {
  const present =
    db.dialect === 'postgres'
      ? sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
      : sql<string>`${now().toISOString()}`
  const row = await db.read
    .selectFrom('leaders')
    .select(['name', 'since'])
    .where('role', '=', role)
    .where('expires_at', '>', present)
    .executeTakeFirst()
  return row ?? null
}

export async function saveLeader(q: Queries, row: Insertable<Tables['leaders']>): Promise<void> {
  await q
    .insertInto('leaders')
    .values(row)
    .onConflict((oc) => oc.column('role').doUpdateSet(row))
    .execute()
}

export async function removeLeader(q: Queries, role: string, holder: string): Promise<void> {
  await q.deleteFrom('leaders').where('role', '=', role).where('holder', '=', holder).execute()
}
