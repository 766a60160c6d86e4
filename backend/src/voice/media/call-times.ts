import type { CallEvent } from '../media-protocol.ts'

type Tell = (event: CallEvent) => void

/** When things happen in a call, counted from the moment it was answered. */
export class CallTimes {
  readonly #now: () => number
  readonly #tell: Tell
  #answeredAt: number | null = null
  #hasSpoken = false
  /** When the caller stopped speaking, until the answer is heard. */
  #stoppedAt: number | null = null

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number, tell: Tell) {
    this.#now = now
    this.#tell = tell
  }

  get atMs(): number {
    return this.#answeredAt === null ? 0 : Math.round(this.#now() - this.#answeredAt)
  }

  answered(): void {
    this.#answeredAt = this.#now()
  }

  speechStarted(): void {
    this.#stoppedAt = null
  }

  speechStopped(): void {
    this.#stoppedAt = this.#now()
  }

  /** Sound of the assistant begins, or goes on. */
  audio(): void {
    if (!this.#hasSpoken) {
      this.#hasSpoken = true
      this.#tell({ on: 'first_audio', ms: this.atMs })
    }
    if (this.#stoppedAt === null) return
    const ms = Math.round(this.#now() - this.#stoppedAt)
    this.#stoppedAt = null
    this.#tell({ on: 'response_time', ms })
  }
}
