import { AppError } from '#src/errors.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { AuditService } from './audit.service.ts'
import { words } from './locales/error-words.ts'
import type { Attempt, LoginGuard } from './login-guard.ts'
import { ensureComparable } from './passwords.ts'
import type { Passwords } from './passwords.ts'

export interface CredentialsParts {
  db: Database
  guard: LoginGuard
  passwords: Passwords
  audit: AuditService
}

interface Owner {
  password_hash: string | null
}

export const badCredentials = (why: Phrase = words.badCredentials) => new AppError('bad_credentials', why)

/** Proves that someone knows a password, within the limits of guessing. */
export class Credentials {
  readonly #parts: CredentialsParts

  constructor(parts: CredentialsParts) {
    this.#parts = parts
  }

  /**
   * @param find reads the account that the attempt names; unknown ones take as long as known ones
   * @returns the account as it was when the password matched
   * @throws AppError bad_credentials, rate_limited, or invalid for a password that bcrypt would truncate
   */
  async prove<T extends Owner>(attempt: Attempt, password: string, find: () => Promise<T | undefined>): Promise<T> {
    ensureComparable(password)
    const { guard, passwords } = this.#parts
    await guard.ensureAllowed(attempt)
    return passwords.login(async (matches) => {
      const { id, isLast } = await guard.begin(attempt)
      const owner = await find()
      const proved = await this.#judge(id, () => matches(password, owner?.password_hash ?? null))
      if (proved && owner) return owner
      if (isLast) await this.#reportBurst(attempt)
      throw badCredentials()
    })
  }

  /** To be called in the transaction that acts on the proof. */
  welcome(tx: Tx, attempt: Attempt): Promise<void> {
    return this.#parts.guard.welcome(tx.q, attempt)
  }

  /** A comparison that broke down says nothing about the person. */
  async #judge(id: number, compare: () => Promise<boolean>): Promise<boolean> {
    try {
      return await compare()
    } catch (error) {
      await this.#parts.guard.forgive(id)
      throw error
    }
  }

  #reportBurst({ audience, email, ip }: Attempt): Promise<void> {
    const { db, audit } = this.#parts
    const target = maskEmail(email)
    return db.write((tx) =>
      audit.record(tx, { actor: 'inconnu', action: 'login.failures', target, details: { audience }, ip }),
    )
  }
}

/** `marie@example.com` → `ma…@example.com`: people also type their password in the wrong field. */
function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${email.slice(0, Math.min(2, at))}…${email.slice(at, at + 100)}`
}
