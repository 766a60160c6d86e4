/** Room between two turns, for one that is heard of late. */
const step = 1_000

/**
 * The order in which things were spoken. News of them comes in another one: the caller's words are written down after the
 * answer to them has begun. Positions never change once given.
 */
export class TurnOrder {
  readonly #positions = new Map<string, number>()

  /** Where a turn stands; `undefined` for the last place. The same turn twice keeps its first place. */
  place(itemId: string, after?: string | null): number {
    const known = this.#positions.get(itemId)
    if (known !== undefined) return known
    const position = this.#between(after)
    this.#positions.set(itemId, position)
    return position
  }

  #between(after: string | null | undefined): number {
    const sorted = [...this.#positions.values()].sort((a, b) => a - b)
    const last = sorted.at(-1) ?? 0
    if (after === undefined) return last + step
    const low = after === null ? 0 : (this.#positions.get(after) ?? last)
    const high = sorted.find((position) => position > low)
    return high === undefined ? low + step : Math.floor((low + high) / 2)
  }
}
