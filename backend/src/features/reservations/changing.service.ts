import type { ReservationStatus } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { notFound } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { choose, mayDecide } from './choosing.ts'
import type { Choice } from './choosing.ts'
import { describeDifference } from './differences.ts'
import { keepsPlace } from './engine/statuses.ts'
import { verdict } from './engine/verdict.ts'
import type { Verdict } from './engine/verdict.ts'
import { isLapsed } from './holds.ts'
import { describeLifted, newlyBroken } from './lifted-rules.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import type { Ledger } from './ledger.ts'
import { releaseBuckets } from './occupancy.store.ts'
import { touchStay } from './occupancy-versions.ts'
import { describePlace, takePlace, wishOf } from './placing.ts'
import type { Author, Change, Wish } from './ports.ts'
import { holdExpired, invalidField, invalidTransition, stale } from './refusals.ts'
import type { Refuser } from './refuser.ts'
import * as store from './reservations.store.ts'
import type { Question, Snapshots } from './snapshots.ts'
import type { WaitlistOffers } from './waitlist-offers.ts'

interface ChangingParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
  ledger: Ledger
  offers: WaitlistOffers
  refuser: Refuser
}

interface Subject {
  author: Author
  row: store.ReservationRow
  change: Change
  question: Question
}

/** A change that cannot be made, thrown to roll back what was tried. */
class Refused extends Error {
  readonly verdict: Verdict
  readonly wish: Wish
  readonly overridable: boolean

  constructor(said: Verdict, wish: Wish, overridable: boolean) {
    super('refused')
    this.verdict = said
    this.wish = wish
    this.overridable = overridable
  }
}

/** What a change would make of a reservation, thrown to roll it back. */
class Previewed extends Error {
  readonly changes: store.ReservationChanges

  constructor(changes: store.ReservationChanges) {
    super('previewed')
    this.changes = changes
  }
}

/** Moves, extends and amends reservations, in place: what they held is theirs until what they want is. */
export class ChangingService {
  readonly #parts: ChangingParts

  constructor(parts: ChangingParts) {
    this.#parts = parts
  }

  async change(author: Author, id: number, change: Change): Promise<void> {
    await this.#attempt(author, change, (tx, house) => this.#changeIn(tx, author, house, id, change))
  }

  /** What the total would become; nothing is done. @returns cents, null without a price */
  async preview(author: Author, id: number, change: Change): Promise<{ totalCents: number | null }> {
    try {
      await this.#attempt(author, change, async (tx, house) => {
        throw new Previewed(await this.#changeIn(tx, author, house, id, change))
      })
    } catch (error) {
      if (error instanceof Previewed) return { totalCents: error.changes.total_cents ?? null }
      throw error
    }
    throw new Error('a preview that was not rolled back')
  }

  async #attempt(author: Author, change: Change, run: (tx: Tx, house: House) => Promise<unknown>): Promise<void> {
    const { db, writer, houses, refuser } = this.#parts
    const house = await houses.read(author.conciergerieId)
    const write = () => writer.write(house.id, (tx) => run(tx, house))
    try {
      await write().catch((error: unknown) => {
        // PostgreSQL: somebody else was faster; looked at once more, the place is taken
        if (isUniqueViolation(error)) return write()
        throw error
      })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { verdict: said, wish, overridable } = error
      throw await refuser.refuse(db.read, { author, house, verdict: said, wish, unitId: change.unitId, overridable })
    }
  }

  /** @returns what was written to the row */
  async #changeIn(
    tx: Tx,
    author: Author,
    house: House,
    id: number,
    change: Change,
  ): Promise<store.ReservationChanges & { total_cents?: number | null | undefined }> {
    const { now, snapshots } = this.#parts
    const row = await store.findReservation(tx.q, house.id, id)
    if (!row) throw notFound()
    const question = await snapshots.ask(tx.q, house, now())
    const subject = { author, row, change, question }
    assertChangeable(subject)
    const move = moves(change) ? await this.#move(tx, subject) : { changes: {}, lifted: null }
    const changes = { ...wordsOf(change), ...move.changes }
    const expected = { house: house.id, id, status: row.status, revision: row.revision }
    const updated = { ...changes, updated_at: question.at.toISOString() }
    if (!(await store.swap(tx.q, expected, updated))) throw stale()
    touchStay(tx, row)
    await this.#note(tx, subject, changes, move.lifted)
    if (moves(change)) await this.#parts.offers.offer(tx, question, [row])
    return { total_cents: row.total_cents, ...changes }
  }

  /** @returns what becomes of the row, and the rule that a person has lifted for it */
  async #move(tx: Tx, subject: Subject): Promise<{ changes: store.ReservationChanges; lifted: Verdict | null }> {
    const { ledger } = this.#parts
    const { author, row, question } = subject
    const wish = wantedBy(subject)
    const held = await releaseBuckets(tx, question.house.id, row.id)
    const own = [...new Set(held.map(({ unitId }) => unitId))]
    const choice = await this.#choose(tx, subject, wish, own)
    if (!choice.candidate) throw new Refused(choice.verdict ?? verdict('full'), wish, false)
    const lifted = mayDecide(author) ? await this.#findLifted(tx, subject, wish, own, choice) : null
    if (lifted !== null && subject.change.override !== true) throw new Refused(lifted, wish, true)
    await takePlace(tx, ledger, question, row.id, wish, choice.candidate)
    const place = describePlace(question, wish, choice.candidate)
    touchStay(tx, { conciergerie_id: row.conciergerie_id, ...place })
    const broken = choice.verdict !== null && !mayDecide(author)
    const changes = {
      ...withoutPrice(place, subject),
      ...(broken && row.status === 'confirmed' && { status: 'requested' }),
      ...(subject.change.unitId !== null && { unit_locked: 1 }),
    }
    return { changes, lifted }
  }

  /** The rule of the house that this change breaks and the booking did not; its buckets are free meanwhile. */
  async #findLifted(
    tx: Tx,
    subject: Subject,
    wish: Wish,
    own: readonly number[],
    { candidate, verdict: said }: Choice,
  ): Promise<Verdict | null> {
    if (said === null || candidate === null) return null
    const { row, question, change } = subject
    const type = question.inventory.unitTypes.find(({ id }) => id === row.unit_type_id)
    const before = wishOf(row, type?.code ?? '')
    const unmoved = { ...subject, change: { ...change, unitId: null } }
    const was = await this.#choose(tx, unmoved, before, own)
    return newlyBroken(question, candidate.type, { wish, said }, { wish: before, said: was.verdict })
  }

  /** Its own room first, where it had one of that type; a rule that a person could lift leads to a request. */
  async #choose(tx: Tx, { author, change, question }: Subject, wish: Wish, own: readonly number[]): Promise<Choice> {
    const { snapshots } = this.#parts
    const lenient = mayDecide(author) || author.kind === 'client' || author.kind === 'ai'
    if (change.unitId !== null) return choose(snapshots, tx.q, question, wish, { unitId: change.unitId, lenient })
    const unit = question.inventory.units.find(({ id }) => id === own[0])
    const type = question.inventory.unitTypes.find(({ id }) => id === unit?.unitTypeId)
    const fits = own.length === 1 && unit && type?.code === wish.unitType && isRightSize(unit, wish)
    if (fits) {
      const same = await choose(snapshots, tx.q, question, wish, { unitId: unit.id, lenient })
      if (same.candidate) return same
    }
    return choose(snapshots, tx.q, question, wish, { unitId: null, lenient })
  }

  async #note(
    tx: Tx,
    { author, row, question }: Subject,
    changes: store.ReservationChanges,
    lifted: Verdict | null,
  ): Promise<void> {
    const { ledger } = this.#parts
    const moved = changes.starts_at !== undefined
    const from = row.status as ReservationStatus
    const to = (changes.status ?? row.status) as ReservationStatus
    const entry = {
      type: moved ? 'moved' : 'changed',
      from,
      to,
      data: { ...describeDifference(row, changes, question), ...describeLifted(lifted) },
    } as const
    const what = to !== from && to === 'requested' ? 'requested' : moved ? 'moved' : 'changed'
    await ledger.note(tx, author, row, entry, what)
  }
}

function assertChangeable({ row, change, question }: Subject): void {
  if (change.revision !== null && change.revision !== row.revision) throw stale()
  if (!moves(change)) return
  if (isLapsed(row, question.at)) throw holdExpired()
  if (!keepsPlace(row.status as ReservationStatus)) throw invalidTransition(row.status)
}

/** Another room of the same type for the same nights costs what was agreed, whatever the rates are today. */
function withoutPrice(place: ReturnType<typeof describePlace>, { row, change }: Subject) {
  if (change.wish !== null || place.unit_type_id !== row.unit_type_id) return place
  const { price_lines, total_cents, city_tax_cents, currency } = row
  return { ...place, price_lines, total_cents, city_tax_cents, currency }
}

const moves = ({ wish, unitId }: Change) => wish !== null || unitId !== null

/** What is wanted now: the wish, of the type that it names, else of the one that it had. */
function wantedBy({ row, change, question }: Subject): Wish {
  const { unitTypes, units } = question.inventory
  const current = unitTypes.find(({ id }) => id === row.unit_type_id)
  const given = units.find(({ id }) => id === change.unitId)
  const type = unitTypes.find(({ id }) => id === given?.unitTypeId) ?? current
  const wish = change.wish ?? wishOf(row, type?.code ?? '')
  if (wish.kind !== row.kind) throw invalidField('kind', ({ wish }) => wish.unit())
  if (row.status === 'checked_in' && wish.kind === 'stay' && wish.from !== row.starts_at)
    throw invalidField('dateFrom', ({ wish }) => wish.checkedIn())
  return { ...wish, unitType: given ? (type?.code ?? wish.unitType) : (wish.unitType ?? current?.code ?? null) }
}

function isRightSize(unit: { minParty: number; maxParty: number }, wish: Wish): boolean {
  if (wish.kind === 'stay') return wish.quantity === 1 && wish.partySize <= unit.maxParty
  return unit.minParty <= wish.partySize && wish.partySize <= unit.maxParty
}

function wordsOf(change: Change): store.ReservationChanges {
  return {
    ...(change.guestName !== null && { guest_name: change.guestName }),
    ...(change.requests !== undefined && { requests: change.requests }),
    ...(change.internalNote !== undefined && { internal_note: change.internalNote }),
    ...(change.occasion !== undefined && { occasion: change.occasion }),
    ...(change.unitLocked !== null && { unit_locked: Number(change.unitLocked) }),
  }
}
