import { createHash } from 'node:crypto'
import type { PromptBlock } from './tokens.ts'

/** Shorter prefixes are not cached, without a word. */
const SHORTEST_PREFIX_TOKENS = 4096
/** How many blocks before a mark are looked at for an earlier entry. */
const LOOKBACK = 20
const LASTS_MS = { '5m': 5 * 60_000, '1h': 60 * 60_000 }

export interface InputUsage {
  /** Tokens that were neither read from nor written to a cache. */
  fresh: number
  read: number
  written: { '5m': number; '1h': number }
}

interface Prefix extends PromptBlock {
  hash: string
  /** Tokens up to the end of this block. */
  total: number
}

/** Prompt caches of one simulated vendor: entries end where a request marked it, and live five minutes or an hour. */
export class PromptCache {
  readonly #entries = new Map<string, { expires: number; lastsMs: number }>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** What the prompt of a request costs, and what is kept of it. `owner` keeps keys and models apart. */
  charge(owner: string, blocks: PromptBlock[]): InputUsage {
    const prefixes = this.#prefixes(owner, blocks)
    const total = prefixes.at(-1)?.total ?? 0
    const marks = prefixes.flatMap((prefix, index) =>
      prefix.cached && prefix.total >= SHORTEST_PREFIX_TOKENS ? [index] : [],
    )
    const hit = this.#longestHit(prefixes, marks)
    const read = hit?.total ?? 0
    const written = { '5m': 0, '1h': 0 }
    let upTo = read
    for (const index of marks) {
      const prefix = prefixes[index]
      if (!prefix?.cached) continue
      this.#keep(prefix.hash, LASTS_MS[prefix.cached])
      written[prefix.cached] += Math.max(0, prefix.total - upTo)
      upTo = Math.max(upTo, prefix.total)
    }
    return { fresh: total - upTo, read, written }
  }

  clear(): void {
    this.#entries.clear()
  }

  #prefixes(owner: string, blocks: PromptBlock[]): Prefix[] {
    const hash = createHash('sha256').update(owner)
    let total = 0
    return blocks.map((block) => {
      total += block.tokens
      hash.update(`\u0000${block.text}`)
      return { ...block, total, hash: hash.copy().digest('hex') }
    })
  }

  #longestHit(prefixes: Prefix[], marks: number[]): Prefix | undefined {
    for (const mark of marks.toReversed()) {
      const near = prefixes.slice(Math.max(0, mark - LOOKBACK), mark + 1)
      const hit = near.findLast(({ hash }) => this.#isAlive(hash))
      if (hit) return hit
    }
    return undefined
  }

  /** Reading an entry makes it live as long again. */
  #isAlive(hash: string): boolean {
    const entry = this.#entries.get(hash)
    if (!entry || entry.expires <= this.#now()) return false
    entry.expires = this.#now() + entry.lastsMs
    return true
  }

  #keep(hash: string, lastsMs: number): void {
    this.#entries.set(hash, { expires: this.#now() + lastsMs, lastsMs })
  }
}
