import { findClaim } from '#src/agent/guardrails/claims.ts'

/** Deeds that let the voice say that something is done. */
const settled: ReadonlySet<string> = new Set(['booked', 'changed', 'cancelled', 'ordered', 'left', 'filed', 'waiting'])

/**
 * Compares what the voice said with what its tools did. It has been heard already and cannot be taken back: a person is
 * shown where it went too far.
 */
export class HonestyWatch {
  readonly #sources: string[] = []
  readonly #deeds = new Set<string>()

  /** What a tool said, and what it did. */
  learn(said: readonly string[], deed: string | null): void {
    this.#sources.push(...said)
    if (deed !== null && settled.has(deed)) this.#deeds.add(deed)
  }

  /** @returns the words that nothing in the call bears out, or null */
  check(spoken: string): string | null {
    return this.#deeds.size > 0 ? null : findClaim(spoken, this.#sources)
  }
}
