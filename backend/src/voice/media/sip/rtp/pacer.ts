import { frameMs } from '../../audio.ts'

/** The time that audio is paced by: monotonic, in milliseconds. */
export interface Ticker {
  now(): number
  /** @returns stops it */
  every(ms: number, tick: () => void): () => void
}

export const machineTicker: Ticker = {
  now: () => performance.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms)
    return () => {
      clearInterval(timer)
    }
  },
}

const tickMs = 5
/** After a stall longer than this, what is behind is given up: a burst of it would overflow the other side's buffer. */
const longestCatchUp = 25

/**
 * One timer for every call. A frame is due by what the clock says, not by how often the timer came: a late tick sends
 * what is behind, and nothing drifts. The timer stands still when there is no call.
 */
export class Pacer {
  private readonly streams = new Set<() => void>()
  private readonly ticker: Ticker
  private stopTimer: (() => void) | null = null

  constructor(ticker: Ticker) {
    this.ticker = ticker
  }

  /**
   * @param frame called once for every 20 ms from now on; `skipped` frames were given up before it
   * @returns ends it
   */
  start(frame: (nowMs: number, skipped: number) => void): () => void {
    let dueMs = this.ticker.now()
    const advance = () => {
      const now = this.ticker.now()
      let skipped = Math.max(0, Math.floor((now - dueMs) / frameMs) - longestCatchUp)
      dueMs += skipped * frameMs
      for (; dueMs <= now; dueMs += frameMs, skipped = 0) frame(now, skipped)
    }
    this.streams.add(advance)
    this.stopTimer ??= this.ticker.every(tickMs, () => {
      this.tick()
    })
    return () => {
      this.end(advance)
    }
  }

  private tick(): void {
    for (const advance of this.streams) advance()
  }

  private end(advance: () => void): void {
    this.streams.delete(advance)
    if (this.streams.size > 0) return
    this.stopTimer?.()
    this.stopTimer = null
  }
}
