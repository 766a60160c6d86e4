import { Dates } from './dates.ts'
import { Durations } from './durations.ts'
import { Numbers } from './numbers.ts'
import { formatPhone } from './phone.ts'

export interface Zone {
  /** Of the reader: `fr-FR`, `en-GB`. */
  locale: string
  /** Of the house, IANA. */
  timeZone: string
  now: () => Date
}

export interface Format {
  dates: Dates
  durations: Durations
  numbers: Numbers
  phone: (value: string) => string
}

/** Everything that turns a value into words for one reader. */
export function createFormat(zone: Zone): Format {
  return {
    dates: new Dates(zone),
    durations: new Durations(zone),
    numbers: new Numbers(zone.locale),
    phone: formatPhone,
  }
}
