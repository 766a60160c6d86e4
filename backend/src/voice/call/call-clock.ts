import { SilenceLadder, silenceMs } from './silence.ts'
import type { SilenceStep } from './silence.ts'
import type { Timers } from '../ports.ts'

/** Said this long before the end, in ms. */
const warningMs = 120_000

export interface ClockActs {
  silence: (step: SilenceStep) => void
  soonOver: () => void
  over: () => void
}

/** The limits of one call: how long nobody may speak, how long it may last. */
export class CallClock {
  readonly #timers: Timers
  readonly #limitMs: number
  readonly #acts: ClockActs
  readonly #ladder = new SilenceLadder()
  #calls: (() => void)[] = []
  #stopSilence: (() => void) | null = null
  #working = 0
  #isHeld = false
  #isOver = false

  /** @param limitMs longest duration of a call */
  constructor(timers: Timers, limitMs: number, acts: ClockActs) {
    this.#timers = timers
    this.#limitMs = limitMs
    this.#acts = acts
  }

  answered(): void {
    const { soonOver, over } = this.#acts
    if (this.#limitMs > warningMs) this.#calls.push(this.#timers.after(this.#limitMs - warningMs, soonOver))
    this.#calls.push(this.#timers.after(this.#limitMs, over))
  }

  /** Nobody speaks and nothing is left to play. */
  quiet(): void {
    this.#stopSilence?.()
    this.#stopSilence = null
    if (this.#working > 0 || this.#isHeld || this.#isOver) return
    this.#stopSilence = this.#timers.after(silenceMs, () => {
      this.#acts.silence(this.#ladder.next())
    })
  }

  spoken(): void {
    this.#ladder.reset()
    this.busy()
  }

  /** A sign of life that leaves the line silent, a key: a silence that was counted begins anew. */
  pressed(): void {
    this.#ladder.reset()
    if (this.#stopSilence) this.quiet()
  }

  /** The caller waits for somebody else: no silence counts until they are back with us. */
  hold(on: boolean): void {
    this.#isHeld = on
    if (on) this.busy()
  }

  /** Somebody speaks. */
  busy(): void {
    this.#stopSilence?.()
    this.#stopSilence = null
  }

  /** A tool works: its time is not the caller's silence. */
  working(on: boolean): void {
    this.#working += on ? 1 : -1
    if (on) this.busy()
  }

  /** For good. */
  stop(): void {
    this.#isOver = true
    this.busy()
    for (const call of this.#calls) call()
    this.#calls = []
  }
}
