import { findClaims } from '#src/agent/guardrails/claims.ts'
import { deedsBehind, numberNoted } from './claim-kinds.ts'

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
    if (deed !== null) this.#deeds.add(deed)
  }

  /** @returns the words that nothing in the call bears out, or null */
  check(spoken: string): string | null {
    const claims = findClaims(spoken, this.#sources)
    const doubtful = claims.find((claim) => !deedsBehind(claim).some((deed) => this.#deeds.has(deed))) ?? null
    // once said of a number, "c’est noté" said again is of something else
    if (claims.length > 0) this.#deeds.delete(numberNoted)
    return doubtful
  }
}
