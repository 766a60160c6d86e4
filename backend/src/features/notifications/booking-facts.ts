import type { House } from '#src/features/conciergeries/house.ts'
import { clockInWords, dayInWords, instantInWords, moneyInWords, nightsBetween } from './booking-words.ts'
import type { WordsLocale } from './booking-words.ts'
import type { Booking } from './booking.store.ts'

/** What a client is told of a booking, each part in their words already. */
export interface BookingFacts {
  house: string
  housePhone: string | null
  address: string | null
  guest: string
  code: string
  kind: 'stay' | 'table'
  /** `Suite Vue Mer`, `2 × Suite Vue Mer`; the area of a table. */
  what: string
  /** Arrival, or the day of the table. */
  day: string
  departure: string
  nights: number
  /** From when a room is ready; the hour of a table. */
  time: string | null
  checkOut: string | null
  people: number
  total: string | null
  cityTax: string | null
  arrivalText: string | null
  /** Until when an offer is kept. */
  keptUntil: string | null
}

export function factsOf(booking: Booking, house: House, locale: WordsLocale, arrivalText = ''): BookingFacts {
  const { kind, currency } = booking
  const clock = kind === 'stay' ? booking.check_in_time : booking.starts_at.slice(11, 16)
  const place = [house.address, house.city].filter(Boolean).join(', ')
  const money = (cents: number | null) => (cents ? moneyInWords(cents, currency, locale) : null)
  return {
    house: house.name,
    housePhone: house.phoneNumber,
    address: place === '' ? null : place,
    guest: booking.guest_name,
    code: booking.code,
    kind,
    what: booking.quantity > 1 ? `${booking.quantity}\u00a0×\u00a0${booking.type_name}` : booking.type_name,
    day: dayInWords(booking.starts_at, locale),
    departure: dayInWords(booking.ends_at, locale),
    nights: kind === 'stay' ? nightsBetween(booking.starts_at, booking.ends_at) : 0,
    time: clock === null ? null : clockInWords(clock, locale),
    checkOut: booking.check_out_time === null ? null : clockInWords(booking.check_out_time, locale),
    people: booking.party_size,
    total: money(booking.total_cents),
    cityTax: money(booking.city_tax_cents),
    arrivalText: arrivalText === '' ? null : arrivalText,
    keptUntil: booking.hold_expires_at && instantInWords(booking.hold_expires_at, house.timezone, locale),
  }
}
