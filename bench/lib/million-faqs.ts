import BetterSqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { breathe } from './progress.ts'
import type { Step } from './progress.ts'

export interface House {
  id: number
  faqs: number
}

/** One house of a tenth of all FAQs, nine of a hundredth, the rest of forty. */
export function planHouses(total: number): House[] {
  const sizes = [total / 10, ...Array<number>(9).fill(total / 100)]
  const small = Math.floor((total - sizes.reduce((sum, size) => sum + size, 0)) / 40)
  return [...sizes, ...Array<number>(small).fill(40)].map((faqs, i) => ({ id: i + 1, faqs }))
}

/**
 * Fills a migrated file with FAQs and their postings through bare statements, in the order of the tables' keys, so that a
 * million take a minute and not an hour. FAQ numbers of the houses are interleaved, as they would be after years of edits.
 */
export async function fillFaqs(file: string, houses: readonly House[], step: Step): Promise<void> {
  const db = new BetterSqlite(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -400000'])
    db.pragma(pragma)
  // only deletions use it, and making it takes as long as all the rest
  db.exec('drop index faq_terms_by_faq')
  db.exec('begin')
  insertHouses(db, houses)
  step('remplissage : FAQ')
  const ids = await insertFaqs(db, houses)
  step('remplissage : mots')
  await insertPostings(db, houses, ids)
  db.exec('commit')
  db.close()
}

const at = '2026-01-01T00:00:00.000Z'

function insertHouses(db: Database, houses: readonly House[]): void {
  const insert =
    db.prepare(`insert into conciergeries (id, name, kind, email, timezone, locale, address, city, hours, closed_message, ai_mode, ai_tone,
    ai_rules, ai_pause_minutes, demo, created_at, updated_at) values (?, 'x', 'hotel', 'x', 'Europe/Paris', 'fr', '', '', '{}', '', 'auto', '', '', 30, 0, ?, ?)`)
  for (const { id } of houses) insert.run(id, at, at)
}

/** Stems of the made-up language: the first are in many FAQs, the last in few, as in any real one. */
const vocabulary = 5000
const questionLength = 4
const answerLength = 4

function wordOf(seed: number): string {
  const share = ((Math.imul(seed, 2654435761) >>> 0) % 100_000) / 100_000
  return `mot${Math.floor(vocabulary * share ** 3)}`
}

/** The words of a FAQ: the same again whenever they are asked for. */
export const wordsOf = (faqId: number, field: 'q' | 'a'): string[] =>
  Array.from({ length: field === 'q' ? questionLength : answerLength }, (_, i) =>
    wordOf(faqId * 31 + i * 7919 + (field === 'q' ? 0 : 500_009)),
  )

/** @returns the FAQ numbers of each house */
async function insertFaqs(db: Database, houses: readonly House[]): Promise<Map<number, number[]>> {
  const insert =
    db.prepare(`insert into faqs (id, conciergerie_id, question, answer, locale, active, question_length, answer_length, created_at, updated_at)
    values (?, ?, ?, ?, 'fr', 1, ${questionLength}, ${answerLength}, ?, ?)`)
  const ids = new Map<number, number[]>(houses.map(({ id }) => [id, []]))
  let next = 1
  for (let round = 0; round < (houses[0]?.faqs ?? 0); round++) {
    if (round % 100 === 0) await breathe()
    for (const house of houses) {
      if (house.faqs <= round) continue
      insert.run(next, house.id, wordsOf(next, 'q').join(' '), wordsOf(next, 'a').join(' '), at, at)
      ids.get(house.id)?.push(next++)
    }
  }
  return ids
}

async function insertPostings(
  db: Database,
  houses: readonly House[],
  ids: ReadonlyMap<number, readonly number[]>,
): Promise<void> {
  const insert = db.prepare('insert into faq_terms (conciergerie_id, field, term, faq_id, tf) values (?, ?, ?, ?, 1)')
  for (const { id } of houses) {
    if (id % 100 === 0) await breathe()
    for (const field of ['a', 'q'] as const) {
      const byTerm = new Map<string, number[]>()
      for (const faqId of ids.get(id) ?? []) {
        for (const term of new Set(wordsOf(faqId, field))) {
          const holders = byTerm.get(term)
          if (holders) holders.push(faqId)
          else byTerm.set(term, [faqId])
        }
      }
      for (const term of [...byTerm.keys()].sort())
        for (const faqId of byTerm.get(term) ?? []) insert.run(id, field, term, faqId)
    }
  }
}
