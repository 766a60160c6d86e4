/** Timers and background work of one simulator: `close()` cancels what is pending and leaves nothing behind. */
export class Schedule {
  readonly #timers = new Map<NodeJS.Timeout, () => void>()
  readonly #work = new Set<Promise<void>>()
  readonly #stop = new AbortController()

  get closed(): boolean {
    return this.#stop.signal.aborted
  }

  /** Aborted when the simulator closes. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Resolves after `ms`, or at once when the simulator closes: look at `closed` afterwards. */
  pause(ms: number): Promise<void> {
    if (ms <= 0 || this.closed) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        resolve()
      }, ms)
      this.#timers.set(timer, resolve)
    })
  }

  /** Starts work that nobody awaits; an error in it is a fault of the simulator and is thrown as such. */
  run(work: () => Promise<void>): void {
    if (this.closed) return
    const running: Promise<void> = work().finally(() => this.#work.delete(running))
    this.#work.add(running)
  }

  async close(): Promise<void> {
    this.#stop.abort()
    for (const [timer, resolve] of this.#timers) {
      clearTimeout(timer)
      resolve()
    }
    this.#timers.clear()
    await Promise.allSettled(this.#work)
  }
}
