import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type ServiceRow = Selectable<Tables['services']>

/** By the hour, ended ones too. */
export function listServices(q: Queries, conciergerieId: number): Promise<ServiceRow[]> {
  return q
    .selectFrom('services')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .orderBy('first_seating')
    .orderBy('id')
    .execute()
}

export function findService(q: Queries, conciergerieId: number, id: number): Promise<ServiceRow | undefined> {
  return q
    .selectFrom('services')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function insertService(q: Queries, row: Insertable<Tables['services']>): Promise<ServiceRow> {
  return q.insertInto('services').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateService(q: Queries, { id, conciergerie_id, ...columns }: ServiceRow): Promise<void> {
  await q
    .updateTable('services')
    .set(columns)
    .where('conciergerie_id', '=', conciergerie_id)
    .where('id', '=', id)
    .execute()
}
