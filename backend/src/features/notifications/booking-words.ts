import { DateTime } from 'luxon'

export type WordsLocale = 'fr' | 'en'

/** French and English are spoken here: whoever reads neither gets English rather than French, the house's tongue when it is not known. */
export function localeFor(known: string | null, house: string): WordsLocale {
  const language = (known ?? house).slice(0, 2)
  return language === 'fr' ? 'fr' : 'en'
}

const nbsp = '\u00a0'

/** `2026-03-15` → `dimanche 15 mars 2026`, `Sunday, 15 March 2026`. */
export function dayInWords(local: string, locale: WordsLocale): string {
  const day = DateTime.fromISO(local.slice(0, 10), { zone: 'utc', locale: locale === 'fr' ? 'fr-FR' : 'en-GB' })
  const words = day.toFormat('cccc d LLLL yyyy')
  return locale === 'fr' ? words.replace(/^(\p{L}+) 1 /u, '$1 1er ') : words
}

/** `19:30` → `19 h 30`, `7:30 pm`. */
export function clockInWords(clock: string, locale: WordsLocale): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  if (locale === 'fr') return `${hour}${nbsp}h${minute === 0 ? '' : `${nbsp}${String(minute).padStart(2, '0')}`}`
  const half = hour < 12 ? 'am' : 'pm'
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${nbsp}${half}`
}

export const instantInWords = (instant: string, zone: string, locale: WordsLocale): string =>
  clockInWords(DateTime.fromISO(instant, { zone }).toFormat('HH:mm'), locale)

export function moneyInWords(cents: number, currency: string, locale: WordsLocale): string {
  const digits = cents % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100)
}

export const nightsBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
