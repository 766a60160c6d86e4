/** RFC 3261 § 17.1.1.1, in milliseconds: an estimate of the round trip, and the longest pause between repetitions. */
const t1 = 500
const t2 = 4000
/** Everything is given up, and remembered, this long: 64 × T1. */
export const transactionMs = 64 * t1

/**
 * Says things again until somebody has heard: timers A and E (requests) and G (refusals of an INVITE), which SIP.js
 * leaves to a transport that it believes to be reliable.
 */
export class Retransmissions {
  private readonly timers = new Map<string, NodeJS.Timeout>()

  /** @param capped false for an INVITE, whose pauses double without end (timer A) */
  start(key: string, again: () => void, capped: boolean): void {
    this.stop(key)
    this.schedule(key, again, capped, t1, transactionMs)
  }

  stop(key: string): void {
    clearTimeout(this.timers.get(key))
    this.timers.delete(key)
  }

  stopAll(): void {
    for (const key of [...this.timers.keys()]) this.stop(key)
  }

  private schedule(key: string, again: () => void, capped: boolean, pauseMs: number, leftMs: number): void {
    if (leftMs < pauseMs) {
      this.timers.delete(key)
      return
    }
    const timer = setTimeout(() => {
      again()
      this.schedule(key, again, capped, capped ? Math.min(2 * pauseMs, t2) : 2 * pauseMs, leftMs - pauseMs)
    }, pauseMs)
    this.timers.set(key, timer)
  }
}
