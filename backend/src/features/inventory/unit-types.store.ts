import type { Insertable, Selectable } from 'kysely'
import type { UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type UnitTypeRow = Selectable<Tables['unit_types']>

/** In the house's order, those out of sale too. */
export function listUnitTypes(q: Queries, conciergerieId: number, kind: UnitKind | null): Promise<UnitTypeRow[]> {
  let query = q.selectFrom('unit_types').selectAll().where('conciergerie_id', '=', conciergerieId)
  if (kind !== null) query = query.where('kind', '=', kind)
  return query.orderBy('position').orderBy('id').execute()
}

export function findUnitType(q: Queries, conciergerieId: number, id: number): Promise<UnitTypeRow | undefined> {
  return q
    .selectFrom('unit_types')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function insertUnitType(q: Queries, row: Insertable<Tables['unit_types']>): Promise<UnitTypeRow> {
  return q.insertInto('unit_types').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateUnitType(q: Queries, { id, conciergerie_id, ...columns }: UnitTypeRow): Promise<void> {
  await q
    .updateTable('unit_types')
    .set(columns)
    .where('conciergerie_id', '=', conciergerie_id)
    .where('id', '=', id)
    .execute()
}
