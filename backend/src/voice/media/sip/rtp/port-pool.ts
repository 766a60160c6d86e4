/** Even ports of a range, each used again as late as possible: packets of the last call may still be on their way. */
export class PortPool {
  private readonly free: number[]

  constructor(range: { from: number; to: number }) {
    const first = range.from + (range.from % 2)
    this.free = Array.from({ length: Math.max(0, Math.floor((range.to - first) / 2) + 1) }, (_, i) => first + 2 * i)
  }

  get left(): number {
    return this.free.length
  }

  /** @returns null when every port has a call */
  take(): number | null {
    return this.free.shift() ?? null
  }

  giveBack(port: number): void {
    this.free.push(port)
  }
}
