import { daysBetween } from '../days.ts'

/** What is on screen: days from `from` on, each `dayWidth` px. */
export interface Frame {
  from: string
  days: number
  dayWidth: number
  labelWidth: number
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
  if (end <= 0 || start >= frame.days) return null
  const left = Math.max(0, start) * frame.dayWidth
  const right = Math.min(frame.days, end) * frame.dayWidth
  return {
    left: left + (start < 0 ? 0 : gap),
    width: right - left - (start < 0 ? gap : 2 * gap),
    isCutLeft: start < 0,
    isCutRight: end > frame.days,
  }
}

/** The night under the pointer: the first half of a day is still the night before. */
export function nightAt(x: number, { days, dayWidth }: Frame): number {
  return Math.max(0, Math.min(days - 1, Math.floor(x / dayWidth)))
}
