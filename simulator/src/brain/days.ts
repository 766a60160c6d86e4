/** Days are `2027-03-15`; arithmetic is in UTC, where every day has 24 hours. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** 1 = Monday … 7 = Sunday. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The day of that date which comes next, today included; null for one that does not exist. */
export function nextDate(dayOfMonth: number, month: number | null, year: number | null, today: string): string | null {
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number)
  for (let ahead = 0; ahead < 24; ahead += 1) {
    const index = thisMonth - 1 + ahead
    const candidate = { year: thisYear + Math.floor(index / 12), month: (index % 12) + 1 }
    if (month !== null && candidate.month !== month) continue
    if (year !== null && candidate.year !== year) continue
    const day = dayText(candidate.year, candidate.month, dayOfMonth)
    if (day !== null && day >= today) return day
  }
  return null
}

function dayText(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** The next such weekday after today. */
export function nextWeekday(weekday: number, today: string): string {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, ahead === 0 ? 7 : ahead)
}

/** Named in the instructions of the session (`2026-11-28 Saturday (today)`), else the machine’s, in Paris. */
export function todayIn(instructions: string): string {
  const named = /(\d{4}-\d{2}-\d{2})[^\n]*\((?:today|aujourd.hui)\)/.exec(instructions)?.[1]
  return named ?? new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
}
