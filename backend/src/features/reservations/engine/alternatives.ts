import type { Alternative } from '@conciergerie/contract'
import type { StayWish, TableWish, Wish } from '../ports.ts'
import type { Holder, Span } from './board.ts'
import { addDays, addMinutes, clockOf, dayOf, minutesBetween, nightsBetween, nightsOf, quartersOf } from './calendar.ts'
import { evaluate, typesMeant } from './evaluate.ts'
import type { Candidate, Snapshot } from './evaluate.ts'
import type { MovableStay } from './reshuffle.ts'
import { sittingsOn, slotsOf } from './services.ts'
import type { Verdict } from './verdict.ts'

const mostAlternatives = 3
/** How far from the wish a stay is looked for, in days. */
const dayReach = 3
/** How far from the wish a seating is looked for, in minutes. */
const minuteReach = 120

const shifts = [1, -1, 2, -2, 3, -3]
const nobody = new Map<Holder, MovableStay>()

/**
 * Up to three places near a wish that cannot be had, nearest first: each would be accepted as it stands, without moving
 * anybody. The snapshot must know the days, or the hours, around.
 */
export function alternativesTo(snapshot: Snapshot, wish: Wish, verdict: Verdict): Alternative[] {
  // a place that others would have to move for is none to propose
  const still: Snapshot = { ...snapshot, movable: () => nobody }
  const found = new Map<string, Alternative>()
  const groups = wish.kind === 'stay' ? nearStays(still, wish, verdict) : nearTables(still, wish)
  for (const group of groups) search(still, group, found)
  return [...found.values()].slice(0, mostAlternatives)
}

/** Wishes of one sort, nearest first, and how many of them may be proposed. */
interface Group {
  wishes: readonly Wish[]
  most: number
}

function search(snapshot: Snapshot, { wishes, most }: Group, found: Map<string, Alternative>): void {
  const until = Math.min(mostAlternatives, found.size + most)
  for (const wish of wishes) {
    if (found.size >= until) return
    for (const candidate of evaluate(snapshot, wish).candidates) {
      const one = presentAlternative(wish, candidate)
      if (one) found.set(`${one.unitType} ${one.dateFrom} ${one.dateTo ?? ''} ${one.time ?? ''}`, one)
    }
  }
}

/** Other types on the same nights, the nights that the rule asks for, then the days around. */
function nearStays({ inventory, moment }: Snapshot, wish: StayWish, verdict: Verdict): Group[] {
  const meant = typesMeant(inventory, wish)
  const others = inventory.unitTypes
    .filter((type) => type.kind === 'stay' && !meant.includes(type))
    .map(({ code }): StayWish => ({ ...wish, unitType: code }))
  const nights = nightsBetween(wish.from, wish.to)
  const length = verdict.reason === 'min_stay' || verdict.reason === 'max_stay' ? Number(verdict.limit) : nights
  const asked = length === nights ? [] : [{ ...wish, to: addDays(wish.from, length) }]
  const shifted = shifts.map((days): StayWish => {
    const from = addDays(wish.from, days)
    return { ...wish, from, to: addDays(from, length) }
  })
  const sameType = [...asked, ...shifted].filter(({ from }) => from >= moment.today)
  // another type keeps the dates, which matter most; but not three of them before a single other day
  return [
    { wishes: others, most: mostAlternatives - 1 },
    { wishes: sameType, most: mostAlternatives },
    { wishes: others, most: mostAlternatives },
  ]
}

/** The nearest seatings after and before within reach, then other areas at the same time, then the next day. */
function nearTables({ inventory }: Snapshot, wish: TableWish): Group[] {
  const at = `${wish.date}T${wish.time}`
  const meant = typesMeant(inventory, wish)
  const slots = meant
    .flatMap(({ id }) => [wish.date, addDays(wish.date, -1)].flatMap((day) => sittingsOn(inventory, id, day)))
    .flatMap((sitting) => (sitting.closed ? [] : slotsOf(sitting)))
    .filter((slot) => slot !== at && Math.abs(minutesBetween(at, slot)) <= minuteReach)
  const byDistance = [...new Set(slots)].toSorted(
    (a, b) => Math.abs(minutesBetween(at, a)) - Math.abs(minutesBetween(at, b)),
  )
  const near = byDistance.map((slot): TableWish => ({ ...wish, date: dayOf(slot), time: clockOf(slot) }))
  const isLater = ({ date, time }: TableWish) => `${date}T${time}` > at
  const others = inventory.unitTypes
    .filter((type) => type.kind === 'table' && !meant.includes(type))
    .map(({ code }): TableWish => ({ ...wish, unitType: code }))
  const nextDay = { ...wish, date: addDays(wish.date, 1) }
  return [
    // one before and one after: two seatings side by side are hardly a choice
    { wishes: near.filter(isLater), most: 1 },
    { wishes: near.filter((one) => !isLater(one)), most: 1 },
    { wishes: others, most: 1 },
    { wishes: [nextDay], most: 1 },
    { wishes: near, most: mostAlternatives },
  ]
}

function presentAlternative(wish: Wish, { type, verdict, place, quote }: Candidate): Alternative | null {
  if (!place || verdict !== null) return null
  const common = { unitType: type.code, name: type.name, unitsLeft: place.left, totalCents: quote.totalCents }
  return wish.kind === 'stay'
    ? { ...common, dateFrom: wish.from, dateTo: wish.to, time: null }
    : { ...common, dateFrom: wish.date, dateTo: null, time: wish.time }
}

/** What a snapshot must know to answer, and, if need be, to propose something near, in order. @param turn in minutes */
export function stretchAround(wish: Wish, verdict: Verdict | null, turn: number): Span[] {
  return wish.kind === 'stay' ? [nightsAround(wish, verdict)] : hoursAround(wish, verdict, turn)
}

function nightsAround(wish: StayWish, verdict: Verdict | null): Span {
  const { from, to } = nightsOf(wish)
  if (verdict === null) return { from, to }
  const asked = verdict.reason === 'min_stay' ? from + Number(verdict.limit) : to
  return { from: from - dayReach, to: Math.max(asked, to) + dayReach }
}

function hoursAround({ date, time }: TableWish, verdict: Verdict | null, turn: number): Span[] {
  const at = `${date}T${time}`
  const around = (from: number, to: number) => quartersOf(addMinutes(at, from), addMinutes(at, to))
  if (verdict === null) return [around(-15, turn)]
  return [around(-minuteReach - 15, minuteReach + turn), around(24 * 60 - 15, 24 * 60 + turn)]
}
