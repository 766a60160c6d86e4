import { frameMs } from '../audio.ts'

/** Longer silences are not made good: the call was as good as broken off. */
const largestGapMs = 10_000

/** What the network lost of the caller's sound, from the times that the carrier writes on it. */
export class InboundGap {
  #nextMs: number | null = null
  #lostMs = 0

  /** Frames of 20 ms. */
  get framesLost(): number {
    return Math.round(this.#lostMs / frameMs)
  }

  /** @returns milliseconds of silence to put before sound that bears this time */
  before(timestampMs: number, durationMs: number): number {
    if (!Number.isFinite(timestampMs)) return 0
    const gap = this.#nextMs === null ? 0 : timestampMs - this.#nextMs
    this.#nextMs = Math.max(this.#nextMs ?? 0, timestampMs + durationMs)
    if (gap < frameMs) return 0
    const lost = Math.min(gap, largestGapMs)
    this.#lostMs += lost
    return lost
  }
}
