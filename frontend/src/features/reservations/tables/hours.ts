import type { PlanningBar, TablePlanning } from '../api.ts'

export const quarter = 15
export const quarterWidth = 37
export const labelWidth = 120
export const lineHeight = 42

type Service = TablePlanning['services'][number]

/** Minutes since the midnight that began the day of the service; past midnight goes on beyond 24 h. */
export function minutesOf(local: string, date: string): number {
  const days = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(date)) / 86_400_000)
  return days * 1440 + clockMinutes(local.slice(11))
}

export function clockMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Until then a night belongs to the evening before, in minutes of its own day. */
const morning = 6 * 60

/** How far a moment, `YYYY-MM-DDTHH:MM`, is into a day or the night that ends it; null when it is in another one. */
export function minutesInto(date: string, local: string): number | null {
  const minutes = minutesOf(local, date)
  return minutes >= 0 && minutes < 1440 + morning ? minutes : null
}

/** `00:30` for 1,470: what a clock shows. */
export function clockOf(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

export interface Window {
  date: string
  from: number
  to: number
}

/** What is shown of a service: from half an hour before its first seating until its last guests leave. */
export function windowOf(service: Service, date: string): Window {
  const first = clockMinutes(service.firstSeating)
  const last = lastSeating(service)
  const longest = Math.max(...service.turnTimes.map(({ minutes }) => minutes))
  return { date, from: Math.floor((first - 30) / 30) * 30, to: Math.ceil((last + Math.min(longest, 150)) / 30) * 30 }
}

/** A party on the line of an evening. */
interface Seated {
  startsAt: string
  endsAt: string
}

/**
 * The same, wide enough for parties that were taken outside the hours of every service: each is shown with the service
 * that is nearest to it, or nobody would see it.
 */
export function windowAround(
  service: Service,
  { date, services, bars }: { date: string; services: readonly Service[]; bars: readonly Seated[] },
): Window {
  const windows = services.map((one) => ({ id: one.id, ...windowOf(one, date) }))
  const distance = ({ from, to }: Window, at: number) => Math.max(from - at, at - to, 0)
  const nearestTo = (at: number) => windows.toSorted((a, b) => distance(a, at) - distance(b, at))[0]?.id
  const own = bars
    .map(({ startsAt, endsAt }) => ({ from: minutesOf(startsAt, date), to: minutesOf(endsAt, date) }))
    .filter(({ from }) => nearestTo(from) === service.id)
  const { from, to } = windowOf(service, date)
  return {
    date,
    from: Math.min(from, ...own.map((bar) => Math.floor(bar.from / 30) * 30)),
    to: Math.max(to, ...own.map((bar) => Math.ceil(bar.to / 30) * 30)),
  }
}

export function lastSeating({ firstSeating, lastSeating: last }: Service): number {
  const minutes = clockMinutes(last)
  return minutes < clockMinutes(firstSeating) ? minutes + 1440 : minutes
}

/** The service under way, else the next of the day, else the first. */
export function serviceAt(services: readonly Service[], now: string | null): Service | undefined {
  if (now === null) return services.find(({ closed }) => !closed) ?? services[0]
  const minutes = clockMinutes(now)
  return services.find((service) => lastSeating(service) + 120 > minutes) ?? services.at(-1)
}

export const leftOf = (minutes: number, { from }: Window): number => ((minutes - from) / quarter) * quarterWidth
export const widthOf = ({ from, to }: Window): number => ((to - from) / quarter) * quarterWidth

/** A party is not late before. */
const graceMinutes = 15

/** Whether a party keeps others waiting: it should have come, or left. */
export function latenessOf(
  bar: Pick<PlanningBar, 'status' | 'startsAt' | 'endsAt'>,
  { date }: Pick<Window, 'date'>,
  now: number | null,
): 'late' | 'over' | null {
  if (now === null) return null
  if (bar.status === 'checked_in') return now >= minutesOf(bar.endsAt, date) ? 'over' : null
  return bar.status === 'confirmed' && now - minutesOf(bar.startsAt, date) >= graceMinutes ? 'late' : null
}
