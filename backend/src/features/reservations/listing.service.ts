import type { Reservation } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { decodeCursor, encodeCursor } from '#src/db/page.ts'
import { notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { presentBefore } from './before.ts'
import * as store from './listing.store.ts'
import type { ListFilter, ListKey } from './listing.store.ts'
import { presentReservations } from './present.ts'
import type { NamedRow } from './reservations.store.ts'
import { momentOf } from './snapshots.ts'

export interface ListQuery extends Omit<ListFilter, 'date'> {
  date?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

interface ListingParts {
  db: Database
  now: Clock
  houses: Pick<ConciergeriesService, 'read'>
}

const mostExported = 5_000
const exportedAtOnce = 500

/** Reservations by dates, by the views of a day, by words: for screens, exports and earlier systems. */
export class ListingService {
  readonly #parts: ListingParts

  constructor(parts: ListingParts) {
    this.#parts = parts
  }

  /** @throws AppError invalid for a strange cursor */
  async list(conciergerieId: number, query: ListQuery) {
    const limit = query.limit ?? 50
    const after =
      query.cursor === undefined ? null : decodeCursor(query.cursor, ['string', 'string', 'number'] as const)
    const { rows, items } = await this.#read(conciergerieId, query, after, limit + 1)
    const last = rows[limit - 1]
    const nextCursor = rows.length > limit && last ? encodeCursor(keyOf(last)) : null
    return { items: items.slice(0, limit), nextCursor }
  }

  /** The same list in pieces, 5,000 rows at most: an export never holds them all. */
  async *exportAll(conciergerieId: number, query: ListQuery): AsyncGenerator<Reservation[]> {
    let after: ListKey | null = null
    for (let done = 0; done < mostExported; done += exportedAtOnce) {
      const { rows, items }: Read = await this.#read(conciergerieId, query, after, exportedAtOnce)
      yield items
      const last = rows.at(-1)
      if (last === undefined || rows.length < exportedAtOnce) return
      after = keyOf(last)
    }
  }

  /** In the words of an earlier system, oldest first; the newest 5,000 when there are more. */
  async listBefore(conciergerieId: number) {
    const q = this.#parts.db.read
    const [total, rows] = await Promise.all([
      store.countBefore(q, conciergerieId),
      store.listBefore(q, conciergerieId, mostExported),
    ])
    return { total, reservations: rows.toReversed().map(presentBefore) }
  }

  /** @throws AppError not_found */
  async readBefore(conciergerieId: number, id: number) {
    const row = await store.findBefore(this.#parts.db.read, conciergerieId, id)
    if (!row) throw notFound()
    return presentBefore(row)
  }

  async #read(conciergerieId: number, query: ListQuery, after: ListKey | null, limit: number): Promise<Read> {
    const { db, now, houses } = this.#parts
    const { timezone } = await houses.read(conciergerieId)
    const moment = momentOf(timezone, now())
    const filter = { ...query, date: query.date ?? moment.today }
    const rows = await store.listReservations(db.read, conciergerieId, filter, after, limit)
    return { rows, items: await presentReservations(db.read, conciergerieId, rows, moment) }
  }
}

interface Read {
  rows: NamedRow[]
  items: Reservation[]
}

const keyOf = ({ business_date, starts_at, id }: NamedRow): ListKey => [business_date, starts_at, id]
