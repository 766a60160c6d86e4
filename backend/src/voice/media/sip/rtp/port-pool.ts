export interface PortRange {
  from: number
  to: number
}

/** Even ports of a range, each used again as late as possible: packets of the last call may still be on their way. */
export class PortPool {
  private readonly free: number[]

  constructor(range: PortRange) {
    const first = range.from + (range.from % 2)
    this.free = Array.from({ length: Math.max(0, Math.floor((range.to - first) / 2) + 1) }, (_, i) => first + 2 * i)
  }

  /**
   * @param share taken from first; once it is used up any other will do
   * @returns null when every port has a call
   */
  take(share?: PortRange): number | null {
    const own = share ? this.free.findIndex((port) => port >= share.from && port <= share.to) : 0
    return this.free.splice(Math.max(0, own), 1)[0] ?? null
  }

  giveBack(port: number): void {
    this.free.push(port)
  }
}
