const checkMs = 250
const stoppedMs = 750

/**
 * The caller's sound stops in the middle of a word: the model would wait for its end for ever. After a while without sound
 * it is given silence, so that it can close the turn.
 */
export class MediaGap {
  readonly #now: () => number
  readonly #onStopped: () => void
  #lastAt = 0
  #timer: NodeJS.Timeout | undefined

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number, onStopped: () => void) {
    this.#now = now
    this.#onStopped = onStopped
  }

  audio(): void {
    this.#lastAt = this.#now()
  }

  speechStarted(): void {
    clearInterval(this.#timer)
    this.#timer = setInterval(() => {
      if (this.#now() - this.#lastAt < stoppedMs) return
      this.close()
      this.#onStopped()
    }, checkMs)
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
