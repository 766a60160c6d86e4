import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import type { Tables } from '#src/db/tables.ts'

export type HouseRow = Selectable<Tables['conciergeries']>
export type HouseChange = Updateable<Tables['conciergeries']>

/** A deleted house is gone for everyone; its rows are being erased. */
const houses = (q: Queries) => q.selectFrom('conciergeries').selectAll().where('status', '!=', 'deleted')

export function findHouse(q: Queries, conciergerieId: number): Promise<HouseRow | undefined> {
  return houses(q).where('id', '=', conciergerieId).executeTakeFirst()
}

/** Nobody else changes the house before the caller's transaction ends; what belongs to it goes on being added. */
export function lockHouse(q: Queries, conciergerieId: number): Promise<HouseRow | undefined> {
  return lockRows(q, houses(q).where('id', '=', conciergerieId)).executeTakeFirst()
}

export function listHouses(q: Queries): Promise<HouseRow[]> {
  return houses(q).orderBy('id').execute()
}

export async function insertHouse(q: Queries, row: Insertable<Tables['conciergeries']>): Promise<number> {
  return (await q.insertInto('conciergeries').values(row).returning('id').executeTakeFirstOrThrow()).id
}

export async function updateHouse(q: Queries, conciergerieId: number, change: HouseChange): Promise<void> {
  await q.updateTable('conciergeries').set(change).where('id', '=', conciergerieId).execute()
}

/** Houses that receive for a pool or a number: those of the number first. */
export async function findAddressees(q: Queries, to: string, pool: string | null): Promise<number[]> {
  const rows = await houses(q)
    .clearSelect()
    .select(['id', 'whatsapp_number', 'messaging_service_sid'])
    .where((eb) =>
      eb.or([eb('whatsapp_number', '=', to), ...(pool === null ? [] : [eb('messaging_service_sid', '=', pool)])]),
    )
    .orderBy('id')
    .execute()
  const byPool = rows.filter((row) => pool !== null && row.messaging_service_sid === pool)
  const ofNumber = (row: { whatsapp_number: string | null }) => Number(row.whatsapp_number === to)
  const ordered = [...byPool.toSorted((a, b) => ofNumber(b) - ofNumber(a)), ...rows]
  return [...new Set(ordered.map((row) => row.id))]
}

/** Houses that send SMS from a number of their own. */
export async function findSmsAddressees(q: Queries, number: string): Promise<number[]> {
  const rows = await houses(q).clearSelect().select('id').where('sms_number', '=', number).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** The first demo house, and every other house. */
export async function listHouseIds(q: Queries): Promise<{ demo: number[]; others: number[] }> {
  const rows = await houses(q).clearSelect().select(['id', 'demo']).orderBy('id').execute()
  const ids = (demo: number) => rows.filter((row) => row.demo === demo).map((row) => row.id)
  return { demo: ids(1), others: ids(0) }
}

export type NumberColumn = 'whatsapp_number' | 'phone_number' | 'sms_number'

/** Whether another house has this number. */
export async function isNumberTaken(
  q: Queries,
  column: NumberColumn,
  number: string,
  conciergerieId: number | null,
): Promise<boolean> {
  const row = await q
    .selectFrom('conciergeries')
    .select('id')
    .where(column, '=', number)
    .$if(conciergerieId !== null, (query) => query.where('id', '!=', conciergerieId ?? 0))
    .executeTakeFirst()
  return row !== undefined
}

export interface Usage {
  messages: number
  answers: number
  costMicros: number
}

/** @param sinceDay `YYYY-MM-DD` of UTC */
export async function sumUsage(q: Queries, sinceDay: string): Promise<ReadonlyMap<number, Usage>> {
  const rows = await q
    .selectFrom('daily_usage')
    .select((eb) => [
      'conciergerie_id',
      eb.fn.sum<number>(eb('messages_in', '+', eb.ref('messages_out'))).as('messages'),
      eb.fn.sum<number>('answers').as('answers'),
      eb.fn.sum<number>('cost_micros').as('cost'),
    ])
    .where('day', '>=', sinceDay)
    .groupBy('conciergerie_id')
    .execute()
  return new Map(
    rows.map((row) => [row.conciergerie_id, { messages: row.messages, answers: row.answers, costMicros: row.cost }]),
  )
}
