import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { fold } from '#src/text/fold.ts'
import type { StayWish, TableWish, Wish } from '../ports.ts'
import type { Span } from './board.ts'
import { quartersOf } from './calendar.ts'
import type { Covers } from './covers.ts'
import { fitStay } from './fit-stay.ts'
import type { Place, StayBook } from './fit-stay.ts'
import { noQuote, quoteStay } from './price.ts'
import type { Quote } from './price.ts'
import { placeTable } from './place-table.ts'
import type { Seating } from './services.ts'
import { judgeStay } from './stay-rules.ts'
import { judgeTable } from './table-rules.ts'
import { isSoft, verdict } from './verdict.ts'
import type { Moment, Verdict } from './verdict.ts'

/** All that an answer is computed from. */
export interface Snapshot extends StayBook {
  inventory: Inventory
  covers: Covers
  moment: Moment
}

/** What one type answers to a wish. */
export interface Candidate {
  type: UnitTypeInfo
  /** Why not; of a soft reason that was lifted too. */
  verdict: Verdict | null
  /** Where it would be put; null when it cannot be. */
  place: Place | null
  /** Of a table. */
  seating: Seating | null
  quote: Quote
  /** Nights that must be known, stays that may move included, before this is an answer; null: it is one. */
  look: Span | null
}

export interface Evaluation {
  candidates: Candidate[]
}

/** @param lenient soft reasons are lifted: a person of the house decides */
export function evaluate(snapshot: Snapshot, wish: Wish, lenient = false): Evaluation {
  return wish.kind === 'stay' ? evaluateStay(snapshot, wish, lenient) : evaluateTable(snapshot, wish, lenient)
}

/** Types of a kind that a wish may mean: by code or by name, or all. */
export function typesMeant(inventory: Inventory, { kind, unitType }: Pick<Wish, 'kind' | 'unitType'>): UnitTypeInfo[] {
  const all = inventory.unitTypes.filter((type) => type.kind === kind)
  if (unitType === null) return all
  const wanted = fold(unitType)
  const byCode = all.filter(({ code }) => code === unitType || fold(code) === wanted)
  return byCode.length > 0 ? byCode : all.filter(({ name }) => fold(name) === wanted)
}

/** The place to book when no type was named: the smallest sufficient, then the cheapest, then the house's order. */
export function bestCandidate({ candidates }: Evaluation): Candidate | null {
  const possible = candidates.filter(({ place }) => place !== null)
  if (possible[0]?.type.kind !== 'stay') return possible[0] ?? null
  const price = ({ quote }: Candidate) => quote.totalCents ?? Infinity
  const cheaper = (a: Candidate, b: Candidate) => (price(a) === price(b) ? 0 : price(a) - price(b))
  return possible.toSorted((a, b) => a.type.maxParty - b.type.maxParty || cheaper(a, b))[0] ?? null
}

function evaluateStay(snapshot: Snapshot, wish: StayWish, lenient: boolean): Evaluation {
  const { inventory, moment } = snapshot
  const candidates = typesMeant(inventory, wish).map((type): Candidate => {
    const against = judgeStay(inventory, type, wish, moment)
    const given = { type, seating: null, quote: quoteStay(inventory, type, wish), place: null, look: null }
    if (against !== null && !(lenient && isSoft(against))) return { ...given, verdict: against }
    const fit = fitStay(inventory, type, wish, snapshot)
    if (fit.kind === 'look') return { ...given, verdict: against, look: fit.nights }
    return fit.kind === 'full'
      ? { ...given, verdict: verdict('full') }
      : { ...given, verdict: against, place: fit.place }
  })
  return { candidates }
}

function evaluateTable(snapshot: Snapshot, wish: TableWish, lenient: boolean): Evaluation {
  const { inventory, moment, covers, board } = snapshot
  const candidates = typesMeant(inventory, wish).map((type): Candidate => {
    const { seating, verdict: against } = judgeTable(inventory, type, wish, moment, covers)
    const given = { type, seating, quote: noQuote, look: null }
    // a person may also go beyond the pace of a service, as hosts do
    const stopped = against !== null && !(lenient && (isSoft(against) || against.reason === 'full'))
    if (stopped) return { ...given, verdict: against, place: null }
    const quarters = quartersOf(seating.startsAt, seating.busyUntil)
    const request = { partySize: wish.partySize, quarters, businessDate: seating.businessDate }
    const fit = placeTable(inventory, type, board, request)
    return { ...given, verdict: fit ? against : verdict('full'), place: fit && { ...fit, moves: [] } }
  })
  return { candidates }
}
