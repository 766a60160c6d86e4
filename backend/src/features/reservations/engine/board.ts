/** Who holds a unit in a bucket: a reservation's id, or a block's id made negative. */
export type Holder = number

/** What is taken of some units in a stretch of the calendar. Buckets are nights, or quarters of an hour. */
export class Board {
  readonly #held = new Map<number, Map<string, Holder>>()

  hold(unitId: number, bucket: string, holder: Holder): void {
    const buckets = this.#held.get(unitId)
    if (buckets) buckets.set(bucket, holder)
    else this.#held.set(unitId, new Map([[bucket, holder]]))
  }

  holderOf(unitId: number, bucket: string): Holder | undefined {
    return this.#held.get(unitId)?.get(bucket)
  }

  isFree(unitId: number, buckets: readonly string[]): boolean {
    const held = this.#held.get(unitId)
    return held === undefined || !buckets.some((bucket) => held.has(bucket))
  }

  /** Everything that is held: unit → bucket → holder. */
  entries(): IterableIterator<[number, ReadonlyMap<string, Holder>]> {
    return this.#held.entries()
  }
}

export const isBlock = (holder: Holder) => holder < 0
