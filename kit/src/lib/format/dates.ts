import { dayIn, daysBetween } from './calendar.ts'
import type { Zone } from './format.ts'

/** UTC, ISO 8601, as the API gives it; or a date. */
export type Instant = string | Date

export const asDate = (at: Instant): Date => (typeof at === 'string' ? new Date(at) : at)

/** Words of the calendar for one reader: their language, the house's wall clock, 24 hours. */
export class Dates {
  readonly #zone: Zone
  readonly #made = new Map<string, Intl.DateTimeFormat>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** `14:34`, for columns. */
  clock(at: Instant): string {
    return this.#as({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)
  }

  /** `14 h 34` in French sentences. */
  spokenClock(at: Instant): string {
    const clock = this.clock(at)
    if (!this.#zone.locale.startsWith('fr')) return clock
    const [hour = '', minute = ''] = clock.split(':')
    return `${Number(hour)}\u00A0h${minute === '00' ? '' : `\u00A0${minute}`}`
  }

  /** `9 juin`, with its year when it is not this one; of an instant, or of a day of the calendar. */
  day(at: Instant): string {
    if (typeof at === 'string' && at.length === 10)
      return this.#asDay({ day: 'numeric', month: 'long', ...this.#yearOfDay(at) }, at)
    return this.#as({ day: 'numeric', month: 'long', ...this.#yearOf(at) }, at)
  }

  /** `mar. 9 juin`. */
  shortDay(at: Instant): string {
    return this.#as({ weekday: 'short', day: 'numeric', month: 'short', ...this.#yearOf(at) }, at)
  }

  /** `mar.`, of a day of the calendar (`2026-06-09`). */
  weekday(day: string): string {
    return this.#asDay({ weekday: 'short' }, day)
  }

  /** `mardi 9 juin`, of a day of the calendar; with its year when it is not this one. */
  longDay(day: string): string {
    return this.#asDay({ weekday: 'long', day: 'numeric', month: 'long', ...this.#yearOfDay(day) }, day)
  }

  /** `juin 2026`. */
  month(day: string): string {
    return capitalise(this.#asDay({ month: 'long', year: 'numeric' }, day))
  }

  /** `10–23 juin 2026`. */
  span(from: string, to: string): string {
    const format = this.#formatOf({ ...utc, day: 'numeric', month: 'long', year: 'numeric' })
    return format.formatRange(new Date(from), new Date(to))
  }

  /** `9 juin, 14:34`. */
  moment(at: Instant): string {
    return `${this.day(at)}, ${this.clock(at)}`
  }

  /** `jeudi 11 juin`, after `Aujourd’hui` or `Hier` where it is so: the divider of a thread. */
  divider(at: Instant): string {
    const words = this.#as({ weekday: 'long', day: 'numeric', month: 'long', ...this.#yearOf(at) }, at)
    const near = this.#nearDay(at)
    return near === null ? capitalise(words) : `${near}, ${words}`
  }

  /** Time today, `Hier`, a weekday this week, else the day: the right edge of a list row. */
  brief(at: Instant): string {
    const days = this.daysAgo(at)
    if (days === 0) return this.clock(at)
    if (days === 1) return this.#nearDay(at) ?? this.shortDay(at)
    if (days > 1 && days < 7) return capitalise(this.#as({ weekday: 'long' }, at))
    return this.#as({ day: 'numeric', month: 'short', ...this.#yearOf(at) }, at)
  }

  /** Days of the house's calendar since then; 0 = today. */
  daysAgo(at: Instant): number {
    return daysBetween(this.#zone.timeZone, asDate(at), this.#zone.now())
  }

  #nearDay(at: Instant): string | null {
    const days = this.daysAgo(at)
    if (days !== 0 && days !== 1) return null
    const words = new Intl.RelativeTimeFormat(this.#zone.locale, { numeric: 'auto' }).format(-days, 'day')
    return capitalise(words).replace("'", '’')
  }

  #yearOf(at: Instant): Intl.DateTimeFormatOptions {
    const year = (date: Date) => this.#as({ year: 'numeric' }, date)
    return year(asDate(at)) === year(this.#zone.now()) ? {} : { year: 'numeric' }
  }

  #yearOfDay(day: string): Intl.DateTimeFormatOptions {
    return day.startsWith(dayIn(this.#zone.timeZone, this.#zone.now()).slice(0, 4)) ? {} : { year: 'numeric' }
  }

  /** A day of the calendar has no zone. */
  #asDay(options: Intl.DateTimeFormatOptions, day: string): string {
    return this.#formatOf({ ...utc, ...options }).format(new Date(day.slice(0, 10)))
  }

  #as(options: Intl.DateTimeFormatOptions, at: Instant): string {
    return this.#formatOf({ timeZone: this.#zone.timeZone, ...options }).format(asDate(at))
  }

  /** Making one costs ten times what using it does, and a planning uses thousands. */
  #formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options)
    const known = this.#made.get(key)
    const format = known ?? new Intl.DateTimeFormat(this.#zone.locale, options)
    if (!known) this.#made.set(key, format)
    return format
  }
}

const utc = { timeZone: 'UTC' } as const

function capitalise(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
