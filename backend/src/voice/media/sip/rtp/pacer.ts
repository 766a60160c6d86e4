import { frameMs } from '../../audio.ts'

/** The time that audio is paced by: monotonic, in milliseconds. */
export interface Ticker {
  now: () => number
  /** @returns stops it */
  every(ms: number, tick: () => void): () => void
  /** Once what has arrived meanwhile has been read. */
  afterReading(then: () => void): void
}

export const machineTicker: Ticker = {
  now: () => performance.now(),
  every: keepTime,
  afterReading: setImmediate,
}

/** As `setInterval`, but the next time counts from when this one should have been: its own lateness would add up to jitter. */
function keepTime(ms: number, tick: () => void): () => void {
  let next = performance.now() + ms
  const wait = () => setTimeout(run, Math.max(0, Math.ceil(next - performance.now())))
  const run = () => {
    const late = performance.now() - next
    next += ms * Math.max(1, Math.floor(late / ms) + 1)
    timer = wait()
    tick()
  }
  let timer = wait()
  return () => {
    clearTimeout(timer)
  }
}

const tickMs = 5
/** After a stall longer than this, what is behind is given up: a burst of it would overflow the other side's buffer. */
const longestCatchUp = 25

/** What a call does with its time. */
export interface Paced {
  /** Once for every 20 ms; `skipped` frames were given up before it. */
  send(nowMs: number, skipped: number): void
  /** So many frames of time have passed, and everything that has arrived was read. */
  hear(nowMs: number, frames: number): void
}

/**
 * One timer for every call. A frame is due by what the clock says, not by how often the timer came: a late tick sends
 * what is behind, and nothing drifts. After a stall the sockets are read before anybody is declared silent. The timer
 * stands still when there is no call.
 */
export class Pacer {
  private readonly streams = new Set<{ paced: Paced; dueMs: number }>()
  private readonly ticker: Ticker
  private stopTimer: (() => void) | null = null

  constructor(ticker: Ticker) {
    this.ticker = ticker
  }

  /** @returns ends it */
  start(paced: Paced): () => void {
    const stream = { paced, dueMs: this.ticker.now() }
    this.streams.add(stream)
    this.stopTimer ??= this.ticker.every(tickMs, () => {
      this.tick()
    })
    return () => {
      this.streams.delete(stream)
      if (this.streams.size === 0) this.stop()
    }
  }

  private tick(): void {
    const now = this.ticker.now()
    const passed = [...this.streams].map((stream) => ({ stream, frames: advance(stream, now) }))
    this.ticker.afterReading(() => {
      for (const { stream, frames } of passed) {
        if (frames > 0 && this.streams.has(stream)) stream.paced.hear(now, frames)
      }
    })
  }

  private stop(): void {
    this.stopTimer?.()
    this.stopTimer = null
  }
}

/** @returns frames of time that have passed */
function advance(stream: { paced: Paced; dueMs: number }, now: number): number {
  const frames = Math.max(0, Math.floor((now - stream.dueMs) / frameMs) + 1)
  let skipped = Math.max(0, frames - 1 - longestCatchUp)
  stream.dueMs += skipped * frameMs
  for (; stream.dueMs <= now; stream.dueMs += frameMs, skipped = 0) stream.paced.send(now, skipped)
  return frames
}
