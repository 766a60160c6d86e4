/** Lets `perSecond` through, and `burst` of them at once. */
export class TokenBucket {
  private readonly perSecond: number
  private readonly burst: number
  private left: number
  private atMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.left = burst
    this.atMs = nowMs
  }

  take(nowMs: number): boolean {
    this.left = Math.min(this.burst, this.left + ((nowMs - this.atMs) / 1000) * this.perSecond)
    this.atMs = nowMs
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}
