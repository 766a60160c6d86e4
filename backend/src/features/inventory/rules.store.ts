import type { Insertable, Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type RuleRow = Selectable<Tables['calendar_rules']>

/** Oldest first: the last that matches wins. `from` and `to` keep those that touch `[from, to)`. */
export function listRules(
  q: Queries,
  conciergerieId: number,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<RuleRow[]> {
  let query = q.selectFrom('calendar_rules').selectAll().where('conciergerie_id', '=', conciergerieId)
  if (from !== undefined) query = query.where('date_to', '>', from)
  if (to !== undefined) query = query.where('date_from', '<', to)
  return query.orderBy('id').execute()
}

export async function countRules(q: Queries, conciergerieId: number): Promise<number> {
  const { n } = await q
    .selectFrom('calendar_rules')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('conciergerie_id', '=', conciergerieId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export function findRule(q: Queries, conciergerieId: number, id: number): Promise<RuleRow | undefined> {
  return q
    .selectFrom('calendar_rules')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function insertRule(q: Queries, row: Insertable<Tables['calendar_rules']>): Promise<RuleRow> {
  return q.insertInto('calendar_rules').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateRule(q: Queries, { id, conciergerie_id, ...columns }: RuleRow): Promise<void> {
  await q
    .updateTable('calendar_rules')
    .set(columns)
    .where('conciergerie_id', '=', conciergerie_id)
    .where('id', '=', id)
    .execute()
}

/** @returns whether there was one */
export async function deleteRule(q: Queries, conciergerieId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await q
    .deleteFrom('calendar_rules')
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
