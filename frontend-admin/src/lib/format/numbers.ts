import { formatCost } from './cost.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Figures for one reader. */
export class Numbers {
  readonly #locale: string

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
    return new Intl.NumberFormat(this.#locale, options).format(value)
  }
}
