import { createHash } from 'node:crypto'
import type { SiteActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { SiteWords } from './locales/site-words.ts'
import * as store from './site-limits.store.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
/** Bookings in an hour: from one address, for one number, on one website. */
const perAddress = 5
const perPhone = 3
const perKey = 200
/** Bookings to come that one number may have made online. */
const mostOpen = 3
/** Questions in a minute from one address. */
const asksPerMinute = 120

interface Visit {
  actor: SiteActor
  /** Network address of the browser; null when it is not known. */
  address: string | null
  words: SiteWords
}

/** Keeps a public form from filling a house: everyone who reads the key of a website may use it. */
export class SiteLimits {
  readonly #db: Database
  readonly #now: Clock
  readonly #asked = new Map<string, { since: number; count: number }>()

  constructor({ db, now }: { db: Database; now: Clock }) {
    this.#db = db
    this.#now = now
  }

  /** @throws AppError rate_limited */
  ensureMayAsk({ actor, address, words }: Visit): void {
    const now = this.#now().getTime()
    const key = `${actor.keyId} ${address ?? ''}`
    const known = this.#asked.get(key)
    const window = known && now - known.since < minuteMs ? known : { since: now, count: 0 }
    window.count++
    if (this.#asked.size > 10_000) this.#asked.clear()
    this.#asked.set(key, window)
    if (window.count > asksPerMinute) throw new AppError('rate_limited', words.tooOften, { retryAfter: 60 })
  }

  /**
   * Books within the limits: counted before, so that many at once do not all pass, and given back when nothing was booked.
   * @param phone E.164
   * @throws AppError rate_limited
   */
  async within<T>(visit: Visit, phone: string, today: string, book: () => Promise<T>): Promise<T> {
    const counted = await this.#count(visit, phone, today)
    try {
      return await book()
    } catch (error) {
      await this.#db.write((tx) => store.takeFromCounts(tx.q, counted))
      throw error
    }
  }

  async #count({ actor, address, words }: Visit, phone: string, today: string): Promise<string[]> {
    const limits = new Map([
      [scopeOf(actor, `address ${address ?? ''}`), perAddress],
      [scopeOf(actor, `phone ${phone}`), perPhone],
      [scopeOf(actor, 'all'), perKey],
    ])
    const now = this.#now()
    const since = new Date(now.getTime() - hourMs).toISOString()
    return this.#db.write(async ({ q }) => {
      await store.forgetCounts(q, 'site:', since)
      for (const scope of limits.keys()) await store.addToCount(q, scope, now.toISOString(), since)
      const counts = await store.readCounts(q, [...limits.keys()], since)
      const isBeyond = [...limits].some(([scope, limit]) => (counts.get(scope) ?? 0) > limit)
      if (isBeyond) throw new AppError('rate_limited', words.tooOften, { retryAfter: hourMs / 1000 })
      if ((await store.countOpen(q, actor.conciergerieId, phone, today)) >= mostOpen)
        throw new AppError('rate_limited', words.tooManyOpen)
      return [...limits.keys()]
    })
  }
}

/** Addresses and numbers are not kept: only what tells two apart. */
function scopeOf({ keyId }: SiteActor, of: string): string {
  return `site:${keyId}:${createHash('sha256').update(`${keyId} ${of}`).digest('base64url').slice(0, 22)}`
}
