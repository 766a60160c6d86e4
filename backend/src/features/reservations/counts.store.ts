import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'

export async function countRequested(q: Queries, house: number): Promise<number> {
  const row = await q
    .selectFrom('reservations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('conciergerie_id', '=', house)
    .where('status', '=', sql.lit('requested'))
    .executeTakeFirstOrThrow()
  return row.n
}
