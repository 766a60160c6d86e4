const leastMicros = 10_000
const formats = new Map<string, Intl.NumberFormat>()

/**
 * What an answer or a call cost, the same on every screen: dollars and cents, `0,04 $US`. Less than a cent is told as that
 * rather than in decimals that nobody adds up.
 * @param micros millionths of a US dollar, the unit of every cost of ours
 */
export function formatCost(micros: number, locale: string): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' })
  formats.set(locale, format)
  const isBelow = micros > 0 && micros < leastMicros
  return isBelow ? `<\u00a0${format.format(leastMicros / 1_000_000)}` : format.format(micros / 1_000_000)
}
