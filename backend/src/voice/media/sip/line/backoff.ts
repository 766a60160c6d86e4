const firstMs = 2000
const longestMs = 300_000

/** Pauses between tries: doubled each time up to five minutes, and spread, so that many lines do not knock at once. */
export class Backoff {
  private failures = 0
  private readonly random: () => number

  /** @param random from 0 to 1 */
  constructor(random: () => number) {
    this.random = random
  }

  /** @param atLeastMs what the other side asked for (Retry-After) */
  next(atLeastMs = 0): number {
    const pause = Math.min(longestMs, firstMs * 2 ** this.failures)
    this.failures = Math.min(this.failures + 1, 16)
    return Math.max(atLeastMs, Math.round(pause * (0.5 + this.random() / 2)))
  }

  reset(): void {
    this.failures = 0
  }
}
