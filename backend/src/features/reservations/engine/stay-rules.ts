import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { StayWish } from '../ports.ts'
import { addDays, addMinutes, eachNight, minutesBetween, nightsBetween } from './calendar.ts'
import { indexed } from './indexed.ts'
import type { DayRules } from './rules.ts'
import { verdict } from './verdict.ts'
import type { Moment, Verdict } from './verdict.ts'

/** Hour of arrival of a type that says none. */
const usualArrival = '15:00'

/** What speaks against a stay in a type, occupancy apart: hard reasons first, then those that the house may lift. */
export function judgeStay(inventory: Inventory, type: UnitTypeInfo, wish: StayWish, moment: Moment): Verdict | null {
  const on = (day: string) => indexed(inventory).rulesOn(day, type.id, null)
  return (
    judgeParty(type, wish) ??
    judgeWindow(type, wish, moment) ??
    judgeClosed(eachNight(wish.from, wish.to).map(on)) ??
    judgeLength(type, on(wish.from), nightsBetween(wish.from, wish.to)) ??
    judgeEnds(wish, on)
  )
}

function judgeParty(type: UnitTypeInfo, { partySize, adults, children, quantity }: StayWish): Verdict | null {
  const fits =
    partySize <= type.maxParty * quantity &&
    (adults ?? 0) <= (type.maxAdults ?? Infinity) * quantity &&
    (children ?? 0) <= (type.maxChildren ?? Infinity) * quantity
  return fits ? null : verdict('party_too_large', type.maxParty * quantity)
}

function judgeWindow(type: UnitTypeInfo, { from }: StayWish, { now, today }: Moment): Verdict | null {
  const lastDay = addDays(today, type.maxAdvanceDays)
  if (from > lastDay) return verdict('too_far', lastDay)
  if (from < today) return verdict('too_late', today)
  const arrival = `${from}T${type.checkInTime ?? usualArrival}`
  // without a notice the evening's last room is sold until midnight
  if (type.minNoticeMinutes === 0 || minutesBetween(now, arrival) >= type.minNoticeMinutes) return null
  return verdict('too_late', addMinutes(arrival, -type.minNoticeMinutes))
}

function judgeClosed(nights: readonly DayRules[]): Verdict | null {
  const closed = nights.find((rules) => rules.closed === true)
  return closed ? verdict('closed', closed.closedLabel) : null
}

function judgeLength(type: UnitTypeInfo, arrival: DayRules, nights: number): Verdict | null {
  const least = arrival.minNights ?? type.minNights
  const most = arrival.maxNights ?? type.maxNights
  if (nights < least) return verdict('min_stay', least)
  return most !== null && nights > most ? verdict('max_stay', most) : null
}

function judgeEnds({ from, to }: StayWish, on: (day: string) => DayRules): Verdict | null {
  if (on(from).closedToArrival === true) return verdict('cta', from)
  return on(to).closedToDeparture === true ? verdict('ctd', to) : null
}
