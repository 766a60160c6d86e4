import type { Client, TimelineItem, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor, encodeCursor } from '#src/db/page.ts'
import { AppError } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { searchTerms } from '#src/text/search-terms.ts'
import { words } from './locales/error-words.ts'
import { searchClients } from './client-search.store.ts'
import { describeChange } from './client-change.ts'
import type { ClientChange } from './client-change.ts'
import * as store from './clients.store.ts'
import type { ClientRow } from './clients.store.ts'
import { ClientRegistry } from './client-registry.ts'
import { presentClient } from './present.ts'
import { readPhone } from './read-phone.ts'
import { listCalls, listLeftMessages, listOrders, listReservations } from './timeline-desk.store.ts'
import { listMessageDays, listNotes, listQuestions } from './timeline.store.ts'

type LookUp = z.output<typeof api.clients.lookUp.body>

interface Page {
  cursor?: string | undefined
  limit?: number | undefined
}

const endOfTime = '9999'
const fullPage = 50

/** The cards of a house's clients. */
export class ClientsService {
  readonly #db: Database
  readonly #events: Events
  readonly #now: Clock
  readonly #registry: ClientRegistry

  constructor({ db, events, now }: { db: Database; events: Events; now: Clock }) {
    this.#db = db
    this.#events = events
    this.#now = now
    this.#registry = new ClientRegistry({ events, now })
  }

  async list(conciergerieId: number, { q, cursor, limit = fullPage }: Page & { q?: string | undefined }) {
    const after = cursor ? decodeCursor(cursor, ['string', 'number'] as const) : null
    const search = q === undefined || q.trim() === '' ? null : searchTerms(q)
    if (q !== undefined && q.trim() !== '' && search === null) return { items: [], nextCursor: null }
    const { rows, stoppedAt } =
      search === null
        ? { rows: await store.listClients(this.#db.read, conciergerieId, after, limit + 1), stoppedAt: null }
        : await searchClients(this.#db.read, conciergerieId, search, after, limit + 1)
    const present = await this.#presenter(conciergerieId, rows.slice(0, limit))
    const page = cutPage(rows, limit, present, (row) => [row.last_seen_at ?? '', row.id])
    return { items: page.items, nextCursor: page.nextCursor ?? (stoppedAt && encodeCursor(stoppedAt)) }
  }

  async read(conciergerieId: number, id: number): Promise<Client> {
    const row = authorize({ conciergerieId }, await store.findClient(this.#db.read, conciergerieId, id))
    const present = await this.#presenter(conciergerieId, [row])
    return present(row)
  }

  async update(actor: HouseActor, id: number, change: ClientChange): Promise<Client> {
    const { conciergerieId } = actor
    await this.#db.write(async (tx) => {
      const row = authorize(actor, await store.lockClient(tx.q, conciergerieId, id))
      const { phone: said } = change
      const phone = typeof said === 'string' ? await this.#registry.claimPhone(tx, conciergerieId, id, said) : said
      await store.updateClient(
        tx.q,
        conciergerieId,
        id,
        describeChange(row, { ...change, phone }, this.#now().toISOString()),
      )
      await this.#announce(tx, conciergerieId, id)
    })
    return this.read(conciergerieId, id)
  }

  /**
   * A client by number, or a new card: how telephones and apps say who calls.
   * @throws AppError invalid
   */
  async lookUp(conciergerieId: number, caller: LookUp): Promise<{ client: Client; created: boolean }> {
    const given = caller.phone ?? caller.phoneNumber
    if (given === undefined) throw new AppError('invalid', words.noPhone, { fields: { phone: words.noPhoneField } })
    const name = caller.name ?? [caller.firstName, caller.lastName].filter(Boolean).join(' ')
    const who = { phone: readPhone(given), name: name || null, email: caller.email || null }
    const { id, created } = await this.#db.write((tx) => this.#registry.ensureByPhone(tx, conciergerieId, who))
    return { client: await this.read(conciergerieId, id), created }
  }

  /** The client's own word on being written to. @returns false when that was known */
  async setOptedOut(tx: Tx, conciergerieId: number, id: number, optedOut: boolean): Promise<boolean> {
    const at = optedOut ? this.#now().toISOString() : null
    if (!(await store.markOptedOut(tx.q, conciergerieId, id, at))) return false
    await this.#announce(tx, conciergerieId, id)
    return true
  }

  /** Proof that the client was told that an AI answers, and the language they write in. */
  async noteReply(
    tx: Tx,
    conciergerieId: number,
    id: number,
    { disclosed, language }: { disclosed: boolean; language: string | null },
  ): Promise<void> {
    // the answer took its time: somebody may have said meanwhile what the client speaks
    const isUnknown = language !== null && (await store.lockClient(tx.q, conciergerieId, id))?.language === null
    const change = {
      ...(disclosed && { ai_disclosed_at: this.#now().toISOString() }),
      ...(isUnknown && { language }),
    }
    if (Object.keys(change).length === 0) return
    await store.updateClient(tx.q, conciergerieId, id, change)
    await this.#announce(tx, conciergerieId, id)
  }

  async timeline(
    conciergerieId: number,
    id: number,
    { cursor, limit = fullPage }: Page,
  ): Promise<{ items: TimelineItem[]; nextCursor: string | null }> {
    authorize({ conciergerieId }, await store.findClient(this.#db.read, conciergerieId, id))
    const [before] = cursor ? decodeCursor(cursor, ['string'] as const) : [endOfTime]
    const lists = await Promise.all(
      [listMessageDays, listNotes, listQuestions, listReservations, listOrders, listLeftMessages, listCalls].map(
        (list) => list(this.#db.read, { house: conciergerieId, clientId: id, before, limit: limit + 1 }),
      ),
    )
    const rows = lists.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1))
    return cutPage(
      rows,
      limit,
      (row) => row,
      (row) => [row.at],
    )
  }

  async #announce(tx: Tx, conciergerieId: number, id: number): Promise<void> {
    await this.#events.append(tx, { conciergerieId, topic: 'clients', id })
  }

  async #presenter(conciergerieId: number, rows: readonly ClientRow[]): Promise<(row: ClientRow) => Client> {
    if (rows.length === 0) return (row) => presentClient(row, [], [])
    const ids = rows.map(({ id }) => id)
    const [identities, threads] = await Promise.all([
      store.listIdentitiesOf(this.#db.read, conciergerieId, ids),
      store.listConversationIds(this.#db.read, conciergerieId, ids),
    ])
    const identitiesOf = Map.groupBy(identities, (identity) => identity.client_id)
    const threadsOf = Map.groupBy(threads, (thread) => thread.client_id)
    return (row) =>
      presentClient(
        row,
        (identitiesOf.get(row.id) ?? []).map(({ kind, value }) => ({ kind, value })),
        (threadsOf.get(row.id) ?? []).map(({ id }) => id),
      )
  }
}
