import type { Faq } from '@conciergerie/contract'
import type { Database } from '#src/db/database.ts'
import { decodeCursor, encodeCursor } from '#src/db/page.ts'
import { notFound } from '#src/errors.ts'
import { makeSearch } from './faq-search.ts'
import * as store from './faqs.store.ts'
import type { FaqFilter, FaqRow } from './faqs.store.ts'
import { presentFaq } from './present.ts'

const chunk = 500

export interface FaqQuery extends FaqFilter {
  q?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** Reads the FAQs of a house, deleted ones left out. */
export class FaqCatalog {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async list(conciergerieId: number, query: FaqQuery) {
    const limit = query.limit ?? 50
    const before = query.cursor ? decodeCursor(query.cursor, ['number'] as const)[0] : null
    const [found, activeTotal, categories] = await Promise.all([
      query.q ? this.#search(conciergerieId, query, before, limit) : this.#page(conciergerieId, query, before, limit),
      store.countFaqs(this.#db.read, conciergerieId, { active: true }),
      store.listCategories(this.#db.read, conciergerieId),
    ])
    return { ...found, activeTotal, categories: categories.toSorted((a, b) => a.localeCompare(b, 'fr')) }
  }

  async read(conciergerieId: number, id: number): Promise<Faq> {
    const row = await store.findFaq(this.#db.read, conciergerieId, id)
    if (!row || row.deleted_at !== null) throw notFound()
    const [faq] = await this.#present(conciergerieId, [row])
    if (!faq) throw notFound()
    return faq
  }

  /** In the order of the ids; those that are gone are left out. */
  async readMany(conciergerieId: number, ids: readonly number[]): Promise<Faq[]> {
    const faqs = await this.#present(conciergerieId, await store.findFaqs(this.#db.read, conciergerieId, ids))
    const byId = new Map(faqs.map((faq) => [faq.id, faq]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  async readAll(conciergerieId: number): Promise<Faq[]> {
    const all: Faq[] = []
    for await (const faqs of this.#chunks(conciergerieId, {}, null)) all.push(...faqs)
    return all
  }

  async #page(conciergerieId: number, filter: FaqFilter, before: number | null, limit: number) {
    const [rows, total] = await Promise.all([
      store.listFaqs(this.#db.read, conciergerieId, filter, before, limit + 1),
      store.countFaqs(this.#db.read, conciergerieId, filter),
    ])
    return { ...cut(await this.#present(conciergerieId, rows), limit), total }
  }

  /** No index folds accents alike on both databases: the list is read through, some hundreds of rows at a time. */
  async #search(conciergerieId: number, query: FaqQuery, before: number | null, limit: number) {
    const matches = makeSearch(query.q ?? '')
    const page: Faq[] = []
    let total = 0
    for await (const faqs of this.#chunks(conciergerieId, query, null)) {
      const hits = faqs.filter((faq) => matches(faq, faq.aliases))
      total += hits.length
      page.push(...hits.filter(({ id }) => before === null || id < before).slice(0, limit + 1 - page.length))
    }
    return { ...cut(page, limit), total }
  }

  async *#chunks(conciergerieId: number, filter: FaqFilter, from: number | null): AsyncGenerator<Faq[]> {
    let before = from
    for (;;) {
      const rows = await store.listFaqs(this.#db.read, conciergerieId, filter, before, chunk)
      yield await this.#present(conciergerieId, rows)
      const last = rows.at(-1)
      if (rows.length < chunk || !last) return
      before = last.id
    }
  }

  async #present(conciergerieId: number, rows: readonly FaqRow[]): Promise<Faq[]> {
    const aliases = await store.listAliases(
      this.#db.read,
      conciergerieId,
      rows.map(({ id }) => id),
    )
    const byFaq = Map.groupBy(aliases, (alias) => alias.faq_id)
    return rows.map((row) =>
      presentFaq(
        row,
        (byFaq.get(row.id) ?? []).map(({ text }) => text),
      ),
    )
  }
}

function cut(faqs: readonly Faq[], limit: number) {
  const items = faqs.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: faqs.length > limit && last ? encodeCursor([last.id]) : null }
}
