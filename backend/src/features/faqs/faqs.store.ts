import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { lockRows } from '#src/db/lock-rows.ts'
import { listed } from '#src/db/listed.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export type FaqRow = Selectable<Tables['faqs']>

export interface FaqFilter {
  category?: string | undefined
  locale?: string | undefined
  active?: boolean | undefined
}

/** Newest first; `before` is the id that the page starts under. */
export function listFaqs(
  q: Queries,
  conciergerieId: number,
  filter: FaqFilter,
  before: number | null,
  limit: number,
): Promise<FaqRow[]> {
  let query = q
    .selectFrom('faqs')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  if (filter.locale !== undefined) query = query.where('locale', '=', filter.locale)
  if (filter.active !== undefined) query = query.where('active', '=', filter.active ? 1 : 0)
  if (before !== null) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export async function countFaqs(q: Queries, conciergerieId: number, filter: FaqFilter): Promise<number> {
  let query = q
    .selectFrom('faqs')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  if (filter.locale !== undefined) query = query.where('locale', '=', filter.locale)
  if (filter.active !== undefined) query = query.where('active', '=', filter.active ? 1 : 0)
  return Number((await query.executeTakeFirstOrThrow()).n)
}

export async function listCategories(q: Queries, conciergerieId: number): Promise<string[]> {
  const rows = await q
    .selectFrom('faqs')
    .select('category')
    .distinct()
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
    .where('category', 'is not', null)
    .execute()
  return rows.flatMap(({ category }) => (category === null ? [] : [category]))
}

const faqOf = (q: Queries, conciergerieId: number, id: number) =>
  q.selectFrom('faqs').selectAll().where('conciergerie_id', '=', conciergerieId).where('id', '=', id)

/** Deleted ones too: an undo needs them. */
export function findFaq(q: Queries, conciergerieId: number, id: number): Promise<FaqRow | undefined> {
  return faqOf(q, conciergerieId, id).executeTakeFirst()
}

/** Deleted ones too. Nobody else changes it, nor its wordings, before the caller's transaction ends. */
export function lockFaq(q: Queries, conciergerieId: number, id: number): Promise<FaqRow | undefined> {
  return lockRows(q, faqOf(q, conciergerieId, id)).executeTakeFirst()
}

/** The question and language of every FAQ that stands. */
export function listWordings(q: Queries, conciergerieId: number) {
  return q
    .selectFrom('faqs')
    .select(['question', 'locale'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
    .execute()
}

export function findFaqs(q: Queries, conciergerieId: number, ids: readonly number[]): Promise<FaqRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return q
    .selectFrom('faqs')
    .selectAll()
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
    .where('id', 'in', [...ids])
    .execute()
}

export async function insertFaq(q: Queries, row: Insertable<Tables['faqs']>): Promise<number> {
  return (await q.insertInto('faqs').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** Whatever changes, the revision is raised. */
export async function updateFaq(
  q: Queries,
  conciergerieId: number,
  id: number,
  change: Omit<Updateable<Tables['faqs']>, 'revision'>,
): Promise<void> {
  await q
    .updateTable('faqs')
    .set(change)
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', id)
    .execute()
}

export async function insertVersion(q: Queries, row: Insertable<Tables['faq_versions']>): Promise<void> {
  await q.insertInto('faq_versions').values(row).execute()
}

const use = statement<{ house: number; ids: string; at: string }, unknown>((q, p) =>
  q
    .updateTable('faqs')
    .set((eb) => ({ usage_count: sql<number>`${eb.ref('usage_count')} + 1`, last_used_at: p.at }))
    .where('conciergerie_id', '=', p.house)
    .where('id', 'in', listed(q, p.ids)),
)

export async function raiseUsage(
  q: Queries,
  conciergerieId: number,
  ids: readonly number[],
  at: string,
): Promise<void> {
  await use(q, { house: conciergerieId, ids: JSON.stringify(ids), at })
}

export interface AliasRow {
  faq_id: number
  text: string
  folded: string
}

/** In the order they were given. */
export function listAliases(q: Queries, conciergerieId: number, faqIds: readonly number[]): Promise<AliasRow[]> {
  if (faqIds.length === 0) return Promise.resolve([])
  return q
    .selectFrom('faq_aliases')
    .select(['faq_id', 'text', 'folded'])
    .where('conciergerie_id', '=', conciergerieId)
    .where('faq_id', 'in', [...faqIds])
    .orderBy('id')
    .execute()
}

export async function replaceAliases(
  q: Queries,
  conciergerieId: number,
  faqId: number,
  aliases: readonly { text: string; folded: string }[],
): Promise<void> {
  await q.deleteFrom('faq_aliases').where('conciergerie_id', '=', conciergerieId).where('faq_id', '=', faqId).execute()
  if (aliases.length === 0) return
  await q
    .insertInto('faq_aliases')
    .values(aliases.map(({ text, folded }) => ({ conciergerie_id: conciergerieId, faq_id: faqId, text, folded })))
    .execute()
}
