/** The day in a zone, `YYYY-MM-DD`: two instants of one day of the house have the same. */
export function dayIn(timeZone: string, at: Date): string {
  return formatOf(timeZone).format(at)
}

const made = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = made.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  made.set(timeZone, format)
  return format
}

/** What the clock on the wall says in a zone, `YYYY-MM-DDTHH:MM`. */
export function wallTimeIn(timeZone: string, at: Date): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${dayIn(timeZone, at)}T${clock.format(at)}`
}

/** How many days of the calendar lie between two instants, as the house counts them; negative when `to` is earlier. */
export function daysBetween(timeZone: string, from: Date, to: Date): number {
  return Math.round((Date.parse(dayIn(timeZone, to)) - Date.parse(dayIn(timeZone, from))) / 86_400_000)
}
