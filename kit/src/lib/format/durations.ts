import { asDate } from './dates.ts'
import type { Instant } from './dates.ts'
import type { Zone } from './format.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Spans of time in few words. */
export class Durations {
  readonly #zone: Zone

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** `il y a 3 minutes`, `dans 2 heures`, `hier`. */
  relative(at: Instant): string {
    const seconds = (asDate(at).getTime() - this.#zone.now().getTime()) / 1000
    const format = new Intl.RelativeTimeFormat(this.#zone.locale, { numeric: 'auto' })
    const size = Math.abs(seconds)
    if (size < 45) return format.format(0, 'second')
    if (size < hour) return format.format(Math.round(seconds / minute), 'minute')
    if (size < day) return format.format(Math.round(seconds / hour), 'hour')
    return format.format(Math.round(seconds / day), 'day')
  }

  /** `26 min`, `23 h 41`, `5 j`: two units at most, the smaller only where it matters. */
  short(seconds: number): string {
    const whole = Math.max(0, Math.floor(seconds))
    if (whole < minute) return this.#unit(whole, 'second')
    if (whole < hour) return this.#unit(Math.floor(whole / minute), 'minute')
    if (whole < day) return this.#hours(whole)
    return this.#unit(Math.floor(whole / day), 'day')
  }

  /** Seconds since then, never below 0. */
  since(at: Instant): number {
    return Math.max(0, (this.#zone.now().getTime() - asDate(at).getTime()) / 1000)
  }

  /** Seconds until then, never below 0. */
  until(at: Instant): number {
    return Math.max(0, (asDate(at).getTime() - this.#zone.now().getTime()) / 1000)
  }

  #hours(seconds: number): string {
    const hours = Math.floor(seconds / hour)
    const minutes = Math.floor((seconds % hour) / minute)
    const words = this.#unit(hours, 'hour')
    return minutes === 0 ? words : `${words}\u00A0${String(minutes).padStart(2, '0')}`
  }

  #unit(value: number, unit: 'second' | 'minute' | 'hour' | 'day'): string {
    const words = new Intl.NumberFormat(this.#zone.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
    return words.replaceAll(' ', '\u00A0')
  }
}
