/** « mardi 17 mars 2026 », "Tuesday 17 March 2026". @param day `YYYY-MM-DD` */
export function longDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  )
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
  const whole = cents % 100 === 0
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : 2,
  }).format(cents / 100)
}
