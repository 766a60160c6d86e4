const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

/** Making a formatter costs a hundred times what using it does. */
function once<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => F): F {
  const known = kept.get(key) as F | undefined
  if (known) return known
  const made = make()
  kept.set(key, made)
  return made
}

const tagOf = (locale: string) => (locale === 'en' ? 'en-GB' : locale)

/** « mardi 17 mars 2026 », "Tuesday 17 March 2026". @param day `YYYY-MM-DD` */
export function longDay(day: string, locale: string): string {
  const make = () => new Intl.DateTimeFormat(tagOf(locale), { dateStyle: 'full', timeZone: 'UTC' })
  return once(`day ${locale}`, make).format(Date.parse(`${day}T00:00Z`))
}

/** A day, with its hour when there is one. @param local `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` */
export function shortTime(local: string, locale: string): string {
  const day = longDay(local.slice(0, 10), locale)
  if (local.length === 10) return day
  return locale === 'fr' ? `${day} à ${local.slice(11).replace(':', ' h ')}` : `${day} at ${local.slice(11)}`
}

export function nights(count: number, locale: string): string {
  if (locale === 'fr') return `${count} ${count > 1 ? 'nuits' : 'nuit'}`
  return `${count} ${count === 1 ? 'night' : 'nights'}`
}

export function money(cents: number, currency: string, locale: string): string {
  const digits = cents % 100 === 0 ? 0 : 2
  const style = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return once(`${currency} ${digits} ${locale}`, () => new Intl.NumberFormat(tagOf(locale), style)).format(cents / 100)
}
