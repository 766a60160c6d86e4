import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'
import type { OrderStatus } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Tables } from '#src/db/tables.ts'

export type LineRow = Selectable<Tables['order_items']>

const withClient = (q: Queries, house: number) =>
  q
    .selectFrom('orders as o')
    .innerJoin('clients as c', 'c.id', 'o.client_id')
    .selectAll('o')
    .select(['c.name as client_name', 'c.profile_name', 'c.phone'])
    .where('o.conciergerie_id', '=', house)

export type OrderRow = Awaited<ReturnType<ReturnType<typeof withClient>['execute']>>[number]

export function findOrder(q: Queries, house: number, id: number): Promise<OrderRow | undefined> {
  return withClient(q, house).where('o.id', '=', id).executeTakeFirst()
}

export function findByKey(q: Queries, house: number, key: string): Promise<OrderRow | undefined> {
  return withClient(q, house).where('o.idempotency_key', '=', key).executeTakeFirst()
}

export interface OrderFilter {
  statuses: readonly OrderStatus[] | null
  clientId: number | null
  before: number | null
}

/** Newest first. */
export function listOrders(q: Queries, house: number, filter: OrderFilter, limit: number): Promise<OrderRow[]> {
  let query = withClient(q, house)
  if (filter.statuses !== null) query = query.where('o.status', 'in', filter.statuses)
  if (filter.clientId !== null) query = query.where('o.client_id', '=', filter.clientId)
  if (filter.before !== null) query = query.where('o.id', '<', filter.before)
  return query.orderBy('o.id', 'desc').limit(limit).execute()
}

export function listLines(q: Queries, house: number, orderIds: readonly number[]): Promise<LineRow[]> {
  if (orderIds.length === 0) return Promise.resolve([])
  return q
    .selectFrom('order_items')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('order_id', 'in', orderIds)
    .orderBy('id')
    .execute()
}

/** @returns null when the code is somebody else's already */
export async function insertOrder(q: Queries, row: Insertable<Tables['orders']>): Promise<number | null> {
  const inserted = await q
    .insertInto('orders')
    .values(row)
    .onConflict((oc) => oc.columns(['conciergerie_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id ?? null
}

export async function insertLines(q: Queries, rows: readonly Insertable<Tables['order_items']>[]): Promise<void> {
  await q
    .insertInto('order_items')
    .values([...rows])
    .execute()
}

/** @returns false when somebody moved it meanwhile */
export async function moveOrder(
  q: Queries,
  house: number,
  id: number,
  { from, to, at }: { from: string; to: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await q
    .updateTable('orders')
    .set({ status: to, updated_at: at })
    .where('conciergerie_id', '=', house)
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function repointOrders(q: Queries, house: number, from: number, to: number): Promise<void> {
  await q
    .updateTable('orders')
    .set({ client_id: to })
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', from)
    .execute()
}

export async function countNew(q: Queries, house: number): Promise<number> {
  const row = await q
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('conciergerie_id', '=', house)
    .where('status', '=', sql.lit('new'))
    .executeTakeFirstOrThrow()
  return row.n
}
