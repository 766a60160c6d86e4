import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

type ComboRow = Selectable<Tables['unit_combos']>

export function listCombos(q: Queries, conciergerieId: number): Promise<ComboRow[]> {
  return q.selectFrom('unit_combos').selectAll().where('conciergerie_id', '=', conciergerieId).orderBy('id').execute()
}

export function insertCombo(q: Queries, row: Insertable<Tables['unit_combos']>): Promise<ComboRow> {
  return q.insertInto('unit_combos').values(row).returningAll().executeTakeFirstOrThrow()
}

/** @returns whether there was one */
export async function deleteCombo(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await q
    .deleteFrom('unit_combos')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
