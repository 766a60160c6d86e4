import type { Queries } from '#src/db/database.ts'

/** What an answer needs to know of the client. */
export function findReplyClient(q: Queries, house: number, id: number) {
  return q
    .selectFrom('clients')
    .select(['id', 'name', 'profile_name', 'language', 'blocked_at', 'opted_out_at', 'ai_disclosed_at'])
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .executeTakeFirst()
}

export type ReplyClient = NonNullable<Awaited<ReturnType<typeof findReplyClient>>>

/** The proof that the client was told that an AI speaks. */
export async function markDisclosed(q: Queries, house: number, id: number, at: string): Promise<void> {
  await q
    .updateTable('clients')
    .set({ ai_disclosed_at: at })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .execute()
}

/** The language that was recognised, where none was known. */
export async function setLanguage(q: Queries, house: number, id: number, language: string): Promise<void> {
  await q
    .updateTable('clients')
    .set({ language })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('language', 'is', null)
    .execute()
}
