import type { Settings } from '@conciergerie/contract'
import { weekdays } from '@conciergerie/contract'
import { DateTime } from 'luxon'

export interface Opening {
  /** 0 = today. */
  daysAhead: number
  /** 1 = Monday … 7 = Sunday. */
  weekday: number
  /** `HH:MM`, the house's wall time. */
  time: string
}

/** `closed` with no `until` when no opening is known within a week. */
export type DeskState = { open: true } | { open: false; until: Opening | null }

type Hours = Settings['hours']

/** The present as the house lives it; a zone that cannot be read counts as UTC. */
export function houseTime(now: Date, timezone: string): DateTime {
  const local = DateTime.fromJSDate(now, { zone: timezone })
  return local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' })
}

/** Today's date in the house's calendar, `YYYY-MM-DD`. */
export function houseDay(now: Date, timezone: string): string {
  return dayOf(houseTime(now, timezone))
}

/** `YYYY-MM-DD` */
export function dayOf(time: DateTime): string {
  // its own field order, whatever the locale, and a tenth of the cost of a format
  return time.toISODate() ?? ''
}

/** Whether someone is at the desk now. A house that gave no hours at all counts as open: nothing can be said of it. */
export function deskState(hours: Hours, now: DateTime): DeskState {
  if (Object.values(hours).every((ranges) => ranges.length === 0)) return { open: true }
  if (isOpenAt(hours, now)) return { open: true }
  return { open: false, until: nextOpening(hours, now) }
}

function isOpenAt(hours: Hours, now: DateTime): boolean {
  const time = now.toFormat('HH:mm')
  const today = rangesOf(hours, now).some(({ from, to }) =>
    endsNextDay(from, to) ? time >= from : time >= from && time < to,
  )
  const yesterday = rangesOf(hours, now.minus({ days: 1 })).some(({ from, to }) => endsNextDay(from, to) && time < to)
  return today || yesterday
}

/** "18:00 to 02:00", and "00:00 to 00:00" for the whole day. */
const endsNextDay = (from: string, to: string) => to <= from

export function rangesOf(hours: Hours, day: DateTime): readonly { from: string; to: string }[] {
  const name = weekdays[day.weekday - 1]
  // days that were never filled in are absent
  return name === undefined ? [] : ((hours as Partial<Hours>)[name] ?? [])
}

function nextOpening(hours: Hours, now: DateTime): Opening | null {
  for (let daysAhead = 0; daysAhead <= 7; daysAhead++) {
    const day = now.plus({ days: daysAhead })
    const starts = rangesOf(hours, day).map(({ from }) => from)
    const [time] = starts.filter((from) => daysAhead > 0 || from > now.toFormat('HH:mm')).sort()
    if (time !== undefined) return { daysAhead, weekday: day.weekday, time }
  }
  return null
}
