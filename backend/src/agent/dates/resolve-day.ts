import { addDays, addMonths, daysBetween, domOf, makeDay, monthOf, weekdayOf, yearOf } from './days.ts'
import type { DayRef } from './when-tokens.ts'

/** `impossible`: 31 February; `conflict`: a Friday 14th that is no Friday. */
export type Unresolved = 'impossible' | 'conflict'
export type Resolved = { day: string } | { problem: Unresolved }

const monthsAhead = 24

/** The day that is meant: the first one from `today` on that fits what was said. */
export function resolveDay(ref: DayRef, today: string): Resolved {
  if (ref.offset !== undefined) return { day: addDays(today, ref.offset) }
  if (ref.dom === undefined) return { day: nextWeekday(ref, today) }
  return ref.month === undefined
    ? nextDom(ref.dom, ref.weekday, today)
    : dated({ ...ref, dom: ref.dom, month: ref.month }, today)
}

/** Monday = 1. On a Tuesday, "mardi" is the next one and "ce mardi" is today. */
function nextWeekday({ weekday = 1, weeks, thisWeek, next }: DayRef, today: string): string {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  // of the week after this one
  if (weeks === 0) return addDays(today, 7 - weekdayOf(today) + weekday)
  if (weeks !== undefined) return addDays(today, (ahead === 0 ? 0 : ahead) + 7 * weeks)
  if (ahead === 0) return thisWeek === true && next !== true ? today : addDays(today, 7)
  return addDays(today, ahead)
}

/** A weekday that falls on that day in this month or the two after it only: further away it is rather a mistake. */
const weekdayMonths = 3

function nextDom(dom: number, weekday: number | undefined, today: string): Resolved {
  const first = domOf(today) <= dom ? 0 : 1
  for (let ahead = first; ahead < (weekday === undefined ? monthsAhead : weekdayMonths); ahead++) {
    const { year, month } = addMonths(yearOf(today), monthOf(today), ahead)
    const day = makeDay(year, month, dom)
    if (day !== null && (weekday === undefined || weekdayOf(day) === weekday)) return { day }
  }
  return { problem: dom > 31 ? 'impossible' : 'conflict' }
}

function dated({ dom, month, year, weekday }: DayRef & { dom: number; month: number }, today: string): Resolved {
  const thisYear = makeDay(yearOf(today), month, dom)
  const passed = `${String(month).padStart(2, '0')}-${String(dom).padStart(2, '0')}` < today.slice(5)
  const day =
    year === undefined ? (passed ? makeDay(yearOf(today) + 1, month, dom) : thisYear) : makeDay(year, month, dom)
  if (day === null) return { problem: 'impossible' }
  return weekday !== undefined && weekdayOf(day) !== weekday ? { problem: 'conflict' } : { day }
}

/** Arrival and departure: the second date helps to read the first, "du 15 au 20 mars". */
export function resolveRange(
  from: DayRef,
  to: DayRef,
  today: string,
): { from: string; to: string } | { problem: Unresolved | 'order' } {
  const lendsMonth = from.dom !== undefined && from.month === undefined && to.month !== undefined
  if (lendsMonth) return resolveBackwards(from, to, today)
  const start = resolveDay(
    {
      ...from,
      ...(to.year !== undefined &&
        from.year === undefined &&
        from.month !== undefined && { year: yearBefore(from, to) }),
    },
    today,
  )
  if ('problem' in start) return start
  const end = resolveDay(withYear(to, from, start.day), addDays(start.day, 1))
  return 'problem' in end ? end : ordered(start.day, end.day)
}

const yearBefore = (from: DayRef, to: DayRef) =>
  (from.month ?? 1) > (to.month ?? 12) ? (to.year ?? 0) - 1 : (to.year ?? 0)

/** "Du 15 mars au 20": the end counts from the start, whatever today is. */
const withYear = (to: DayRef, from: DayRef, start: string): DayRef =>
  from.year !== undefined && to.year === undefined && to.month !== undefined && to.month >= monthOf(start)
    ? { ...to, year: from.year }
    : to

function resolveBackwards(from: DayRef, to: DayRef, today: string): ReturnType<typeof resolveRange> {
  const end = resolveDay(to, today)
  if ('problem' in end) return end
  const dom = from.dom ?? 1
  const before = dom >= domOf(end.day) ? -1 : 0
  const { year, month } = addMonths(yearOf(end.day), monthOf(end.day), before)
  const start = makeDay(year, month, dom)
  if (start === null) return { problem: 'impossible' }
  if (from.weekday !== undefined && weekdayOf(start) !== from.weekday) return { problem: 'conflict' }
  // the first days are over and the last ones are not: this year's or the next's, nobody knows
  if (start < today && to.year === undefined) return { problem: 'conflict' }
  return ordered(start, end.day)
}

const longestStay = 370

const ordered = (from: string, to: string) =>
  to > from && daysBetween(from, to) < longestStay ? { from, to } : ({ problem: 'order' } as const)
