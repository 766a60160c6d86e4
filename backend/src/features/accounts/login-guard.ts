import type { SessionAudience } from '#src/http/cookies.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import * as store from './login-guard.store.ts'
import { countedAddress, limits, waitBeforeTry } from './login-limits.ts'
import { hashToken } from './tokens.ts'

export interface Attempt {
  audience: SessionAudience
  email: string
  ip: string | null
}

const day = 86_400_000
const originsKeptFor = 90 * day

/** Counts failed logins. An attempt counts as failed from its beginning, so that parallel ones cannot outrun the limit. */
export class LoginGuard {
  readonly #db: Database
  readonly #now: Clock

  constructor({ db, now }: { db: Database; now: Clock }) {
    this.#db = db
    this.#now = now
  }

  /** A first look, without writing. @throws AppError rate_limited with the seconds to wait */
  async ensureAllowed(attempt: Attempt): Promise<void> {
    await this.#judge(this.#db.read, this.#describe(attempt))
  }

  /**
   * Counts the attempt as failed until it succeeds.
   * @returns its id, and whether it is the one that reaches a limit if it fails
   * @throws AppError rate_limited
   */
  begin(attempt: Attempt): Promise<{ id: number; isLast: boolean }> {
    return this.#db.write(async ({ q }) => {
      const it = this.#describe(attempt)
      await store.takeTurn(q, it)
      const before = await this.#judge(q, it)
      const here = before.filter((failure) => failure.ip === it.ip).length + 1
      return {
        id: await store.insertFailure(q, it),
        isLast: here % limits.here.count === 0 || (before.length + 1) % limits.everywhere.count === 0,
      }
    })
  }

  /** The attempt was no guess after all: it succeeded, or could not be judged. */
  async forgive(id: number): Promise<void> {
    await this.#db.write(({ q }) => store.deleteFailure(q, id))
  }

  /** Forgets this address's failures and remembers it as the account's own. */
  async welcome(q: Queries, attempt: Attempt): Promise<void> {
    const it = this.#describe(attempt)
    await store.deleteFailuresHere(q, it)
    await store.rememberOrigin(q, it)
  }

  async forgetOld(): Promise<void> {
    const now = this.#now().getTime()
    const before = {
      failures: new Date(now - day).toISOString(),
      origins: new Date(now - originsKeptFor).toISOString(),
    }
    await this.#db.write(({ q }) => store.forgetTries(q, before))
  }

  async #judge(q: Queries, it: store.Try) {
    const now = Date.parse(it.at)
    const rows = await store.listFailures(q, it.account, new Date(now - limits.everywhere.windowMs).toISOString())
    const failures = rows.map((row) => ({ ip: row.ip, at: Date.parse(row.at) }))
    const wait = waitBeforeTry(failures, it.ip, await store.isKnownOrigin(q, it), now)
    if (wait > 0) throw tooMany(wait)
    return failures
  }

  #describe({ audience, email, ip }: Attempt): store.Try {
    return {
      account: hashToken(`${audience}:${email.trim().toLowerCase()}`),
      ip: countedAddress(ip),
      at: this.#now().toISOString(),
    }
  }
}

function tooMany(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  const wait = seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
  return new AppError('rate_limited', words.tooMany(wait), { retryAfter: seconds })
}
