export interface ArmedOptions {
  /** How often it strikes; default 1. `Infinity` (or `'always'` over HTTP) until it is removed. */
  times?: number | 'always'
}

interface Entry<T, F> {
  what: T
  filter: F
  left: number
}

/** Things that are to happen to the next matching request: faults, scripted answers, status plans. */
export class Armed<T, F> {
  #entries: Entry<T, F>[] = []
  readonly #matches: (filter: F, subject: F) => boolean

  /** @param matches whether an entry armed with `filter` strikes `subject` */
  constructor(matches: (filter: F, subject: F) => boolean) {
    this.#matches = matches
  }

  /** Returns a function that takes it away again. */
  add(what: T, filter: F, { times = 1 }: ArmedOptions = {}): () => void {
    const entry = { what, filter, left: times === 'always' ? Infinity : times }
    this.#entries.push(entry)
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry)
    }
  }

  /** The oldest counted one that matches, else the oldest standing one. */
  take(subject: F): T | undefined {
    const matching = this.#entries.filter(({ filter }) => this.#matches(filter, subject))
    const entry = matching.find(({ left }) => left !== Infinity) ?? matching[0]
    if (!entry) return undefined
    entry.left -= 1
    if (entry.left <= 0) this.#entries = this.#entries.filter((other) => other !== entry)
    return entry.what
  }

  get pending(): T[] {
    return this.#entries.map(({ what }) => what)
  }

  clear(): void {
    this.#entries = []
  }
}

/** A filter strikes when each field that it names has that value in the subject. */
export function matchesFields<F extends object>(filter: F, subject: F): boolean {
  return Object.entries(filter).every(
    ([name, wanted]) => wanted === undefined || (subject as Record<string, unknown>)[name] === wanted,
  )
}
