import type { Queries } from '#src/db/database.ts'

/** What the house chose, as it was last stored; undefined when it never chose. */
export async function findSettings(q: Queries, conciergerieId: number): Promise<string | undefined> {
  const row = await q
    .selectFrom('voice_settings')
    .select('settings')
    .where('conciergerie_id', '=', conciergerieId)
    .executeTakeFirst()
  return row?.settings
}

export async function saveSettings(q: Queries, conciergerieId: number, settings: string, at: string): Promise<void> {
  await q
    .insertInto('voice_settings')
    .values({ conciergerie_id: conciergerieId, settings, updated_at: at })
    .onConflict((oc) => oc.column('conciergerie_id').doUpdateSet({ settings, updated_at: at }))
    .execute()
}
