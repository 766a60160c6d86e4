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
 * lay where in that time. Never more is said to be heard than was received, nor less than was said before.
 */
export class Playout {
  #spans: Span[] = []
  #givenMs = 0
  #playedMs = 0

  /** Everything given since the last cut, in milliseconds. */
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

  /** @returns what of an item has been heard, in whole milliseconds */
  heardMs(itemId: string, playedMs: number): number {
    const at = this.#advance(playedMs)
    const span = this.#spans.find((one) => one.itemId === itemId)
    return span ? heardOf(span, at) : 0
  }

  /** Everything that is not heard yet is thrown away, here and in the leg. @returns the items that lost something */
  cut(playedMs: number): CutItem[] {
    const at = this.#advance(playedMs)
    const lost = this.#spans.filter(({ toMs }) => toMs > at)
    this.#spans = []
    this.#givenMs = this.#playedMs = 0
    return lost.map((span) => ({ itemId: span.itemId, heardMs: heardOf(span, at), ofMs: Math.floor(lengthOf(span)) }))
  }

  #advance(playedMs: number): number {
    this.#playedMs = Math.min(this.#givenMs, Math.max(this.#playedMs, playedMs))
    this.#spans = this.#spans.filter(({ toMs }, i) => toMs > this.#playedMs || i === this.#spans.length - 1)
    return this.#playedMs
  }
}

const lengthOf = ({ fromMs, toMs }: Span) => toMs - fromMs
const heardOf = (span: Span, at: number) => Math.floor(Math.min(lengthOf(span), Math.max(0, at - span.fromMs)))
