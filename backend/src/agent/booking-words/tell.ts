import type { Alternative, Availability, AvailabilityOption, PriceLine, Reservation } from '@conciergerie/contract'
import type { Wish } from '#src/features/reservations/ports.ts'
import { daysBetween } from '../dates/days.ts'
import type { Language } from '../wording/index.ts'
import { bookingWordsIn } from './index.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** "vendredi 14 mars 2025": weekday and year always, so that a wrong night is seen. @param day `YYYY-MM-DD` */
export function sayDay(day: string, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  formats.set(language, format)
  const said = format.format(new Date(`${day}T00:00:00Z`))
  return language === 'fr' ? said.replace(/\b1 (?=\p{L})/u, '1er ') : said
}

export function sayMoney(
  cents: number,
  currency: string,
  language: Language,
  trailingZeroDisplay: 'auto' | 'stripIfInteger' = 'auto',
): string {
  const form = { style: 'currency', currency, trailingZeroDisplay } as const
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, form).format(cents / 100)
}

/** One line: what, when, how many. @param name of the type */
export function sayWish(wish: Wish, name: string, language: Language): string {
  const words = bookingWordsIn(language)
  const people = words.people(wish.partySize)
  if (wish.kind === 'table') return words.table(name, sayDay(wish.date, language), words.time(wish.time), people)
  const nights = words.nights(daysBetween(wish.from, wish.to))
  return words.stay(name, sayDay(wish.from, language), sayDay(wish.to, language), nights, people)
}

export function wishOf(row: Reservation): Wish {
  const common = { unitType: row.unitType.code, partySize: row.partySize }
  if (row.kind === 'table')
    return { kind: 'table', ...common, date: row.startsAt.slice(0, 10), time: row.startsAt.slice(11, 16) }
  const { adults, children, quantity } = row
  return { kind: 'stay', ...common, from: row.startsAt, to: row.endsAt, adults, children, quantity }
}

export const sayReservation = (row: Reservation, language: Language): string =>
  sayWish(wishOf(row), row.unitType.name, language)

interface Priced {
  priceLines: readonly PriceLine[]
  totalCents: number | null
  cityTaxCents: number | null
  currency: string
}

/** The lines of a price, the total, and the taxe de séjour apart; nothing for a table. */
export function sayPrice(priced: Priced, language: Language): string[] {
  const { nights } = bookingWordsIn(language)
  return tellPrice(priced, language, {
    money: (cents) => sayMoney(cents, priced.currency, language),
    nights: (quantity, price, sum) => `${nights(quantity)} × ${price} = ${sum}`,
  })
}

/** The same for the telephone: a sum that nobody has to see, and no cents where there are none. */
export function sayPriceAloud(priced: Priced, language: Language): string[] {
  const { nights, nightsAt, thatIs } = bookingWordsIn(language)
  return tellPrice(priced, language, {
    money: (cents) => sayMoney(cents, priced.currency, language, 'stripIfInteger'),
    nights: (quantity, price, sum) =>
      [nightsAt(nights(quantity), price), ...(quantity > 1 ? [thatIs(sum)] : [])].join(', '),
  })
}

interface PriceManner {
  money: (cents: number) => string
  nights: (quantity: number, price: string, sum: string) => string
}

function tellPrice(
  { priceLines, totalCents, cityTaxCents }: Priced,
  language: Language,
  { money, nights }: PriceManner,
): string[] {
  if (totalCents === null) return []
  const words = bookingWordsIn(language)
  const lines = priceLines.flatMap(({ code, quantity, unitCents, totalCents: sum }) => {
    if (code === 'night') return [nights(quantity, money(unitCents), money(sum))]
    return code === 'cleaning' ? [`${words.cleaning} : ${money(sum)}`] : []
  })
  const tax = cityTaxCents === null || cityTaxCents === 0 ? [] : [`${words.cityTax} : ${money(cityTaxCents)}`]
  return colons([...(lines.length > 0 ? lines : []), `${words.total} : ${money(totalCents)}`, ...tax], language)
}

/** French puts a space before a colon, the others do not. */
const colons = (lines: readonly string[], language: Language) =>
  language === 'fr' ? [...lines] : lines.map((line) => line.replace(' :', ':'))

/** "Chambre Standard : 89,00 € la nuit, total 445,00 €, il en reste 2" */
export function sayOption(option: AvailabilityOption, language: Language): string {
  const words = bookingWordsIn(language)
  if (option.totalCents === null) return option.name
  const total = `${words.total.toLowerCase()} ${sayMoney(option.totalCents, option.currency, language)}`
  const nightly = new Set(option.priceLines.filter(({ code }) => code === 'night').map(({ unitCents }) => unitCents))
  const [price] = nightly
  const each =
    nightly.size === 1 && price !== undefined ? `${sayMoney(price, option.currency, language)} ${words.perNight}, ` : ''
  return colons([`${option.name} : ${each}${total} (${words.left(option.unitsLeft)})`], language).join('')
}

export function sayAlternative(
  alternative: Alternative,
  partySize: number,
  language: Language,
  currency = 'EUR',
): string {
  const wish = alternativeWish(alternative, partySize)
  const price = alternative.totalCents === null ? '' : `, ${sayMoney(alternative.totalCents, currency, language)}`
  return `${sayWish(wish, alternative.name, language)}${price}`
}

export function alternativeWish({ unitType, dateFrom, dateTo, time }: Alternative, partySize: number): Wish {
  if (time !== null || dateTo === null)
    return { kind: 'table', unitType, date: dateFrom, time: time ?? '00:00', partySize }
  return { kind: 'stay', unitType, from: dateFrom, to: dateTo, partySize, adults: null, children: null, quantity: 1 }
}

/** A day, an hour of a day, hours of service, or a number. */
function sayLimit(limit: string, language: Language): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(limit)
  if (!found) return limit.replaceAll(/\d\d:\d\d/g, (time) => bookingWordsIn(language).time(time))
  const [, day = '', time] = found
  return time === undefined ? sayDay(day, language) : `${sayDay(day, language)}, ${bookingWordsIn(language).time(time)}`
}

/** Why a wish cannot be granted, and what can. */
export function sayRefusal(
  { status, limit, alternatives }: Pick<Availability, 'limit' | 'alternatives'> & { status: Availability['status'] },
  partySize: number,
  language: Language,
): string {
  const words = bookingWordsIn(language)
  if (status === 'available') return words.available
  const shown = limit === null ? null : sayLimit(limit, language)
  const others = alternatives.map((one) => `• ${sayAlternative(one, partySize, language)}`)
  const wait = status === 'full' ? [words.offerWaitlist] : []
  return [
    words.refused[status](shown),
    ...(others.length > 0 ? [words.alternatives, ...others] : [words.noAlternatives]),
    ...wait,
  ].join('\n')
}
