/** Streams that may come now: whose signatures are looked at, and until when. */
export class ExpectedStreams {
  readonly #now: () => number
  readonly #tokens = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** @param tokens that sign what a house's Twilio sends @param untilMs epoch */
  expect(tokens: readonly string[], untilMs: number): void {
    for (const token of tokens) this.#tokens.set(token, Math.max(untilMs, this.#tokens.get(token) ?? 0))
  }

  /** Tokens that may prove an upgrade; none when no call is awaited. */
  get tokens(): string[] {
    for (const [token, until] of this.#tokens) if (until < this.#now()) this.#tokens.delete(token)
    return [...this.#tokens.keys()]
  }
}
