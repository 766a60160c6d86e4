import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type BlockRow = Selectable<Tables['blocks']>

export async function insertBlock(q: Queries, values: Insertable<Tables['blocks']>): Promise<number> {
  return (await q.insertInto('blocks').values(values).returning('id').executeTakeFirstOrThrow()).id
}

export function findBlock(q: Queries, house: number, id: number): Promise<BlockRow | undefined> {
  return q.selectFrom('blocks').selectAll().where('conciergerie_id', '=', house).where('id', '=', id).executeTakeFirst()
}

export async function deleteBlock(q: Queries, house: number, id: number): Promise<void> {
  await q.deleteFrom('blocks').where('conciergerie_id', '=', house).where('id', '=', id).execute()
}

/** Blocks that end after a moment, soonest first. @param to those that begin before it only */
export function listBlocks(q: Queries, house: number, from: string, to = '9999'): Promise<BlockRow[]> {
  return q
    .selectFrom('blocks')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(5_000)
    .execute()
}
