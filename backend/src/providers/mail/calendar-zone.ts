import { DateTime } from 'luxon'

/** Changes of the clock are looked for this far around an appointment. */
const around = { months: 8 }
const dayMs = 86_400_000
const minuteMs = 60_000

/**
 * A VTIMEZONE for one appointment: what its zone's clocks do in the months around it.
 * @param starts local wall time of the appointment
 */
export function describeZone(zone: string, starts: string): string {
  const middle = DateTime.fromISO(starts, { zone })
  const from = middle.minus(around)
  const changes = findChanges(from, middle.plus(around))
  const lines = [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...describe(from.startOf('day'), from.offset),
    ...changes.flatMap((change) => describe(change.at, change.before)),
    'END:VTIMEZONE',
  ]
  return lines.join('\r\n')
}

interface Change {
  at: DateTime
  /** Minutes from UTC until then. */
  before: number
}

/** Day by day, then to the minute: clocks change twice a year at most, so a day holds one change. */
function findChanges(from: DateTime, to: DateTime): Change[] {
  const changes: Change[] = []
  for (let day = from.toMillis(); day < to.toMillis(); day += dayMs) {
    const before = offsetAt(from, day)
    if (offsetAt(from, day + dayMs) !== before) changes.push({ at: firstAfter(from, day, before), before })
  }
  return changes
}

function firstAfter(any: DateTime, day: number, before: number): DateTime {
  let [low, high] = [0, dayMs / minuteMs]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(any, day + middle * minuteMs) === before) low = middle
    else high = middle
  }
  return DateTime.fromMillis(day + high * minuteMs, { zone: any.zone })
}

const offsetAt = (any: DateTime, ms: number) => DateTime.fromMillis(ms, { zone: any.zone }).offset

/** The clock as it reads at the moment of the change, by the offset that ends (RFC 5545, 3.6.5). */
function describe(at: DateTime, before: number): string[] {
  const kind = at.isInDST ? 'DAYLIGHT' : 'STANDARD'
  const wall = at.toUTC().plus({ minutes: before }).toFormat("yyyyLLdd'T'HHmmss")
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(at.offset)}`,
    `END:${kind}`,
  ]
}

function offsetText(minutes: number): string {
  const [sign, all] = [minutes < 0 ? '-' : '+', Math.abs(minutes)]
  return `${sign}${String(Math.floor(all / 60)).padStart(2, '0')}${String(all % 60).padStart(2, '0')}`
}
