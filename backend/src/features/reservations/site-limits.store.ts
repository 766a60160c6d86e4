import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { keepingStatuses } from './engine/statuses.ts'

/** Counts of the windows that are still open; others count as none. */
export async function readCounts(
  q: Queries,
  scopes: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await q
    .selectFrom('rate_counters')
    .select(['scope', 'count'])
    .where('scope', 'in', [...scopes])
    .where('window_start', '>', since)
    .execute()
  return new Map(rows.map(({ scope, count }) => [scope, count]))
}

/** One more; the first one of a window opens it. */
export async function addToCount(q: Queries, scope: string, now: string, since: string): Promise<void> {
  await q
    .insertInto('rate_counters')
    .values({ scope, window_start: now, count: 1 })
    .onConflict((oc) =>
      oc.column('scope').doUpdateSet((eb) => ({
        count: sql<number>`case when ${eb.ref('rate_counters.window_start')} > ${since} then ${eb.ref('rate_counters.count')} + 1 else 1 end`,
        window_start: sql<string>`case when ${eb.ref('rate_counters.window_start')} > ${since} then ${eb.ref('rate_counters.window_start')} else ${now} end`,
      })),
    )
    .execute()
}

/** One less, for what was counted and did not come about. */
export async function takeFromCounts(q: Queries, scopes: readonly string[]): Promise<void> {
  await q
    .updateTable('rate_counters')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('scope', 'in', [...scopes])
    .where('count', '>', 0)
    .execute()
}

export async function forgetCounts(q: Queries, prefix: string, before: string): Promise<void> {
  await q.deleteFrom('rate_counters').where('scope', 'like', `${prefix}%`).where('window_start', '<=', before).execute()
}

/** Bookings made online for a number (E.164) that are still to come. */
export async function countOpen(q: Queries, house: number, phone: string, today: string): Promise<number> {
  const { n } = await q
    .selectFrom('reservations as r')
    .innerJoin('client_identities as i', (join) =>
      join.onRef('i.client_id', '=', 'r.client_id').onRef('i.conciergerie_id', '=', 'r.conciergerie_id'),
    )
    .select((eb) => eb.fn.countAll().as('n'))
    .where('r.conciergerie_id', '=', house)
    .where('i.kind', '=', 'phone')
    .where('i.value', '=', phone)
    .where('r.source', '=', 'web')
    .where('r.status', 'in', keepingStatuses)
    .where('r.ends_at', '>=', today)
    .executeTakeFirstOrThrow()
  return Number(n)
}
