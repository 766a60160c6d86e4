import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type FactRow = Selectable<Tables['call_facts']>

/** @returns whether it is new: a call read twice learns nothing twice */
export async function insertFact(q: Queries, row: Insertable<Tables['call_facts']>): Promise<boolean> {
  const made = await q
    .insertInto('call_facts')
    .values(row)
    .onConflict((oc) => oc.columns(['call_id', 'field']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export function listFacts(q: Queries, house: number, callId: number): Promise<FactRow[]> {
  return q
    .selectFrom('call_facts')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('call_id', '=', callId)
    .orderBy('id')
    .execute()
}

export async function setFactStatus(q: Queries, house: number, id: number, status: string): Promise<void> {
  await q.updateTable('call_facts').set({ status }).where('conciergerie_id', '=', house).where('id', '=', id).execute()
}
