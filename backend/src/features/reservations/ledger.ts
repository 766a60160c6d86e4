import type { ReservationEvent, ReservationStatus } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Author, ReservationListener, ReservationNews } from './ports.ts'
import { insertEvent } from './reservations.store.ts'

interface Subject {
  id: number
  client_id: number
}

interface Entry {
  type: ReservationEvent['type']
  from: ReservationStatus | null
  to: ReservationStatus | null
  data?: Record<string, string>
}

/** What follows from every change, in its transaction: a line of history, a live event, and what others make of it. */
export class Ledger {
  readonly #events: Events
  readonly #now: Clock
  readonly #listeners: readonly ReservationListener[]

  constructor({ events, now, listeners }: { events: Events; now: Clock; listeners: readonly ReservationListener[] }) {
    this.#events = events
    this.#now = now
    this.#listeners = listeners
  }

  /** @param what null: nobody outside is concerned, as when a stay changes rooms before its guests came */
  async note(tx: Tx, author: Author, { id, client_id }: Subject, entry: Entry, what: ReservationNews['what'] | null) {
    const { conciergerieId } = author
    const at = this.#now().toISOString()
    const line = { house: conciergerieId, reservationId: id, at, actor: author.name, data: {}, ...entry }
    const eventId = await insertEvent(tx.q, line)
    await this.#events.append(tx, { conciergerieId, topic: 'reservations', id })
    if (what === null) return
    const news = { conciergerieId, reservationId: id, clientId: client_id, what, from: entry.from, eventId, author }
    for (const listener of this.#listeners) await listener.onChange(tx, news)
  }

  async announce(tx: Tx, conciergerieId: number, topic: 'reservations' | 'waitlist', id: number | null): Promise<void> {
    await this.#events.append(tx, { conciergerieId, topic, id })
  }
}

export const systemAuthor = (conciergerieId: number): Author => ({ conciergerieId, name: 'system', kind: 'system' })
