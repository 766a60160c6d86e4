import type { Clock } from '#src/clock.ts'

interface Kept<V> {
  value: Promise<V>
  until: number
}

/** Answers kept in memory for a moment; those asking at the same time share one reading. */
export class TtlCache<V> {
  readonly #ttlMs: number
  readonly #now: Clock
  readonly #max: number
  readonly #kept = new Map<string | number, Kept<V>>()

  constructor({ ttlMs, now, max = 10_000 }: { ttlMs: number; now: Clock; max?: number }) {
    this.#ttlMs = ttlMs
    this.#now = now
    this.#max = max
  }

  get(key: string | number, read: () => Promise<V>): Promise<V> {
    const now = this.#now().getTime()
    const kept = this.#kept.get(key)
    if (kept && kept.until > now) return kept.value
    if (this.#kept.size >= this.#max) this.#kept.clear()
    const value = read()
    this.#kept.set(key, { value, until: now + this.#ttlMs })
    value.catch(() => {
      this.#drop(key, value)
    })
    return value
  }

  /** What is being read meanwhile is not kept either: it may be from before. */
  clear(): void {
    this.#kept.clear()
  }

  #drop(key: string | number, value: Promise<V>): void {
    if (this.#kept.get(key)?.value === value) this.#kept.delete(key)
  }
}
