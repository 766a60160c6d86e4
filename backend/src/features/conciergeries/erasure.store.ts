import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'

const conversationsAtOnce = 50
const rowsAtOnce = 500

/** Tables with rows of a house that nothing else would erase, or not without holding the database for long. */
const tables = ['clients', 'faqs', 'questions', 'notifications', 'answers', 'media'] as const
const keyedTables = ['events', 'message_statuses', 'message_terms', 'daily_usage'] as const

/**
 * Erases one helping of a deleted house.
 * @returns whether anything is left
 */
export async function eraseHelping(q: Queries, conciergerieId: number): Promise<boolean> {
  if (await eraseConversations(q, conciergerieId)) return true
  for (const table of tables) if (await eraseRows(q, table, conciergerieId)) return true
  return false
}

/** Messages, answers and media go with their conversation. */
async function eraseConversations(q: Queries, conciergerieId: number): Promise<boolean> {
  const rows = await q
    .selectFrom('conversations')
    .select('id')
    .where('conciergerie_id', '=', conciergerieId)
    .limit(conversationsAtOnce)
    .execute()
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return false
  await q.deleteFrom('message_terms').where('conversation_id', 'in', ids).execute()
  await q.deleteFrom('conversations').where('conciergerie_id', '=', conciergerieId).where('id', 'in', ids).execute()
  return true
}

async function eraseRows(q: Queries, table: (typeof tables)[number], conciergerieId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where id in
    (select id from ${sql.table(table)} where conciergerie_id = ${conciergerieId} limit ${rowsAtOnce})`.execute(q)
  return (numAffectedRows ?? 0n) > 0n
}

/** The last helping: the house itself, everything that refers to it, and its traces. */
export async function eraseLast(q: Queries, conciergerieId: number): Promise<void> {
  for (const table of [...keyedTables, 'event_counters', 'event_cursors', 'provider_errors', 'audit_log'] as const)
    await q.deleteFrom(table).where('conciergerie_id', '=', conciergerieId).execute()
  await q.deleteFrom('idempotency_keys').where('scope', '=', `house:${conciergerieId}`).execute()
  await q.deleteFrom('conciergeries').where('id', '=', conciergerieId).where('status', '=', 'deleted').execute()
}

export async function isDeleted(q: Queries, conciergerieId: number): Promise<boolean> {
  const row = await q.selectFrom('conciergeries').select('status').where('id', '=', conciergerieId).executeTakeFirst()
  return row?.status === 'deleted'
}
