import type { Insertable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export function listQuickReplies(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('quick_replies')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .orderBy('shortcut')
    .execute()
}

export function findQuickReply(q: Queries, conciergerieId: number, id: number) {
  return q
    .selectFrom('quick_replies')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findShortcut(q: Queries, conciergerieId: number, shortcut: string) {
  return q
    .selectFrom('quick_replies')
    .select('id')
    .where('conciergerie_id', '=', conciergerieId)
    .where('shortcut', '=', shortcut)
    .executeTakeFirst()
}

export async function insertQuickReply(q: Queries, row: Insertable<Tables['quick_replies']>): Promise<number> {
  return (await q.insertInto('quick_replies').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function updateQuickReply(
  q: Queries,
  conciergerieId: number,
  id: number,
  change: Updateable<Tables['quick_replies']>,
): Promise<void> {
  await q
    .updateTable('quick_replies')
    .set(change)
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
}

export async function deleteQuickReply(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const result = await q
    .deleteFrom('quick_replies')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(result.numDeletedRows) > 0
}

export function listWhatsappTemplates(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('whatsapp_templates')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .orderBy('name')
    .execute()
}

export function findWhatsappTemplate(q: Queries, conciergerieId: number, id: number) {
  return q
    .selectFrom('whatsapp_templates')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What Twilio lists replaces what we knew; a template that it no longer lists goes. */
export async function replaceWhatsappTemplates(
  q: Queries,
  conciergerieId: number,
  rows: readonly Omit<Insertable<Tables['whatsapp_templates']>, 'conciergerie_id'>[],
): Promise<void> {
  const kept = rows.map((row) => row.content_sid)
  await q
    .deleteFrom('whatsapp_templates')
    .where('conciergerie_id', '=', conciergerieId)
    .$if(kept.length > 0, (query) => query.where('content_sid', 'not in', kept))
    .execute()
  for (const row of rows) {
    const { content_sid: _sid, ...change } = row
    await q
      .insertInto('whatsapp_templates')
      .values({ ...row, conciergerie_id: conciergerieId })
      .onConflict((oc) => oc.columns(['conciergerie_id', 'content_sid']).doUpdateSet(change))
      .execute()
  }
}

export async function markTemplateBroken(q: Queries, conciergerieId: number, contentSid: string): Promise<void> {
  await q
    .updateTable('whatsapp_templates')
    .set({ status: 'broken' })
    .where('conciergerie_id', '=', conciergerieId)
    .where('content_sid', '=', contentSid)
    .execute()
}
