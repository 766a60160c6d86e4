import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { makeAliases } from './aliases.ts'
import type { Alias } from './aliases.ts'
import { fieldsOfChange, fieldsOfNew } from './faq-input.ts'
import type { FaqFields, FaqInput, NewFaq } from './faq-input.ts'
import * as store from './faqs.store.ts'
import type { FaqRow } from './faqs.store.ts'
import { removePostings, replacePostings } from './postings.store.ts'

/** Writes FAQs inside a transaction, with all that goes along: aliases, versions, postings, the event. */
export class FaqWriter {
  readonly #events: Events
  readonly #now: Clock

  constructor({ events, now }: { events: Events; now: Clock }) {
    this.#events = events
    this.#now = now
  }

  async insert(tx: Tx, conciergerieId: number, input: NewFaq, houseLocale: string, by: string): Promise<number> {
    const fields = fieldsOfNew(input, houseLocale)
    const at = this.#now().toISOString()
    const row = {
      ...fields,
      conciergerie_id: conciergerieId,
      version: 1,
      revision: 1,
      last_used_at: null,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    }
    const id = await store.insertFaq(tx.q, row)
    await this.#keepVersion(tx, conciergerieId, id, 1, fields, by)
    const aliases = makeAliases(fields.question, input.aliases ?? [])
    if (aliases.length > 0) await store.replaceAliases(tx.q, conciergerieId, id, aliases)
    await this.#index(tx, conciergerieId, id, fields, aliases)
    return id
  }

  /** A new version is kept when what clients are told changed. */
  async change(tx: Tx, conciergerieId: number, id: number, input: FaqInput, by: string): Promise<void> {
    const before = await this.#find(tx, conciergerieId, id)
    const fields = fieldsOfChange(input, before)
    const reworded = fields.question !== before.question || fields.answer !== before.answer
    const version = before.version + (reworded ? 1 : 0)
    await store.updateFaq(tx.q, conciergerieId, id, { ...fields, version, updated_at: this.#now().toISOString() })
    if (reworded) await this.#keepVersion(tx, conciergerieId, id, version, fields, by)
    const wordings = input.aliases ?? (await this.#wordingsOf(tx, conciergerieId, id))
    await this.#setAliases(tx, conciergerieId, id, fields, wordings)
  }

  /** Adds wordings that a concierge confirmed. */
  async addAliases(tx: Tx, conciergerieId: number, id: number, wordings: readonly string[]): Promise<void> {
    const row = await this.#find(tx, conciergerieId, id)
    const all = [...(await this.#wordingsOf(tx, conciergerieId, id)), ...wordings]
    await store.updateFaq(tx.q, conciergerieId, id, { updated_at: this.#now().toISOString() })
    await this.#setAliases(tx, conciergerieId, id, row, all)
  }

  async remove(tx: Tx, conciergerieId: number, id: number): Promise<void> {
    await this.#find(tx, conciergerieId, id)
    const at = this.#now().toISOString()
    await store.updateFaq(tx.q, conciergerieId, id, { deleted_at: at, updated_at: at })
    await removePostings(tx.q, conciergerieId, id)
    await this.#events.append(tx, { conciergerieId, topic: 'faqs', id })
  }

  /** Undoes a deletion; of a FAQ that is there already, it changes nothing. */
  async restore(tx: Tx, conciergerieId: number, id: number): Promise<void> {
    const row = await store.lockFaq(tx.q, conciergerieId, id)
    if (!row) throw notFound()
    await store.updateFaq(tx.q, conciergerieId, id, { deleted_at: null, updated_at: this.#now().toISOString() })
    await this.#setAliases(tx, conciergerieId, id, row, await this.#wordingsOf(tx, conciergerieId, id))
  }

  async #setAliases(
    tx: Tx,
    conciergerieId: number,
    id: number,
    fields: FaqFields,
    wordings: readonly string[],
  ): Promise<void> {
    const aliases = makeAliases(fields.question, wordings)
    await store.replaceAliases(tx.q, conciergerieId, id, aliases)
    await this.#index(tx, conciergerieId, id, fields, aliases)
  }

  async #index(
    tx: Tx,
    conciergerieId: number,
    id: number,
    fields: FaqFields,
    aliases: readonly Alias[],
  ): Promise<void> {
    const { question, answer, locale } = fields
    await replacePostings(tx.q, conciergerieId, {
      id,
      question,
      answer,
      locale,
      aliases: aliases.map(({ text }) => text),
    })
    await this.#events.append(tx, { conciergerieId, topic: 'faqs', id })
  }

  async #keepVersion(
    tx: Tx,
    conciergerieId: number,
    id: number,
    version: number,
    fields: FaqFields,
    by: string,
  ): Promise<void> {
    const { question, answer } = fields
    const at = this.#now().toISOString()
    await store.insertVersion(tx.q, { conciergerie_id: conciergerieId, faq_id: id, version, question, answer, by, at })
  }

  async #find(tx: Tx, conciergerieId: number, id: number): Promise<FaqRow> {
    const row = await store.lockFaq(tx.q, conciergerieId, id)
    if (!row || row.deleted_at !== null) throw notFound()
    return row
  }

  async #wordingsOf(tx: Tx, conciergerieId: number, id: number): Promise<string[]> {
    return (await store.listAliases(tx.q, conciergerieId, [id])).map(({ text }) => text)
  }
}
