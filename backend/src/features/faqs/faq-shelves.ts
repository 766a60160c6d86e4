import type { Database } from '#src/db/database.ts'
import { fold } from '#src/text/fold.ts'
import * as faqs from './faqs.store.ts'
import type { FaqRow } from './faqs.store.ts'
import { mostInMemory, stemsInEveryLanguage } from './long-lists.ts'
import { topByStems } from './postings.store.ts'
import { Shelf } from './shelf.ts'
import type { ShelfFaq } from './shelf.ts'
import * as store from './shelf.store.ts'

/** Houses kept ready in memory; the one that was asked longest ago makes room. */
const mostKept = 200
const takenDown = 50

interface Kept {
  /** The day it holds for, and what changes with every edit. */
  key: string
  shelf: Shelf
}

/** What a shelf is opened for. */
export interface Wanted {
  /** Today in the house's calendar, `YYYY-MM-DD`. */
  day: string
  message: string
  /** Earlier turns, of both sides. */
  history: readonly string[]
}

/** Takes down the FAQs of a house that are in force; kept until one of them changes or the day does. */
export class FaqShelves {
  readonly #db: Database
  readonly #kept = new Map<number, Kept>()

  constructor(db: Database) {
    this.#db = db
  }

  async open(conciergerieId: number, wanted: Wanted): Promise<Shelf> {
    // read before the FAQs: an edit in between makes the next opening read again, never keeps an old list
    const { count, stamp } = await store.readStamp(this.#db.read, conciergerieId, mostInMemory + 1)
    if (count > mostInMemory) return this.#takeDown(conciergerieId, wanted)
    const key = `${wanted.day}|${stamp}`
    const kept = this.#kept.get(conciergerieId)
    const shelf = kept?.key === key ? kept.shelf : await this.#readAll(conciergerieId, wanted.day)
    this.#keep(conciergerieId, { key, shelf })
    return shelf
  }

  async #readAll(conciergerieId: number, day: string): Promise<Shelf> {
    const rows = await store.listInForce(this.#db.read, conciergerieId, day)
    return new Shelf(await this.#withAliases(conciergerieId, rows))
  }

  /** A long list: what the words of the message find, what message and history find together, and who has that wording. */
  async #takeDown(conciergerieId: number, { day, message, history }: Wanted): Promise<Shelf> {
    const q = this.#db.read
    const found = await Promise.all([
      topByStems(q, conciergerieId, stemsInEveryLanguage(message), takenDown),
      history.length === 0
        ? []
        : topByStems(q, conciergerieId, stemsInEveryLanguage([message, ...history].join('\n')), takenDown),
    ])
    const worded = await store.findByAlias(q, conciergerieId, fold(message))
    const ids = new Set([...found.flat().map(({ faqId }) => faqId), ...worded])
    return new Shelf(
      await this.#withAliases(conciergerieId, await store.findInForce(q, conciergerieId, day, [...ids])),
      true,
    )
  }

  async #withAliases(conciergerieId: number, rows: readonly FaqRow[]): Promise<ShelfFaq[]> {
    const aliases = await faqs.listAliases(
      this.#db.read,
      conciergerieId,
      rows.map(({ id }) => id),
    )
    const byFaq = Map.groupBy(aliases, (alias) => alias.faq_id)
    return rows.map(({ id, question, answer, locale, version }) => ({
      id,
      question,
      answer,
      locale,
      version,
      aliases: (byFaq.get(id) ?? []).map(({ text }) => text),
    }))
  }

  #keep(conciergerieId: number, kept: Kept): void {
    this.#kept.delete(conciergerieId)
    this.#kept.set(conciergerieId, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}
