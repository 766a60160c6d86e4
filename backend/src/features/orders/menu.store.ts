import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type MenuRow = Selectable<Tables['menu_items']>

/** In the order of the menu. */
export function listItems(q: Queries, house: number): Promise<MenuRow[]> {
  return q
    .selectFrom('menu_items')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export function findItem(q: Queries, house: number, id: number): Promise<MenuRow | undefined> {
  return q
    .selectFrom('menu_items')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

export function insertItem(q: Queries, row: Insertable<Tables['menu_items']>): Promise<MenuRow> {
  return q.insertInto('menu_items').values(row).returningAll().executeTakeFirstOrThrow()
}

export function updateItem(
  q: Queries,
  house: number,
  id: number,
  change: Updateable<Tables['menu_items']>,
): Promise<MenuRow> {
  return q
    .updateTable('menu_items')
    .set(change)
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
