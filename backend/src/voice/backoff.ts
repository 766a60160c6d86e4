const firstMs = 500
const mostMs = 60_000

/** Waits between tries: each twice the one before, up to a minute, and never quite the same. */
export class Backoff {
  readonly #random: () => number
  #tries = 0

  /** @param random from 0 to 1 */
  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  /** @returns milliseconds until the next try; the first at most a second */
  next(): number {
    const full = Math.min(mostMs, firstMs * 2 ** this.#tries++)
    return Math.round(full * (0.75 + this.#random() * 0.25))
  }

  reset(): void {
    this.#tries = 0
  }
}
