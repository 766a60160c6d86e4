/*
 * The house's own calendar: days `YYYY-MM-DD` and wall times `YYYY-MM-DDTHH:MM`, counted as if in UTC, so that a night is
 * a night and a quarter of an hour a quarter, whatever the clocks do.
 */

const dayMs = 86_400_000
const minuteMs = 60_000
/** Length of a table's bucket, in minutes. */
export const quarter = 15

/** Whether a text is a day that exists: 31 February does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

export function addDays(day: string, count: number): string {
  return toDay(parseLocal(day) + count * dayMs)
}

/** Nights between an arrival and a departure. */
export function nightsBetween(from: string, to: string): number {
  return Math.round((parseLocal(to) - parseLocal(from)) / dayMs)
}

/** Monday = 1, Tuesday = 2, … Sunday = 64. */
export function weekdayBit(day: string): number {
  // the first day that is counted from, 1 January 1970, was a Thursday
  return 1 << ((parseLocal(day) / dayMs + 3) % 7)
}

/** The number of the night that a day begins, or of the quarter of an hour that a wall time is in: one more for the next. */
export function bucketOf(local: string): number {
  return local.length === 10 ? parseLocal(local) / dayMs : Math.floor(parseLocal(local) / (quarter * minuteMs))
}

export const nightAt = (bucket: number) => toDay(bucket * dayMs)
export const quarterAt = (bucket: number) => toWallTime(bucket * quarter * minuteMs)

/** Nights of a stay, `[from, to)`, by number. */
export const nightsOf = ({ from, to }: { from: string; to: string }) => ({ from: bucketOf(from), to: bucketOf(to) })

/** Quarters of an hour that `[start, end)` touches, by number. */
export const quartersOf = (start: string, end: string) => ({
  from: bucketOf(start),
  to: Math.ceil(parseLocal(end) / (quarter * minuteMs)),
})

/** Each night of `[from, to)`. */
export function eachNight(from: string, to: string): string[] {
  const start = parseLocal(from)
  return Array.from({ length: Math.max(0, nightsBetween(from, to)) }, (_, i) => toDay(start + i * dayMs))
}

export function addMinutes(local: string, minutes: number): string {
  return toWallTime(parseLocal(local) + minutes * minuteMs)
}

/** Minutes from one wall time to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((parseLocal(to) - parseLocal(from)) / minuteMs)
}

/** The quarter of an hour that a wall time is in. */
export function quarterOf(local: string): string {
  const length = quarter * minuteMs
  return toWallTime(Math.floor(parseLocal(local) / length) * length)
}

/** Each quarter of an hour that `[start, end)` touches, midnight or not. */
export function eachQuarter(start: string, end: string): string[] {
  const { from, to } = quartersOf(start, end)
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => quarterAt(from + i))
}

export const dayOf = (local: string) => local.slice(0, 10)
export const clockOf = (local: string) => local.slice(11, 16)

/*
 * Answering one question takes thousands of these, over a handful of days: a day's beginning and its text are kept.
 */
const mostKept = 5_000
const startOfDay = new Map<string, number>()
const textOfDay = new Map<number, string>()

function parseLocal(local: string): number {
  const start = dayStart(local.slice(0, 10))
  return local.length === 10
    ? start
    : start + (Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))) * minuteMs
}

function dayStart(day: string): number {
  const known = startOfDay.get(day)
  if (known !== undefined) return known
  const start = Date.parse(`${day}T00:00Z`)
  if (startOfDay.size >= mostKept) startOfDay.clear()
  startOfDay.set(day, start)
  return start
}

function toDay(ms: number): string {
  const number = Math.floor(ms / dayMs)
  const known = textOfDay.get(number)
  if (known !== undefined) return known
  const text = new Date(number * dayMs).toISOString().slice(0, 10)
  if (textOfDay.size >= mostKept) textOfDay.clear()
  textOfDay.set(number, text)
  return text
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

function toWallTime(ms: number): string {
  const minutes = Math.floor(ms / minuteMs) - Math.floor(ms / dayMs) * 24 * 60
  return `${toDay(ms)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
