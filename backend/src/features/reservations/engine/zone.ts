const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs ten times what using it does. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone)
  if (known) return known
  const two = '2-digit'
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  })
  formats.set(timezone, made)
  return made
}

/** What a zone's clocks show, as if it were UTC, in ms. */
function wallMs(timezone: string, ms: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(timezone).formatToParts(ms)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const offset = (timezone: string, ms: number) => wallMs(timezone, ms) - Math.floor(ms / 1000) * 1000

/**
 * The instant of a wall time, ISO 8601 UTC. A time that a spring night skips is taken as after the skip, of one that an
 * autumn night repeats the second is meant.
 * @param local `YYYY-MM-DDTHH:MM`
 */
export function toUtc(local: string, timezone: string): string {
  const wall = Date.parse(`${local}Z`)
  const first = wall - offset(timezone, wall)
  return new Date(wall - offset(timezone, first)).toISOString()
}

/** What the clocks of a zone show at an instant: `YYYY-MM-DDTHH:MM`. */
export function toLocal(instant: Date, timezone: string): string {
  return new Date(wallMs(timezone, instant.getTime())).toISOString().slice(0, 16)
}

/** Whether clocks jump over this wall time: nobody can come then. */
export function isSkipped(local: string, timezone: string): boolean {
  return toLocal(new Date(toUtc(local, timezone)), timezone) !== local
}
