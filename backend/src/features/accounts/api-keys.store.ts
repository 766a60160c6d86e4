import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type KeyRow = Selectable<Tables['api_keys']>

export function listKeys(q: Queries, conciergerieId: number): Promise<KeyRow[]> {
  return q.selectFrom('api_keys').selectAll().where('conciergerie_id', '=', conciergerieId).orderBy('id').execute()
}

export function insertKey(q: Queries, row: Insertable<Tables['api_keys']>): Promise<KeyRow> {
  return q.insertInto('api_keys').values(row).returningAll().executeTakeFirstOrThrow()
}

/** @returns the key that is gone, or undefined */
export function deleteKey(q: Queries, conciergerieId: number, id: number): Promise<KeyRow | undefined> {
  return q
    .deleteFrom('api_keys')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export function findKey(q: Queries, keyHash: string) {
  return q
    .selectFrom('api_keys as k')
    .innerJoin('conciergeries as c', 'c.id', 'k.conciergerie_id')
    .select(['k.id', 'k.conciergerie_id', 'k.name', 'k.kind', 'k.origins', 'k.last_used_at'])
    .select(['c.status as house_status', 'c.demo'])
    .where('k.key_hash', '=', keyHash)
    .executeTakeFirst()
}

export async function touchKey(q: Queries, conciergerieId: number, id: number, at: string): Promise<void> {
  await q
    .updateTable('api_keys')
    .set({ last_used_at: at })
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
}
