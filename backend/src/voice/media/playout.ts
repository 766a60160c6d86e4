/** What became of an item that was cut. */
export interface CutItem {
  itemId: string
  /** Whole milliseconds that reached the caller; 0 = none of it. */
  heardMs: number
  /** What had come of it, as far as it had come. */
  ofMs: number
}

interface Span {
  itemId: string
  fromMs: number
  toMs: number
}

/**
 * Which part of which item the caller has heard. The leg counts what it played since it was last emptied; here stands what
 * lay where in that time. Never more is said to be heard than was received.
 */
export class Playout {
  #spans: Span[] = []
  #givenMs = 0

  /** Everything given since the last cut. */
  get givenMs(): number {
    return this.#givenMs
  }

  give(itemId: string, ms: number): void {
    const last = this.#spans.at(-1)
    const fromMs = this.#givenMs
    this.#givenMs += ms
    if (last?.itemId === itemId) last.toMs = this.#givenMs
    else this.#spans.push({ itemId, fromMs, toMs: this.#givenMs })
  }

  /** All of it has been heard: nothing of it can be cut any more. */
  heardAll(): void {
    this.#spans = []
  }

  /**
   * Everything that is not heard yet is thrown away, here and in the leg, whose count begins again.
   * @param playedMs of everything given since the last cut
   * @returns the items that lost something
   */
  cut(playedMs: number): CutItem[] {
    const lost = this.#spans.filter(({ toMs }) => toMs > playedMs)
    this.#spans = []
    this.#givenMs = 0
    return lost.map((span) => ({
      itemId: span.itemId,
      heardMs: Math.floor(Math.min(lengthOf(span), Math.max(0, playedMs - span.fromMs))),
      ofMs: Math.floor(lengthOf(span)),
    }))
  }
}

const lengthOf = ({ fromMs, toMs }: Span) => toMs - fromMs
