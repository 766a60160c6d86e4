import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type TurnRow = Selectable<Tables['call_turns']>
export type ToolRow = Selectable<Tables['call_tools']>

/** A turn grows while it is spoken; once whole it is not cut back to a part by a late piece. */
export async function saveTurn(q: Queries, row: Insertable<Tables['call_turns']>): Promise<void> {
  await q
    .insertInto('call_turns')
    .values(row)
    .onConflict((oc) =>
      oc
        .columns(['call_id', 'item_id'])
        .doUpdateSet((eb) => ({
          text: eb.ref('excluded.text'),
          partial: eb.ref('excluded.partial'),
          position: eb.ref('excluded.position'),
        }))
        .where((eb) => eb.or([eb('call_turns.partial', '=', 1), eb(eb.ref('excluded.partial'), '=', eb.lit(0))])),
    )
    .execute()
}

export async function cutTurn(
  q: Queries,
  house: number,
  callId: number,
  itemId: string,
  heard: { text: string; ms: number },
): Promise<void> {
  await q
    .updateTable('call_turns')
    .set({ heard_text: heard.text, heard_ms: heard.ms, interrupted: 1 })
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .where('item_id', '=', itemId)
    .execute()
}

/** In the order in which they were spoken; what has no words yet is left out. */
export function listTurns(q: Queries, house: number, callId: number): Promise<TurnRow[]> {
  return q
    .selectFrom('call_turns')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .where('text', '<>', '')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The last words of several calls. */
export async function listLastTurns(
  q: Queries,
  house: number,
  callIds: readonly number[],
  each: number,
): Promise<TurnRow[]> {
  const lists = await Promise.all(
    callIds.map((callId) =>
      q
        .selectFrom('call_turns')
        .selectAll()
        .where('conciergerie_id', '=', house)
        .where('call_id', '=', callId)
        .where('text', '<>', '')
        .orderBy('position', 'desc')
        .limit(each)
        .execute(),
    ),
  )
  return lists.flatMap((rows) => rows.toReversed())
}

/** What a call of a tool was answered before, if it was made before; null when this is the first time. */
export async function insertTool(q: Queries, row: Insertable<Tables['call_tools']>): Promise<ToolRow | null> {
  const made = await q
    .insertInto('call_tools')
    .values(row)
    .onConflict((oc) => oc.columns(['call_id', 'tool_call_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return null
  const known = await q
    .selectFrom('call_tools')
    .selectAll()
    .where('call_id', '=', row.call_id)
    .where('tool_call_id', '=', row.tool_call_id)
    .executeTakeFirst()
  return known ?? null
}

export async function finishTool(
  q: Queries,
  house: number,
  callId: number,
  toolCallId: string,
  change: Pick<ToolRow, 'status' | 'action' | 'deed' | 'output' | 'took_ms'>,
): Promise<void> {
  await q
    .updateTable('call_tools')
    .set(change)
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .where('tool_call_id', '=', toolCallId)
    .execute()
}

export function listTools(q: Queries, house: number, callId: number): Promise<ToolRow[]> {
  return q
    .selectFrom('call_tools')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .orderBy('id')
    .execute()
}
