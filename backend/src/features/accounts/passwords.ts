import { AppError } from '#src/errors.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { BcryptQueue } from './bcrypt-queue.ts'
import { isCommonPassword } from './common-passwords.ts'
import { words } from './locales/error-words.ts'

/** bcrypt reads 72 bytes and silently ignores the rest: a longer password would be equal to its beginning. */
const maxBytes = 72
const minLength = 12

/** A hash that no password has, compared when there is no account, so that both take the same time. */
const nobody = (cost: number) =>
  `$2b$${String(cost).padStart(2, '0')}$Q9pYv0c7mXrE2sT5wZ8uKeG1hJ4kN6bV3xC0aF9dL2yR5tU7iO8Pq`

/**
 * Refuses a password that bcrypt would truncate, at setting as at login.
 * @throws AppError invalid
 */
export function ensureComparable(password: string, field = 'password'): void {
  if (Buffer.byteLength(password, 'utf8') <= maxBytes) return
  throw refuse(field, words.passwordLong)
}

/**
 * @param field the body's field, for the message
 * @throws AppError invalid with what is wrong
 */
function ensureAcceptable(password: string, field = 'password'): void {
  if (password.length < minLength) throw refuse(field, words.passwordShort)
  ensureComparable(password, field)
  if (isCommonPassword(password)) throw refuse(field, words.passwordCommon)
}

function refuse(field: string, why: Phrase): AppError {
  return new AppError('invalid', why, { fields: { [field]: why } })
}

/** Checks and hashes new passwords; the only place that makes a hash to store. */
export class Passwords {
  readonly #queue: BcryptQueue

  constructor(queue: BcryptQueue) {
    this.#queue = queue
  }

  /** @throws AppError invalid */
  async hashNew(password: string, field?: string): Promise<string> {
    ensureAcceptable(password, field)
    return this.#queue.hash(password)
  }

  /** For the demo accounts only, whose passwords everyone knows. */
  hashKnown(password: string): Promise<string> {
    return this.#queue.hash(password)
  }

  /**
   * Runs `work` in a login's turn; `matches` compares with a hash, or with nobody's when there is none.
   * @throws AppError rate_limited when too many wait
   */
  login<T>(work: (matches: (password: string, hash: string | null) => Promise<boolean>) => Promise<T>): Promise<T> {
    return this.#queue.login((compare) =>
      work(async (password, hash) => (await compare(password, hash ?? nobody(this.#queue.cost))) && hash !== null),
    )
  }
}
