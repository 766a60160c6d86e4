/** A timer of which there is one: starting it again stops what it waited for. */
export class OneTimer {
  #timer: NodeJS.Timeout | null = null

  start(ms: number, then: () => void): void {
    this.stop()
    this.#timer = setTimeout(then, ms)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
