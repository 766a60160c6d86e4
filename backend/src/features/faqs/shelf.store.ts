import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { FaqRow } from './faqs.store.ts'

const inForce = (q: Queries, conciergerieId: number, day: string) =>
  q
    .selectFrom('faqs')
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
    .where('active', '=', 1)
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))

/** FAQs that clients may be answered from on a day of the house's calendar, oldest first: a stable order for the prompt's cache. */
export function listInForce(q: Queries, conciergerieId: number, day: string): Promise<FaqRow[]> {
  return inForce(q, conciergerieId, day).selectAll().orderBy('id').execute()
}

export function findInForce(
  q: Queries,
  conciergerieId: number,
  day: string,
  ids: readonly number[],
): Promise<FaqRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return inForce(q, conciergerieId, day)
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
}

/** FAQs that have this wording, folded, among their aliases. */
export async function findByAlias(q: Queries, conciergerieId: number, folded: string): Promise<number[]> {
  const rows = await q
    .selectFrom('faq_aliases')
    .select('faq_id')
    .where('conciergerie_id', '=', conciergerieId)
    .where('folded', '=', folded)
    .execute()
  return rows.map((row) => row.faq_id)
}

const stampOf = statement<{ house: number; most: number }, { n: number; revisions: number | null }>((q, p) => {
  const some = q.selectFrom('faqs').select('revision').where('conciergerie_id', '=', p.house).limit(p.most).as('f')
  return q
    .selectFrom(some)
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.sum<number | null>('f.revision').as('revisions')])
})

/** How many FAQs a house has ever had, up to `most`, and a stamp that moves with every edit of one (past `most` it means nothing). */
export async function readStamp(q: Queries, house: number, most: number): Promise<{ count: number; stamp: string }> {
  const [row] = (await stampOf(q, { house, most })).rows
  return { count: row?.n ?? 0, stamp: String(row?.revisions ?? null) }
}
