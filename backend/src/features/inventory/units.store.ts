import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type UnitRow = Selectable<Tables['units']>

/** All of them, those out of sale too. */
export function listUnits(q: Queries, conciergerieId: number): Promise<UnitRow[]> {
  return q.selectFrom('units').selectAll().where('conciergerie_id', '=', conciergerieId).orderBy('id').execute()
}

export function findUnit(q: Queries, conciergerieId: number, id: number): Promise<UnitRow | undefined> {
  return q
    .selectFrom('units')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Active units of each type. */
export async function countUnits(q: Queries, conciergerieId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await q
    .selectFrom('units')
    .select((eb) => ['unit_type_id', eb.fn.countAll().as('n')])
    .where('conciergerie_id', '=', conciergerieId)
    .where('active', '=', 1)
    .groupBy('unit_type_id')
    .execute()
  return new Map(rows.map((row) => [row.unit_type_id, Number(row.n)]))
}

export function insertUnits(q: Queries, rows: readonly Insertable<Tables['units']>[]): Promise<UnitRow[]> {
  return q
    .insertInto('units')
    .values([...rows])
    .returningAll()
    .execute()
}

export async function updateUnit(q: Queries, { id, conciergerie_id, ...columns }: UnitRow): Promise<void> {
  await q
    .updateTable('units')
    .set(columns)
    .where('conciergerie_id', '=', conciergerie_id)
    .where('id', '=', id)
    .execute()
}

/** Follows a change of a type's capacity: rooms as large as their type stay so, what is larger is cut down to it. */
export async function fitUnits(
  q: Queries,
  { conciergerie_id, id, kind, max_party: before }: Selectable<Tables['unit_types']>,
  capacity: number,
): Promise<void> {
  const ofType = q.updateTable('units').where('conciergerie_id', '=', conciergerie_id).where('unit_type_id', '=', id)
  const least = kind === 'stay' ? Math.min(before, capacity + 1) : capacity + 1
  await ofType.set({ max_party: capacity }).where('max_party', '>=', least).execute()
  await ofType.set({ min_party: capacity }).where('min_party', '>', capacity).execute()
}
