/*
 * Days of a calendar as `YYYY-MM-DD`. No zone and no hour comes in: a night is a night whatever the clocks do.
 */

const dayMs = 86_400_000

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
const fromMs = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export function addDays(day: string, days: number): string {
  return fromMs(toMs(day) + days * dayMs)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / dayMs)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(toMs(day)).getUTCDay() || 7
}

/** Null when there is no such day. @param month 1–12 */
export function makeDay(year: number, month: number, dom: number): string | null {
  if (dom < 1 || dom > 31 || month < 1 || month > 12) return null
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dom).padStart(2, '0')}`
  return fromMs(toMs(`${day.slice(0, 8)}01`) + (dom - 1) * dayMs) === day ? day : null
}

export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const monthOf = (day: string): number => Number(day.slice(5, 7))
export const domOf = (day: string): number => Number(day.slice(8, 10))

/** Year and month so many months later. */
export function addMonths(year: number, month: number, months: number): { year: number; month: number } {
  const index = year * 12 + month - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}
