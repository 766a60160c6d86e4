import { sql } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { b, countTerms, k1, rarity } from './ranker-field.ts'
import type { RankedFaq } from './ranker-index.ts'
import type { Ranked } from './ranker-match.ts'
import { searchTerms } from './ranker-terms.ts'

/** q: question, a: answer, l: every alias together. */
const fields = ['q', 'a', 'l'] as const
type Field = (typeof fields)[number]
const fieldWeights: Record<Field, number> = { q: 2 / 3, a: 1 / 3, l: 2 / 3 }

/** A longer word is nobody's search, and PostgreSQL cannot index one of thousands of letters. */
const longestTerm = 60
/** Rows per insert: SQLite and PostgreSQL bound the parameters of one statement. */
const insertedAtOnce = 500

/** Keeps the stems of a FAQ for topByStems, in place of those it had. Char grams are not kept: they would make the table ten times larger. */
export async function replacePostings(q: Queries, conciergerieId: number, faq: RankedFaq): Promise<void> {
  await removePostings(q, conciergerieId, faq.id)
  const stemsOf = (text: string) => keepIndexable(searchTerms(text, faq.locale))
  const terms: Record<Field, string[]> = {
    q: stemsOf(faq.question),
    a: stemsOf(faq.answer),
    l: faq.aliases.flatMap(stemsOf),
  }
  const rows = fields.flatMap((field) =>
    [...countTerms(terms[field])].map(([term, tf]) => ({
      conciergerie_id: conciergerieId,
      field,
      term,
      faq_id: faq.id,
      tf,
    })),
  )
  for (let from = 0; from < rows.length; from += insertedAtOnce) {
    await q
      .insertInto('faq_terms')
      .values(rows.slice(from, from + insertedAtOnce))
      .execute()
  }
  await q
    .updateTable('faqs')
    .set({ question_length: terms.q.length, answer_length: terms.a.length, alias_length: terms.l.length })
    .where('conciergerie_id', '=', conciergerieId)
    .where('id', '=', faq.id)
    .execute()
}

export async function removePostings(q: Queries, conciergerieId: number, faqId: number): Promise<void> {
  await q.deleteFrom('faq_terms').where('conciergerie_id', '=', conciergerieId).where('faq_id', '=', faqId).execute()
}

const keepIndexable = (terms: readonly string[]) => terms.filter((term) => term.length <= longestTerm)

/**
 * The active FAQs of a house that share most with a query, best first: BM25 as in the ranker, on stems alone, a word's rarity
 * counted in this house now. For houses too large to be ranked in memory; what it finds is ranked again there, with grams.
 */
export async function topByStems(
  q: Queries,
  conciergerieId: number,
  stems: readonly string[],
  limit: number,
): Promise<Ranked[]> {
  const wanted = keepIndexable([...new Set(stems)])
  if (wanted.length === 0) return []
  const house = await readStatistics(q, conciergerieId)
  const weights = await weighTerms(q, conciergerieId, wanted, house.count)
  if (weights.length === 0) return []
  const length = sql`case t.field when 'q' then f.question_length / ${real(house.q)} when 'a' then f.answer_length / ${real(house.a)} else f.alias_length / ${real(house.l)} end`
  const found = await sql<{ faq_id: number; score: number }>`
    with weights(field, term, weight) as (values ${sql.join(weights.map(({ field, term, weight }) => sql`(${word(field)}, ${word(term)}, ${real(weight)})`))})
    select t.faq_id, sum(w.weight * t.tf * ${real(k1 + 1)} / (t.tf + ${real(k1)} * (${real(1 - b)} + ${real(b)} * (${length})))) as score
    from weights w cross join faq_terms t cross join faqs f
    where t.conciergerie_id = ${conciergerieId} and t.field = w.field and t.term = w.term
      and f.id = t.faq_id and f.conciergerie_id = ${conciergerieId} and f.active = 1 and f.deleted_at is null
    group by t.faq_id order by score desc, t.faq_id limit ${limit}`.execute(q)
  return found.rows.map((row) => ({ faqId: row.faq_id, score: row.score }))
}

// PostgreSQL must be told what the parameters of a bare list are
const real = (value: number) => sql`cast(${value} as double precision)`
const word = (value: string) => sql`cast(${value} as text)`

type Statistics = Record<Field | 'count', number>

/** How many FAQs the house has, and the average length of each field. */
async function readStatistics(q: Queries, conciergerieId: number): Promise<Statistics> {
  const row = await q
    .selectFrom('faqs')
    .select((eb) => [
      eb.fn.countAll().as('count'),
      eb.fn.avg('question_length').as('q'),
      eb.fn.avg('answer_length').as('a'),
      eb.fn.avg('alias_length').as('l'),
    ])
    .where('conciergerie_id', '=', conciergerieId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), q: Number(row.q) || 1, a: Number(row.a) || 1, l: Number(row.l) || 1 }
}

interface TermWeight {
  field: Field
  term: string
  weight: number
}

/** What each word met in each field is worth: its rarity there, over that of all words asked for, times the field's weight. */
async function weighTerms(
  q: Queries,
  conciergerieId: number,
  terms: readonly string[],
  count: number,
): Promise<TermWeight[]> {
  const counted = await q
    .selectFrom('faq_terms')
    .select((eb) => ['field', 'term', eb.fn.countAll().as('holders')])
    .where('conciergerie_id', '=', conciergerieId)
    .where('field', 'in', [...fields])
    .where('term', 'in', [...terms])
    .groupBy(['field', 'term'])
    .execute()
  return fields.flatMap((field) => {
    const met = counted
      .filter((row) => row.field === field)
      .map((row) => ({ term: row.term, worth: rarity(count, Number(row.holders)) }))
    const unmet = (terms.length - met.length) * rarity(count, 0)
    const ideal = met.reduce((sum, { worth }) => sum + worth, unmet)
    return met.map(({ term, worth }) => ({ field, term, weight: (fieldWeights[field] * worth) / ideal }))
  })
}
