import { addDays, daysBetween, listDays } from '../days.ts'
import { stepAside } from '../moving/use-viewport.ts'

/** What is on screen: days from `from` on, each `dayWidth` px. */
export interface Frame {
  from: string
  days: number
  dayWidth: number
  labelWidth: number
  /** Of the days those that must exist, the last one not included: the others are out of sight. */
  shown: { first: number; last: number }
}

export interface Box {
  left: number
  width: number
  /** It goes on beyond the view: no round corner there. */
  isCutLeft: boolean
  isCutRight: boolean
}

export const rowHeight = 40
/** Of the column of names: wide enough for « Chambre Standard », narrow on a phone. */
export const labelWidthOf = (viewport: number): number => (viewport < 600 ? 96 : 168)
const gap = 2

/** A stay goes from the middle of its first day to the middle of its last: a departure and an arrival share one. */
export function boxOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, frame: Frame): Box | null {
  const start = daysBetween(frame.from, startsAt.slice(0, 10)) + 0.5
  const end = daysBetween(frame.from, endsAt.slice(0, 10)) + 0.5
  if (end <= frame.shown.first || start >= frame.shown.last) return null
  const left = Math.max(0, start) * frame.dayWidth
  const right = Math.min(frame.days, end) * frame.dayWidth
  return {
    left: left + (start < 0 ? 0 : gap),
    width: right - left - (start < 0 ? gap : 2 * gap),
    isCutLeft: start < 0,
    isCutRight: end > frame.days,
  }
}

/** Drawn ahead on each side, in px. */
const ahead = 240

/** Which days of a planning a window on it shows, some more on either side included. */
export function daysShown(
  { left, width }: { left: number; width: number },
  { days, dayWidth, labelWidth }: Pick<Frame, 'days' | 'dayWidth' | 'labelWidth'>,
): Frame['shown'] {
  const first = Math.floor((left - ahead) / dayWidth)
  const last = Math.ceil((left + width - labelWidth + stepAside + ahead) / dayWidth)
  return { first: Math.max(0, Math.min(first, days)), last: Math.max(0, Math.min(last, days)) }
}

/** The night under the pointer: the first half of a day is still the night before. */
export function nightAt(x: number, { days, dayWidth }: Frame): number {
  return Math.max(0, Math.min(days - 1, Math.floor(x / dayWidth)))
}

/** The days that must exist. */
export const shownDays = ({ from, shown: { first, last } }: Frame): string[] =>
  listDays(addDays(from, first), last - first)
