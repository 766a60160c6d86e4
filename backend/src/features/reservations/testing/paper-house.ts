import type {
  ComboInfo,
  Inventory,
  RuleInfo,
  ServiceInfo,
  UnitInfo,
  UnitTypeInfo,
} from '#src/features/inventory/inventory.ts'
import type { MovableStay } from '../engine/reshuffle.ts'
import { Board } from '../engine/board.ts'
import type { Holder, Span } from '../engine/board.ts'
import { eachNight, nightsOf, quartersOf } from '../engine/calendar.ts'
import { Covers, noCovers } from '../engine/covers.ts'
import type { Arrivals } from '../engine/covers.ts'
import { bestCandidate, evaluate } from '../engine/evaluate.ts'
import type { Candidate, Evaluation, Snapshot } from '../engine/evaluate.ts'
import { gapNights } from '../engine/place-stay.ts'
import { nearestVerdict } from '../engine/verdict.ts'
import type { Verdict } from '../engine/verdict.ts'
import type { StayWish, Wish } from '../ports.ts'

/** A house that exists on paper only: what the engine is tried on. */
export const unitType = (more: Partial<UnitTypeInfo> & { id: number }): UnitTypeInfo => ({
  kind: 'stay',
  code: `type${more.id}`,
  name: `Type ${more.id}`,
  description: null,
  maxParty: 2,
  maxAdults: null,
  maxChildren: null,
  basePriceCents: 10_000,
  currency: 'EUR',
  cleaningFeeCents: 0,
  cityTaxMode: 'fixed',
  cityTaxCents: 0,
  cityTaxBasisPoints: null,
  cityTaxCapCents: null,
  checkInTime: null,
  checkOutTime: null,
  minNights: 1,
  maxNights: null,
  minNoticeMinutes: 0,
  maxAdvanceDays: 365,
  autoConfirm: true,
  ...more,
})

export const unit = (id: number, unitTypeId: number, more: Partial<UnitInfo> = {}): UnitInfo => ({
  id,
  unitTypeId,
  name: String(id),
  minParty: 1,
  maxParty: 2,
  priority: 0,
  ...more,
})

export const combo = (id: number, unitIds: number[], more: Partial<ComboInfo> = {}): ComboInfo => ({
  id,
  unitTypeId: 1,
  name: '',
  unitIds,
  minParty: 1,
  maxParty: 8,
  ...more,
})

export const service = (more: Partial<ServiceInfo> & { id: number }): ServiceInfo => ({
  name: 'Dîner',
  weekdays: 127,
  firstSeating: '19:00',
  lastSeating: '22:00',
  slotMinutes: 15,
  bufferMinutes: 0,
  turnTimes: [
    { max: 2, minutes: 90 },
    { max: 4, minutes: 105 },
    { max: 99, minutes: 150 },
  ],
  maxCovers: null,
  pacingCovers: null,
  pacingParties: null,
  unitTypeIds: null,
  ...more,
})

let ruleId = 0
export const rule = (dateFrom: string, dateTo: string, more: Partial<RuleInfo> = {}): RuleInfo => ({
  id: ++ruleId,
  unitTypeId: null,
  serviceId: null,
  dateFrom,
  dateTo,
  weekdays: 127,
  closed: null,
  priceCents: null,
  minNights: null,
  maxNights: null,
  closedToArrival: null,
  closedToDeparture: null,
  unitsLimit: null,
  openFrom: null,
  openTo: null,
  label: null,
  ...more,
})

const inventory = (more: Partial<Inventory>): Inventory => ({
  conciergerieId: 1,
  version: 1,
  unitTypes: [unitType({ id: 1 })],
  units: [],
  combos: [],
  services: [],
  rules: [],
  ...more,
})

/** What is held: nights, or quarters of an hour. */
interface Held extends Span {
  id: number
  units: number[]
  share: number
  /** Pinned, begun, or a block. */
  fixed: boolean
}

/** Bookings kept in memory by the engine alone, read stretch by stretch as the database is. */
export class PaperHouse {
  readonly inventory: Inventory
  readonly now: string
  readonly held = new Map<number, Held>()
  arrivals: Arrivals[] = []

  constructor(content: Partial<Inventory>, now = '2027-01-01T10:00') {
    this.inventory = inventory(content)
    this.now = now
  }

  /** What is known of some buckets; of all when none are given. */
  snapshot(known: Span = { from: -Infinity, to: Infinity }): Snapshot {
    const board = new Board()
    const movable = new Map<Holder, MovableStay>()
    for (const one of this.held.values()) {
      if (one.from >= known.to || one.to <= known.from) continue
      const run = { holder: one.id, from: Math.max(one.from, known.from), to: Math.min(one.to, known.to) }
      for (const unitId of one.units) board.hold(unitId, run)
      if (!one.fixed) movable.set(one.id, one)
    }
    const covers = this.arrivals.length === 0 ? noCovers : new Covers(this.arrivals)
    const moment = { now: this.now, today: this.now.slice(0, 10) }
    return { inventory: this.inventory, board, known, movable: () => movable, covers, moment }
  }

  /** Asks as the services do: a little first, more when the engine must see further. */
  evaluate(wish: Wish, lenient = false): Evaluation {
    const { from, to } = wish.kind === 'stay' ? nightsOf(wish) : { from: -Infinity, to: Infinity }
    const { candidates } = evaluate(this.snapshot({ from: from - gapNights, to: to + gapNights }), wish, lenient)
    return { candidates: candidates.map((candidate) => this.#settle(wish, lenient, candidate)) }
  }

  #settle(wish: Wish, lenient: boolean, candidate: Candidate): Candidate {
    if (candidate.look === null) return candidate
    const snapshot = this.snapshot(candidate.look)
    const [next] = evaluate(snapshot, { ...wish, unitType: candidate.type.code }, lenient).candidates
    if (!next) throw new Error('a type that was asked about is gone')
    return this.#settle(wish, lenient, next)
  }

  verdictOn(wish: Wish): Verdict | null {
    const { candidates } = this.evaluate(wish)
    if (candidates.some(({ place }) => place !== null)) return null
    return nearestVerdict(candidates.flatMap(({ verdict }) => (verdict === null ? [] : [verdict])))
  }

  /** @returns null when it was refused */
  book(wish: Wish, { fixed = false } = {}): Held | null {
    const candidate = bestCandidate(this.evaluate(wish))
    return candidate?.place ? this.#hold(wish, candidate, fixed) : null
  }

  /** Takes a unit out, or pins a stay in it: what nobody moves. */
  put(unitId: number, from: string, to: string, { block = false } = {}): void {
    const id = (this.held.size + 1) * (block ? -1 : 1)
    this.held.set(id, { id, ...nightsOf({ from, to }), units: [unitId], share: 1, fixed: true })
  }

  #hold(wish: Wish, { place, seating }: Candidate, fixed: boolean): Held {
    for (const [id, moves] of Map.groupBy(place?.moves ?? [], ({ reservationId }) => reservationId)) {
      const moved = this.held.get(id)
      if (!moved || moved.fixed) throw new Error('what may not move was moved')
      // a stay of several rooms leaves all of them at once
      const target = new Map(moves.map(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
      moved.units = moved.units.map((unitId) => target.get(unitId) ?? unitId)
    }
    const id = this.held.size + 1
    const span = wish.kind === 'stay' ? nightsOf(wish) : quartersOf(seating?.startsAt ?? '', seating?.busyUntil ?? '')
    const share = wish.kind === 'stay' ? Math.ceil(wish.partySize / wish.quantity) : wish.partySize
    const held = { id, ...span, units: [...(place?.units ?? [])], share, fixed }
    this.held.set(id, held)
    return held
  }

  /** @throws when two hold one unit at once */
  assertNothingTwice(): void {
    const seen = new Set<string>()
    for (const { units, from, to } of this.held.values())
      for (const unitId of units)
        for (let bucket = from; bucket < to; bucket++) {
          const key = `${unitId} ${bucket}`
          if (seen.has(key)) throw new Error(`${key} is held twice`)
          seen.add(key)
        }
  }
}

/** The optimum that counting per night allows: what rooms that are alike, and guests who may move, can take. */
export class NightCounter {
  readonly #rooms: number
  readonly #sold = new Map<string, number>()

  constructor(rooms: number) {
    this.#rooms = rooms
  }

  sell({ from, to, quantity }: Pick<StayWish, 'from' | 'to' | 'quantity'>): boolean {
    const nights = eachNight(from, to)
    if (nights.some((night) => (this.#sold.get(night) ?? 0) + quantity > this.#rooms)) return false
    for (const night of nights) this.#sold.set(night, (this.#sold.get(night) ?? 0) + quantity)
    return true
  }
}
