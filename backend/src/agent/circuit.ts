/** How many failures within how long open the circuit, and for how long it stays open. */
const mostFailures = 3
const windowMs = 60_000
const openMs = 5_000

/**
 * Spares clients the wait for a model that keeps failing: after three failures within a minute nothing is asked for 5 s,
 * then one request is let through; it closes the circuit again or opens it for another 5 s.
 */
export class Circuit {
  readonly #now: () => number
  #failures: number[] = []
  #openUntil = 0
  #trialSince: number | null = null

  /** @param now milliseconds of any clock */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether the model may be asked now. Whoever got `true` says how it went with `succeed`, `fail` or `leave`. */
  enter(): boolean {
    const now = this.#now()
    if (this.#openUntil === 0) return true
    if (now < this.#openUntil) return false
    if (this.#trialSince !== null && now - this.#trialSince < windowMs) return false
    this.#trialSince = now
    return true
  }

  succeed(): void {
    this.#failures = []
    this.#openUntil = 0
    this.#trialSince = null
  }

  fail(): void {
    const now = this.#now()
    this.#failures = [...this.#failures.filter((at) => now - at < windowMs), now]
    if (this.#trialSince !== null || this.#failures.length >= mostFailures) this.#openUntil = now + openMs
    this.#trialSince = null
  }

  /** The request was withdrawn before the model could show anything. */
  leave(): void {
    this.#trialSince = null
  }
}
