import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { ProviderFailure } from './meter.ts'

/** Same provider, code and house on one day: one row that counts. */
export async function countProviderError(q: Queries, failure: ProviderFailure, at: string): Promise<void> {
  const day = at.slice(0, 10)
  const updated = await q
    .updateTable('provider_errors')
    .set((eb) => ({ count: eb('count', '+', 1), last_at: at, message: failure.message }))
    .where('provider', '=', failure.provider)
    .where('code', '=', failure.code)
    .where('day', '=', day)
    .where('conciergerie_id', failure.conciergerieId === null ? 'is' : '=', failure.conciergerieId)
    .executeTakeFirst()
  if (Number(updated.numUpdatedRows) > 0) return
  await q
    .insertInto('provider_errors')
    .values({
      provider: failure.provider,
      code: failure.code,
      message: failure.message,
      conciergerie_id: failure.conciergerieId,
      day,
      count: 1,
      first_at: at,
      last_at: at,
    })
    .execute()
}

export function listProviderErrors(q: Queries, limit: number) {
  return q.selectFrom('provider_errors').selectAll().orderBy('last_at', 'desc').limit(limit).execute()
}

export async function countErrorsSince(q: Queries, since: string): Promise<Map<string, number>> {
  const rows = await q
    .selectFrom('provider_errors')
    .select(['provider', (eb) => eb.fn.sum<number>('count').as('errors')])
    .where('last_at', '>=', since)
    .groupBy('provider')
    .execute()
  return new Map(rows.map((row) => [row.provider, row.errors]))
}

export async function spendByDay(q: Queries, sinceDay: string) {
  const rows = await q
    .selectFrom('daily_usage')
    .select(['day', sql<number | string>`sum(cost_micros)`.as('cost'), sql<number>`sum(answers)`.as('answers')])
    .where('day', '>=', sinceDay)
    .groupBy('day')
    .orderBy('day')
    .execute()
  return rows.map((row) => ({ day: row.day, costMicros: Number(row.cost), answers: row.answers }))
}

export async function spendByHouse(q: Queries, sinceDay: string) {
  const rows = await q
    .selectFrom('daily_usage')
    .innerJoin('conciergeries', 'conciergeries.id', 'daily_usage.conciergerie_id')
    .select([
      'conciergeries.id',
      'conciergeries.name',
      sql<number | string>`sum(daily_usage.cost_micros)`.as('cost'),
      sql<number>`sum(daily_usage.answers)`.as('answers'),
    ])
    .where('day', '>=', sinceDay)
    .groupBy(['conciergeries.id', 'conciergeries.name'])
    .orderBy('cost', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    conciergerieId: row.id,
    conciergerie: row.name,
    costMicros: Number(row.cost),
    answers: row.answers,
  }))
}

/** Houses that one provider refused since then. */
export async function listRefusedHouses(q: Queries, provider: string, since: string): Promise<Set<number>> {
  const rows = await q
    .selectFrom('provider_errors')
    .select('conciergerie_id')
    .distinct()
    .where('provider', '=', provider)
    .where('last_at', '>=', since)
    .where('conciergerie_id', 'is not', null)
    .where('code', 'in', brokenLineCodes)
    .execute()
  return new Set(rows.flatMap((row) => row.conciergerie_id ?? []))
}

/** The account or the sender is wrong: nothing will leave until somebody mends it. */
const brokenLineCodes = ['20003', '20404', '63001', '63002', '63007', '63008', '63020', '63022', '57012']
