/** At least this much between two marks: they cost a message each way. */
const markEveryMs = 40
/** A silence this short within a sentence passes for sound: its end will be known by the next mark. */
const shortGapMs = 40

interface Mark {
  number: number
  /** What had been given when it was sent. */
  ms: number
}

/**
 * How much of what was sent has been played, where the other side plays it and returns our marks when it comes to them.
 * Between two marks time goes on as it does for the listener, up to the next mark that is still out: so the answer is exact
 * to 40 ms whatever the distance between marks. Each clearing begins a generation; marks of earlier ones say nothing.
 */
export class MarkClock {
  readonly #now: () => number
  #generation = 0
  #count = 0
  #givenMs = 0
  #markedMs = 0
  #out: Mark[] = []
  #last: { ms: number; at: number } | null = null
  #playedMs = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now
  }

  get isPlayedOut(): boolean {
    return this.#out.length === 0 && this.#markedMs === this.#givenMs
  }

  /** @returns a mark to send before sound that follows silence, so that its beginning is known; null otherwise */
  begin(): string | null {
    if (this.#out.length > 0 || this.#isTailPlaying) return null
    this.#last = null
    return this.#mark()
  }

  /** @returns a mark to send after this sound, or null when it is too soon for one */
  give(ms: number): string | null {
    this.#givenMs += ms
    return this.#givenMs - this.#markedMs >= markEveryMs ? this.#mark() : null
  }

  /** @returns a mark for what has none yet */
  end(): string | null {
    return this.#givenMs > this.#markedMs ? this.#mark() : null
  }

  returned(name: string): void {
    const dot = name.indexOf('.')
    const number = Number(name.slice(dot + 1))
    if (dot < 1 || Number(name.slice(0, dot)) !== this.#generation) return
    const index = this.#out.findIndex((mark) => mark.number === number)
    if (index === -1) return
    const { ms } = this.#out[index] as Mark
    this.#out.splice(0, index + 1)
    this.#last = { ms, at: this.#now() }
  }

  playedMs(): number {
    const last = this.#last
    if (last) {
      const next = this.#out[0]?.ms ?? last.ms
      this.#playedMs = Math.max(this.#playedMs, Math.min(next, last.ms + this.#now() - last.at))
    }
    return this.#playedMs
  }

  /** Milliseconds that are not known to be played. */
  leftMs(): number {
    return this.#givenMs - this.playedMs()
  }

  /** Marks that are out will not be waited for. */
  playAll(): void {
    this.#out = []
    this.#markedMs = this.#givenMs
    this.#last = { ms: this.#givenMs, at: this.#now() }
  }

  clear(): void {
    this.#generation++
    this.#out = []
    this.#givenMs = this.#markedMs = this.#playedMs = 0
    this.#last = null
  }

  /** Sound that bears no mark yet is not over, or only just, going by the time since the last one. */
  get #isTailPlaying(): boolean {
    return this.#last !== null && this.#now() - this.#last.at < this.#givenMs - this.#last.ms + shortGapMs
  }

  #mark(): string {
    this.#markedMs = this.#givenMs
    this.#out.push({ number: ++this.#count, ms: this.#givenMs })
    return `${this.#generation}.${this.#count}`
  }
}
