import type { Availability, Reservation, ReservationAction, ReservationEvent } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { BookingService } from './booking.service.ts'
import type { ChangingService } from './changing.service.ts'
import type { Author, BookingRequest, Change, ReservationDesk, Wish } from './ports.ts'
import type { ReadingService } from './reading.service.ts'
import { noteRecap } from './reservations.store.ts'
import type { TransitionsService } from './transitions.service.ts'

interface DeskParts {
  db: Database
  now: Clock
  booking: BookingService
  changing: ChangingService
  transitions: TransitionsService
  reading: ReadingService
}

/** The one door to reservations: whoever books, by whatever way, comes through here. */
export class ReservationsService implements ReservationDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** @param locale of the one who reads the message; the house's when left out */
  check(conciergerieId: number, wish: Wish, locale?: string): Promise<Availability> {
    return this.#parts.reading.check(conciergerieId, wish, locale)
  }

  async book(author: Author, request: BookingRequest): Promise<Reservation> {
    return this.read(author.conciergerieId, await this.#parts.booking.book(author, request))
  }

  async confirmHold(
    author: Author,
    id: number,
    { consentMessageId }: { consentMessageId: number | null },
  ): Promise<Reservation> {
    return this.read(author.conciergerieId, await this.#parts.booking.confirmHold(author, id, consentMessageId))
  }

  async noteRecap({ conciergerieId }: Author, id: number): Promise<void> {
    const { db, now } = this.#parts
    const noted = await db.write((tx) => noteRecap(tx.q, conciergerieId, id, now().toISOString()))
    if (!noted) throw notFound()
  }

  async change(author: Author, id: number, change: Change): Promise<Reservation> {
    await this.#parts.changing.change(author, id, change)
    return this.read(author.conciergerieId, id)
  }

  /** What a change would cost, in cents more (or less); nothing is done. Null where there is no price. */
  async preview(
    author: Author,
    id: number,
    change: Change,
  ): Promise<{ reservation: Reservation; differenceCents: number | null }> {
    const reservation = await this.read(author.conciergerieId, id)
    const { totalCents } = await this.#parts.changing.preview(author, id, change)
    const before = reservation.totalCents
    return { reservation, differenceCents: totalCents === null || before === null ? null : totalCents - before }
  }

  async act(
    author: Author,
    id: number,
    action: Exclude<ReservationAction, 'move'>,
    options: { revision?: number | undefined; reason?: string | undefined } = {},
  ): Promise<Reservation> {
    await this.#parts.transitions.act(author, id, action, options)
    return this.read(author.conciergerieId, id)
  }

  read(conciergerieId: number, id: number): Promise<Reservation> {
    return this.#parts.reading.read(conciergerieId, id)
  }

  history(conciergerieId: number, id: number): Promise<ReservationEvent[]> {
    return this.#parts.reading.history(conciergerieId, id)
  }

  listOfClient(conciergerieId: number, clientId: number): Promise<Reservation[]> {
    return this.#parts.reading.listOfClient(conciergerieId, clientId)
  }

  findByCode(conciergerieId: number, code: string): Promise<Reservation | null> {
    return this.#parts.reading.findByCode(conciergerieId, code)
  }
}
