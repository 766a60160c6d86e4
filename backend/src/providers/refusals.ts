import type { Logger } from '#src/logger.ts'
import type { ProviderMeter } from './meter.ts'

const windowMs = 10_000
/** Refusals told in one window; a flood of forgeries must not become a flood of rows and log lines. */
const mostTold = 20

/** Tells of refused webhooks, and of how many more there were. */
export class Refusals {
  readonly #meter: ProviderMeter
  readonly #logger: Logger
  #since = -Infinity
  #count = 0

  constructor({ meter, logger }: { meter: ProviderMeter; logger: Logger }) {
    this.#meter = meter
    this.#logger = logger
  }

  /** @param details for the log; numbers are masked there */
  note(code: string, message: string, conciergerieId: number | null, details: Record<string, unknown> = {}): void {
    this.#openWindow()
    if (++this.#count > mostTold) return
    this.#meter.failed('webhook', code, message, conciergerieId)
    this.#logger.warn({ code, conciergerieId, ...details }, message)
  }

  #openWindow(): void {
    const now = performance.now()
    if (now - this.#since < windowMs) return
    const silent = this.#count - mostTold
    if (silent > 0) this.#logger.warn({ refused: silent }, 'as many more webhooks were refused')
    this.#since = now
    this.#count = 0
  }
}
