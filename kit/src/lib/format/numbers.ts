import { formatCost } from './cost.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Figures for one reader. */
export class Numbers {
  readonly #locale: string
  readonly #made = new Map<string, Intl.NumberFormat>()

  constructor(locale: string) {
    this.#locale = locale
  }

  count(value: number): string {
    return this.#as({}, value)
  }

  /** A count where room is scarce: `99+`. */
  badge(value: number): string {
    return value > 99 ? '99+' : String(value)
  }

  /** @param share 0 to 1 */
  percent(share: number, digits = 0): string {
    return this.#as({ style: 'percent', maximumFractionDigits: digits }, share)
  }

  /** `179,00 €`. @param cents of a currency with two decimals, the unit of every price of ours */
  price(cents: number, currency = 'EUR'): string {
    return this.#as({ style: 'currency', currency }, cents / 100)
  }

  /** `179 €`, where room is scarce and cents do not matter. */
  roundPrice(cents: number, currency = 'EUR'): string {
    const whole = cents % 100 === 0
    return this.#as(
      { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: whole ? 0 : 2 },
      cents / 100,
    )
  }

  /** @param micros millionths of a US dollar, the unit of every cost of ours */
  cost(micros: number): string {
    return formatCost(micros, this.#locale)
  }

  bytes(value: number): string {
    const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
    const unit = units[step] ?? 'byte'
    return this.#as({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }, value / 1000 ** step)
  }

  milliseconds(value: number): string {
    if (value < 1000) return this.#as({ style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }, value)
    return this.#as({ style: 'unit', unit: 'second', maximumFractionDigits: 1 }, value / 1000)
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(items)
  }

  #as(options: Intl.NumberFormatOptions, value: number): string {
    const key = JSON.stringify(options)
    const known = this.#made.get(key)
    const format = known ?? new Intl.NumberFormat(this.#locale, options)
    if (!known) this.#made.set(key, format)
    return format.format(value)
  }
}
