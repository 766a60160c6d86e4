/** Who holds a unit in a bucket: a reservation's id, or a block's id made negative. */
export type Holder = number

/** Buckets `[from, to)`, by number: nights, or quarters of an hour. */
export interface Span {
  from: number
  to: number
}

/** What one holder has of a unit. */
export interface Run extends Span {
  holder: Holder
}

/** Runs of each unit, in order. */
export type Lines = ReadonlyMap<number, readonly Run[]>

const nothing: readonly Run[] = []

/** What is taken of some units in a stretch of the calendar. */
export class Board {
  readonly #lines: Map<number, readonly Run[]>

  constructor(lines: Lines = new Map()) {
    this.#lines = new Map(lines)
  }

  hold(unitId: number, run: Run): void {
    const runs = this.runsOf(unitId)
    this.#lines.set(unitId, runs.toSpliced(firstAfter(runs, run.from), 0, run))
  }

  runsOf(unitId: number): readonly Run[] {
    return this.#lines.get(unitId) ?? nothing
  }

  /** Those that touch a span, in order. */
  runsIn(unitId: number, { from, to }: Span): readonly Run[] {
    const runs = this.runsOf(unitId)
    const first = firstAfter(runs, from)
    let last = first
    while (last < runs.length && (runs[last]?.from ?? to) < to) last++
    return first === last ? nothing : runs.slice(first, last)
  }

  holderOf(unitId: number, bucket: number): Holder | undefined {
    const runs = this.runsOf(unitId)
    const run = runs[firstAfter(runs, bucket)]
    return run && run.from <= bucket ? run.holder : undefined
  }

  isFree(unitId: number, { from, to }: Span): boolean {
    const runs = this.runsOf(unitId)
    const next = runs[firstAfter(runs, from)]
    return next === undefined || next.from >= to
  }

  /** Free buckets just before and just after a span that is free, so many on each side at most. */
  gapAround(unitId: number, { from, to }: Span, most: number): number {
    const runs = this.runsOf(unitId)
    const next = firstAfter(runs, from)
    const before = from - (runs[next - 1]?.to ?? -Infinity)
    const after = (runs[next]?.from ?? Infinity) - to
    return Math.min(most, before) + Math.min(most, after)
  }
}

/** Where in a line the first run stands that ends after a bucket. */
function firstAfter(runs: readonly Run[], bucket: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.to ?? Infinity) > bucket) high = middle
    else low = middle + 1
  }
  return low
}

export const isBlock = (holder: Holder) => holder < 0
