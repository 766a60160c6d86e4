const longest = 1000

/** Milliseconds between frames that followed one another, counted by whole milliseconds: no list grows with the call. */
export class GapMeter {
  private readonly counts = new Uint32Array(longest + 1)
  private total = 0
  private max = 0
  private lastMs: number | null = null

  sent(nowMs: number): void {
    if (this.lastMs !== null) this.count(nowMs - this.lastMs)
    this.lastMs = nowMs
  }

  /** What follows is not measured against what came before: a pause was meant. */
  pause(): void {
    this.lastMs = null
  }

  get maxMs(): number | null {
    return this.total === 0 ? null : Math.round(this.max * 10) / 10
  }

  /** The least gap that 99 % of the gaps do not pass, rounded up to a millisecond. */
  get p99Ms(): number | null {
    let left = this.total - Math.ceil(this.total * 0.99)
    for (let ms = longest; ms >= 0; ms--) {
      left -= this.counts[ms] ?? 0
      if (left < 0) return this.total === 0 ? null : ms
    }
    return null
  }

  private count(gapMs: number): void {
    const bucket = Math.min(longest, Math.ceil(gapMs))
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    this.total += 1
    this.max = Math.max(this.max, gapMs)
  }
}
