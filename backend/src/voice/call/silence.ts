/** What to do when nobody has spoken for a while: ask again, twice, then take leave. */
export type SilenceStep = 'prompt' | 'prompt_again' | 'leave'

const steps: readonly SilenceStep[] = ['prompt', 'prompt_again', 'leave']

/** Waits for the caller; one wait at a time, none while a tool works. */
export const silenceMs = 8_000

export class SilenceLadder {
  #count = 0

  /** Nobody spoke for `silenceMs`. */
  next(): SilenceStep {
    return steps[Math.min(this.#count++, steps.length - 1)] ?? 'leave'
  }

  /** The caller spoke. */
  reset(): void {
    this.#count = 0
  }
}
