import type { Timers } from '../ports.ts'

/** Whoever types a number rests less than this between two of its digits, in ms. */
export const keyGapMs = 2_000
/** A booking's code, a telephone number: whatever is longer is no answer to anything. */
const mostKeys = 32

/** Keys that a caller presses, one by one, gathered to what they meant to type. */
export class CallKeys {
  readonly #timers: Timers
  readonly #onTyped: (keys: string) => void
  #keys = ''
  #stopWaiting: (() => void) | null = null

  constructor(timers: Timers, onTyped: (keys: string) => void) {
    this.#timers = timers
    this.#onTyped = onTyped
  }

  press(key: string): void {
    this.#stopWaiting?.()
    // alone it is an answer like another
    const isEnd = key === '#' && this.#keys !== ''
    if (!isEnd) this.#keys += key
    if (isEnd || this.#keys.length >= mostKeys) this.flush()
    else
      this.#stopWaiting = this.#timers.after(keyGapMs, () => {
        this.flush()
      })
  }

  /** Nothing more is waited for. */
  flush(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    const keys = this.#keys
    this.#keys = ''
    if (keys !== '') this.#onTyped(keys)
  }
}
