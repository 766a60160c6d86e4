import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Booker, Outcome } from './booker.ts'
import { mayDecide } from './choosing.ts'
import { verdict } from './engine/verdict.ts'
import { expireHold, expireLapsed, isLapsed } from './holds.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import type { Ledger } from './ledger.ts'
import { touchStay } from './occupancy-versions.ts'
import type { Author, BookingRequest } from './ports.ts'
import { holdExpired, invalidTransition, priceChanged } from './refusals.ts'
import type { Refuser } from './refuser.ts'
import * as store from './reservations.store.ts'
import type { Snapshots } from './snapshots.ts'
import type { WaitlistOffers } from './waitlist-offers.ts'
import { noteOfferGone } from './waitlist.store.ts'

export interface BookingParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
  ledger: Ledger
  booker: Booker
  offers: WaitlistOffers
  refuser: Refuser
}

/** How often a booking that lost a race is tried again before it counts as refused. */
const maxTries = 5

/** Bookings come to be here, at once or as an option that is confirmed later. */
export class BookingService {
  readonly #parts: BookingParts

  constructor(parts: BookingParts) {
    this.#parts = parts
  }

  /** @returns the reservation's id; the same for the same idempotency key */
  async book(author: Author, request: BookingRequest): Promise<number> {
    const { db, houses, refuser } = this.#parts
    const house = await houses.read(author.conciergerieId)
    const outcome = await this.#bookAgainAndAgain(house.id, (tx) => this.#bookIn(tx, author, house, request))
    if ('id' in outcome) return outcome.id
    if ('priceChanged' in outcome) {
      const { quote, type } = outcome.priceChanged
      throw priceChanged(quote, type.currency)
    }
    const { refused, overridable } = outcome
    throw await refuser.refuse(db.read, { author, house, verdict: refused, overridable, ...request })
  }

  /** A hold becomes a reservation, once. */
  async confirmHold(author: Author, id: number, consentMessageId: number | null): Promise<number> {
    const { writer, houses } = this.#parts
    const house = await houses.read(author.conciergerieId)
    const lapsed = await writer.write(house.id, (tx) => this.#confirmIn(tx, author, house, id, consentMessageId))
    if (lapsed) throw holdExpired()
    return id
  }

  /** A unique violation (PostgreSQL) means that nothing was booked: somebody took the place, the code or the key first. */
  async #bookAgainAndAgain(house: number, run: (tx: Tx) => Promise<Outcome>): Promise<Outcome> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#parts.writer.write(house, run)
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        if (tries === maxTries) return { refused: verdict('full'), overridable: false }
      }
    }
  }

  async #bookIn(tx: Tx, author: Author, house: House, request: BookingRequest): Promise<Outcome> {
    const { now, snapshots, ledger, booker, offers } = this.#parts
    const at = now()
    const { idempotencyKey: key, conversationId: conversation } = request
    const before = await store.readBeforehand(tx.q, { house: house.id, key, conversation, now: at.toISOString() })
    if (before.known !== null) return { id: before.known }
    if (before.conversation !== conversation) throw notFound()
    const question = await snapshots.ask(tx.q, house, at, before.version ?? 0)
    const gone = before.lapsed === null ? [] : await expireLapsed(tx, ledger, house.id, at)
    const outcome = await booker.book(tx, author, question, request)
    await offers.offer(tx, question, gone)
    return outcome
  }

  /** @returns true when the hold had lapsed: that is written down, so it is no error yet */
  async #confirmIn(
    tx: Tx,
    author: Author,
    house: House,
    id: number,
    consentMessageId: number | null,
  ): Promise<boolean> {
    const { now, snapshots, ledger, offers } = this.#parts
    const row = await store.findReservation(tx.q, house.id, id)
    if (!row) throw notFound()
    const question = await snapshots.ask(tx.q, house, now())
    if (row.status === 'expired') return true
    if (row.status !== 'held') throw invalidTransition(row.status)
    if (isLapsed(row, question.at)) {
      await expireHold(tx, ledger, row, question.at)
      await offers.offer(tx, question, [row])
      return true
    }
    const type = question.inventory.unitTypes.find((one) => one.id === row.unit_type_id)
    const to = (type?.autoConfirm ?? true) || mayDecide(author) ? 'confirmed' : 'requested'
    const at = question.at.toISOString()
    const changes = { status: to, hold_expires_at: null, consent_message_id: consentMessageId, updated_at: at }
    const expected = { house: house.id, id, status: 'held', revision: row.revision }
    if (!(await store.swap(tx.q, expected, changes))) throw invalidTransition(row.status)
    touchStay(tx, row)
    await ledger.note(tx, author, row, { type: 'status', from: 'held', to }, to)
    if (await noteOfferGone(tx.q, house.id, id, 'converted', at)) await ledger.announce(tx, house.id, 'waitlist', null)
    return false
  }
}
