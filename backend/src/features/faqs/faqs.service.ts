import { describeActor } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import { fold } from '#src/text/fold.ts'
import type { FaqCatalog } from './faq-catalog.ts'
import type { FaqInput, NewFaq } from './faq-input.ts'
import type { FaqWriter } from './faq-writer.ts'
import * as store from './faqs.store.ts'
import { startersFor } from './locales/starters.ts'
import type { FaqUsage, HouseReader } from './ports.ts'
import { topByStems } from './postings.store.ts'
import { buildIndex, rank } from './ranker.ts'
import { mostInMemory, stemsInEveryLanguage } from './long-lists.ts'

export interface FaqsParts {
  db: Database
  now: Clock
  writer: FaqWriter
  catalog: FaqCatalog
  houses: HouseReader
}

/** Below this a FAQ has too little in common with a wording to be worth a warning. */
const similarFrom = 0.3
const mostSimilar = 3
/** A long import leaves room for the writes of others in between. */
const insertedAtOnce = 50

/** What a house does with its FAQs. */
export class FaqsService implements FaqUsage {
  readonly #db: Database
  readonly #now: Clock
  readonly #writer: FaqWriter
  readonly #additions: HouseWriter
  readonly #catalog: FaqCatalog
  readonly #houses: HouseReader

  constructor({ db, now, writer, catalog, houses }: FaqsParts) {
    this.#db = db
    this.#now = now
    this.#writer = writer
    this.#additions = new HouseWriter(db, 'faqs')
    this.#catalog = catalog
    this.#houses = houses
  }

  async create(actor: HouseActor, input: NewFaq) {
    const { conciergerieId } = actor
    const [house, similar] = await Promise.all([
      this.#houses.read(conciergerieId),
      this.findSimilar(conciergerieId, input.question),
    ])
    const by = describeActor(actor)
    const id = await this.#db.write((tx) => this.#writer.insert(tx, conciergerieId, input, house.locale, by))
    return { faq: await this.#catalog.read(conciergerieId, id), similar }
  }

  async update(actor: HouseActor, id: number, input: FaqInput) {
    await this.#db.write((tx) => this.#writer.change(tx, actor.conciergerieId, id, input, describeActor(actor)))
    return this.#catalog.read(actor.conciergerieId, id)
  }

  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.#db.write((tx) => this.#writer.remove(tx, actor.conciergerieId, id))
  }

  async restore(actor: HouseActor, id: number) {
    await this.#db.write((tx) => this.#writer.restore(tx, actor.conciergerieId, id))
    return this.#catalog.read(actor.conciergerieId, id)
  }

  /** FAQs close to a wording, switched off ones too (unless the list is a very long one). */
  async findSimilar(conciergerieId: number, question: string) {
    const faqs = await this.#readNear(conciergerieId, question)
    const byId = new Map(faqs.map((faq) => [faq.id, faq]))
    return rank(buildIndex(faqs), question, { top: mostSimilar }).flatMap(({ faqId, score }) => {
      const faq = byId.get(faqId)
      return faq && score >= similarFrom ? [{ faqId, question: faq.question, score }] : []
    })
  }

  /** How often each FAQ was used, for those that still exist. */
  async usageCounts(conciergerieId: number, faqIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const rows = await store.findFaqs(this.#db.read, conciergerieId, faqIds)
    return new Map(rows.map((row) => [row.id, row.usage_count]))
  }

  async #readNear(conciergerieId: number, question: string) {
    const total = await store.countFaqs(this.#db.read, conciergerieId, {})
    if (total <= mostInMemory) return this.#catalog.readAll(conciergerieId)
    const near = await topByStems(this.#db.read, conciergerieId, stemsInEveryLanguage(question), 50)
    return this.#catalog.readMany(
      conciergerieId,
      near.map(({ faqId }) => faqId),
    )
  }

  async addStarters(actor: HouseActor) {
    const house = await this.#houses.read(actor.conciergerieId)
    const ids = await this.#insertMissing(actor, startersFor(house.kind, house.locale), house.locale)
    return this.#catalog.readMany(actor.conciergerieId, ids)
  }

  /** Questions that the house has already, word for word, are skipped. */
  async importMany(actor: HouseActor, items: readonly NewFaq[]) {
    const house = await this.#houses.read(actor.conciergerieId)
    const added = await this.#insertMissing(actor, items, house.locale)
    return { added: added.length, skipped: items.length - added.length }
  }

  /** Called by whoever sends an answer, in the transaction that stores it. */
  async countUse(tx: Tx, conciergerieId: number, faqIds: readonly number[]): Promise<void> {
    if (faqIds.length > 0) await store.raiseUsage(tx.q, conciergerieId, faqIds, this.#now().toISOString())
  }

  async #insertMissing(actor: HouseActor, items: readonly NewFaq[], locale: string): Promise<number[]> {
    const ids: number[] = []
    for (let from = 0; from < items.length; from += insertedAtOnce)
      ids.push(...(await this.#insertNew(actor, items.slice(from, from + insertedAtOnce), locale)))
    return ids
  }

  /** One after the other: the same list that is added twice at once is there once. */
  #insertNew(actor: HouseActor, items: readonly NewFaq[], locale: string): Promise<number[]> {
    const { conciergerieId } = actor
    return this.#additions.write(conciergerieId, async (tx) => {
      const known = new Set((await store.listWordings(tx.q, conciergerieId)).map((faq) => keyOf(faq, locale)))
      const ids: number[] = []
      for (const item of items) {
        const key = keyOf(item, locale)
        if (known.has(key)) continue
        known.add(key)
        ids.push(await this.#writer.insert(tx, conciergerieId, item, locale, describeActor(actor)))
      }
      return ids
    })
  }
}

const keyOf = (item: { question: string; locale?: string | undefined }, locale: string) =>
  `${item.locale ?? locale}:${fold(item.question)}`
