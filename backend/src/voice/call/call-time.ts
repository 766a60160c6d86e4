import type { Clock } from '#src/clock.ts'
import type { CallEvent } from '../media-protocol.ts'

/** Where things stand in a call, in ms since it was answered; one that comes back after a transfer goes on counting. */
export class CallTime {
  readonly #now: Clock
  #answeredAt: number | null = null
  #shiftMs = 0
  #latestMs = 0

  constructor(now: Clock) {
    this.#now = now
  }

  /** @returns whether it is the first time */
  answered(): boolean {
    const now = this.#now().getTime()
    const isFirst = this.#answeredAt === null
    this.#answeredAt ??= now
    this.#shiftMs = now - this.#answeredAt
    return isFirst
  }

  /** Media counts from its own beginning. */
  place(event: CallEvent): CallEvent {
    if (!('atMs' in event)) return event
    this.#latestMs = event.atMs + this.#shiftMs
    return { ...event, atMs: this.#latestMs }
  }

  /** The latest moment that media told of; some events have none of their own. */
  get latest(): { atMs: number; at: string } {
    return { atMs: this.#latestMs, at: this.#now().toISOString() }
  }
}
