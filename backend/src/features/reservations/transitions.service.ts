import type { ReservationStatus } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { choose } from './choosing.ts'
import { quarterOf } from './engine/calendar.ts'
import { keepsPlace, stepFrom } from './engine/statuses.ts'
import type { Transition } from './engine/statuses.ts'
import { verdict } from './engine/verdict.ts'
import type { Verdict } from './engine/verdict.ts'
import { expireHold, isLapsed } from './holds.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import type { Ledger } from './ledger.ts'
import { releaseBuckets } from './occupancy.store.ts'
import { touchStay } from './occupancy-versions.ts'
import { takePlace, wishOf } from './placing.ts'
import type { Author, Wish } from './ports.ts'
import { holdExpired, invalidTransition, stale } from './refusals.ts'
import type { Refuser } from './refuser.ts'
import * as store from './reservations.store.ts'
import type { Question, Snapshots } from './snapshots.ts'
import type { WaitlistOffers } from './waitlist-offers.ts'
import { noteOfferGone } from './waitlist.store.ts'

export interface ActOptions {
  /** The revision that was read. */
  revision?: number | undefined
  reason?: string | undefined
}

interface TransitionParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
  ledger: Ledger
  offers: WaitlistOffers
  refuser: Refuser
}

interface Step {
  author: Author
  row: store.ReservationRow
  action: Transition
  to: ReservationStatus
  question: Question
  reason: string | undefined
}

type Outcome = 'done' | 'lapsed' | { refused: Verdict; wish: Wish }

const forbidden = { fr: 'Vous n’avez pas le droit de faire cela.', en: 'You are not allowed to do this.' }

/** Moves reservations along their states, each step once. */
export class TransitionsService {
  readonly #parts: TransitionParts

  constructor(parts: TransitionParts) {
    this.#parts = parts
  }

  async act(author: Author, id: number, action: Transition, options: ActOptions = {}): Promise<void> {
    if (!mayAct(author, action)) throw new AppError('forbidden', forbidden)
    const { db, houses, refuser } = this.#parts
    const house = await houses.read(author.conciergerieId)
    const outcome = await this.#runAgainWhenTaken(house.id, (tx) => this.#actIn(tx, author, house, id, action, options))
    if (outcome === 'lapsed') throw holdExpired()
    if (outcome === 'done') return
    const { refused, wish } = outcome
    throw await refuser.refuse(db.read, { author, house, verdict: refused, wish, unitId: null })
  }

  /** Taking a place again may lose a race on PostgreSQL: looked at once more, it is taken. */
  async #runAgainWhenTaken(house: number, run: (tx: Tx) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await this.#parts.writer.write(house, run)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return this.#parts.writer.write(house, run)
    }
  }

  async #actIn(
    tx: Tx,
    author: Author,
    house: House,
    id: number,
    action: Transition,
    { revision, reason }: ActOptions,
  ): Promise<Outcome> {
    const { now, snapshots, ledger, offers } = this.#parts
    const row = await store.findReservation(tx.q, house.id, id)
    if (!row) throw notFound()
    const question = await snapshots.ask(tx.q, house, now())
    if (revision !== undefined && revision !== row.revision) throw stale()
    if (isLapsed(row, question.at)) {
      await expireHold(tx, ledger, row, question.at)
      await offers.offer(tx, question, [row])
      return 'lapsed'
    }
    const to = stepFrom(stateOf(row), action, question.moment)
    if (to === null) throw invalidTransition(row.status)
    return this.#step(tx, { author, row, action, to, question, reason })
  }

  async #step(tx: Tx, step: Step): Promise<Outcome> {
    const { ledger } = this.#parts
    const { author, row, to, question, reason } = step
    const from = row.status as ReservationStatus
    const retaken = !keepsPlace(from) && keepsPlace(to) ? await this.#takeAgain(tx, step) : null
    if (retaken) return retaken
    const expected = { house: question.house.id, id: row.id, status: from, revision: row.revision }
    if (!(await store.swap(tx.q, expected, changesOf(step)))) throw stale()
    touchStay(tx, row)
    const data = reason === undefined ? {} : { reason }
    await ledger.note(tx, author, row, { type: 'status', from, to, data }, to)
    await this.#settleOffer(tx, step)
    await this.#release(tx, step)
    return 'done'
  }

  /** Somebody who did not come has come after all: only if there is still a place. */
  async #takeAgain(tx: Tx, { row, question }: Step): Promise<Outcome | null> {
    const { snapshots, ledger } = this.#parts
    const type = question.inventory.unitTypes.find(({ id }) => id === row.unit_type_id)
    const wish = wishOf(row, type?.code ?? '')
    const choice = await choose(snapshots, tx.q, question, wish, { unitId: null, lenient: true })
    if (!choice.candidate) return { refused: choice.verdict ?? verdict('full'), wish }
    await takePlace(tx, ledger, question, row.id, wish, choice.candidate)
    return null
  }

  async #settleOffer(tx: Tx, { row, to, question }: Step): Promise<void> {
    if (row.status !== 'held') return
    const fate = to === 'confirmed' ? 'converted' : 'cancelled'
    const gone = await noteOfferGone(tx.q, question.house.id, row.id, fate, question.at.toISOString())
    if (gone) await this.#parts.ledger.announce(tx, question.house.id, 'waitlist', null)
  }

  async #release(tx: Tx, { row, to, question }: Step): Promise<void> {
    if (keepsPlace(to)) return
    const { house, moment } = question
    // who has left keeps what is past: the history of the planning
    const from = to === 'completed' ? (row.kind === 'stay' ? moment.today : quarterOf(moment.now)) : ''
    await releaseBuckets(tx, house.id, row.id, from)
    await this.#parts.offers.offer(tx, question, [row])
  }
}

/** Clients, and machines that speak for them, only ever cancel; the rest is the house's. */
const mayAct = ({ kind }: Author, action: Transition) =>
  action === 'cancel' || kind === 'person' || kind === 'key' || kind === 'system'

const stateOf = (row: store.ReservationRow) => ({
  kind: row.kind,
  status: row.status as ReservationStatus,
  startsAt: row.starts_at,
  businessDate: row.business_date,
})

function changesOf({ author, to, question, reason }: Step): store.ReservationChanges {
  const changes = { status: to, hold_expires_at: null, updated_at: question.at.toISOString() }
  if (to !== 'cancelled' && to !== 'declined') return changes
  return { ...changes, cancelled_by: author.name, cancel_reason: reason ?? null }
}
