import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type CommandRow = Selectable<Tables['call_commands']>

export async function insertCommand(q: Queries, row: Insertable<Tables['call_commands']>): Promise<number> {
  return (await q.insertInto('call_commands').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** Those that nobody has taken, of these calls, oldest first; each is given out once. */
export async function takeCommands(
  q: Queries,
  callIds: readonly number[],
  { since, at }: { since: string; at: string },
): Promise<CommandRow[]> {
  const taken = await q
    .updateTable('call_commands')
    .set({ taken_at: at })
    .where('call_id', 'in', callIds)
    .where('taken_at', 'is', null)
    .where('asked_at', '>=', since)
    .returningAll()
    .execute()
  return taken.toSorted((a, b) => a.id - b.id)
}

export async function isTaken(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const row = await q
    .selectFrom('call_commands')
    .select('taken_at')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined && row.taken_at !== null
}

/** @returns whether it was still there to be taken back */
export async function withdrawCommand(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await q
    .deleteFrom('call_commands')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function forgetCommands(q: Queries, before: string): Promise<void> {
  await q.deleteFrom('call_commands').where('asked_at', '<', before).execute()
}

/** Calls under way of one line. */
export function listOpenOfLine(q: Queries, lineId: number): Promise<{ id: number; conciergerie_id: number }[]> {
  return q
    .selectFrom('calls')
    .select(['id', 'conciergerie_id'])
    .where('line_id', '=', lineId)
    .where('ended_at', 'is', null)
    .execute()
}
