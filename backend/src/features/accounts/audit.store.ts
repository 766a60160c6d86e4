import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type EntryRow = Selectable<Tables['audit_log']>

export async function insertEntry(q: Queries, entry: Insertable<Tables['audit_log']>): Promise<void> {
  await q.insertInto('audit_log').values(entry).execute()
}

/** Newest first. @param conciergerieId null: every house and the platform */
export function listEntries(
  q: Queries,
  conciergerieId: number | null,
  before: number | null,
  limit: number,
): Promise<EntryRow[]> {
  return q
    .selectFrom('audit_log')
    .selectAll()
    .$if(conciergerieId !== null, (query) => query.where('conciergerie_id', '=', conciergerieId))
    .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
