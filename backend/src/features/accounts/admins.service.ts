import type { AdminActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import { ConfigError } from '#src/config.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError, notFound } from '#src/errors.ts'
import * as store from './admins.store.ts'
import type { AuditService } from './audit.service.ts'
import { badCredentials } from './credentials.ts'
import type { Credentials } from './credentials.ts'
import { words } from './locales/error-words.ts'
import type { Passwords } from './passwords.ts'
import type { Origin } from './ports.ts'
import type { SessionsService } from './sessions.service.ts'

export interface AdminsParts {
  db: Database
  now: Clock
  sessions: SessionsService
  credentials: Credentials
  passwords: Passwords
  audit: AuditService
  demo: boolean
}

interface Profile {
  name?: string | undefined
  locale?: string | undefined
}

/** Administrators of the platform: accounts, sessions and cookie of their own. */
export class AdminsService {
  readonly #parts: AdminsParts

  constructor(parts: AdminsParts) {
    this.#parts = parts
  }

  /**
   * Makes the first administrator of the configuration, when there is none yet.
   * @throws ConfigError for a password that would not be accepted
   */
  async ensureFirst(first: { email: string; password: string } | null): Promise<void> {
    const { db, passwords, demo, audit } = this.#parts
    if (!first || (await store.hasAdmin(db.read, demo))) return
    const hash = await passwords.hashNew(first.password, 'ADMIN_PASSWORD').catch((error: unknown) => {
      throw new ConfigError(`ADMIN_PASSWORD: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    })
    const add = async (tx: Tx) => {
      await this.add(tx, { email: first.email, name: 'Administrateur', passwordHash: hash, demo: false })
      await audit.record(tx, { actor: 'système', action: 'admin.created', target: first.email })
    }
    await db.write(add).catch((error: unknown) => {
      // another process that starts on the same empty database was faster
      if (!isUniqueViolation(error)) throw error
    })
  }

  add(
    tx: Tx,
    { email, name, passwordHash, demo }: { email: string; name: string; passwordHash: string; demo: boolean },
  ): Promise<void> {
    const at = this.#parts.now().toISOString()
    return store.insertAdmin(tx.q, {
      email: email.toLowerCase(),
      name,
      password_hash: passwordHash,
      locale: 'fr',
      demo: demo ? 1 : 0,
      created_at: at,
    })
  }

  /** @throws AppError bad_credentials, rate_limited */
  async login(
    { email, password, previous }: { email: string; password: string; previous: string | null },
    origin: Origin,
  ) {
    const { db, sessions, credentials, audit } = this.#parts
    const attempt = { audience: 'admin', email, ip: origin.ip } as const
    const admin = await credentials.prove(attempt, password, () => this.#findByEmail(email))
    const { token } = await db.write(async (tx) => {
      const now = await store.lockAdmin(tx.q, admin.id)
      if (now?.password_hash !== admin.password_hash) throw badCredentials()
      await sessions.endOf(tx, 'admin', previous)
      await credentials.welcome(tx, attempt)
      await audit.record(tx, { actor: `admin ${admin.name}`, action: 'login', ip: origin.ip })
      return sessions.open(tx, { audience: 'admin', adminId: admin.id }, origin)
    })
    return { admin: present(admin), token }
  }

  async logout(actor: AdminActor): Promise<void> {
    await this.#parts.db.write((tx) => this.#parts.sessions.end(tx, { id: actor.sessionId }))
  }

  async me(actor: AdminActor) {
    return { admin: present(await this.#find(actor)) }
  }

  async updateMe(actor: AdminActor, { name, locale }: Profile) {
    const change = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) }
    await this.#parts.db.write(({ q }) => store.updateAdmin(q, actor.adminId, change))
    return this.me(actor)
  }

  listSessions(actor: AdminActor) {
    return this.#parts.sessions.list({ adminId: actor.adminId }, actor.sessionId)
  }

  async revokeSession(actor: AdminActor, id: number, { ip }: Origin): Promise<void> {
    const { db, sessions, audit } = this.#parts
    await db.write(async (tx) => {
      await sessions.revoke(tx, { adminId: actor.adminId }, id)
      await audit.record(tx, { actor, action: 'session.revoked', ip })
    })
  }

  async revokeOtherSessions(actor: AdminActor, { ip }: Origin): Promise<void> {
    const { db, sessions, audit } = this.#parts
    await db.write(async (tx) => {
      const ended = await sessions.end(tx, { adminId: actor.adminId, exceptId: actor.sessionId })
      if (ended > 0) await audit.record(tx, { actor, action: 'session.revoked', details: { ended }, ip })
    })
  }

  /** @throws AppError bad_credentials, invalid, rate_limited */
  async changePassword(actor: AdminActor, change: { current: string; next: string }, { ip }: Origin): Promise<void> {
    const { db, sessions, credentials, passwords, audit } = this.#parts
    const admin = await this.#find(actor)
    const attempt = { audience: 'admin', email: admin.email, ip } as const
    await credentials.prove(attempt, change.current, () => Promise.resolve(admin))
    const hash = await passwords.hashNew(change.next, 'next')
    await db.write(async (tx) => {
      const replaced = await store.replacePassword(tx.q, admin.id, admin.password_hash, hash)
      if (!replaced) throw new AppError('conflict', words.passwordChanged)
      await sessions.end(tx, { adminId: admin.id, exceptId: actor.sessionId })
      await credentials.welcome(tx, attempt)
      await audit.record(tx, { actor, action: 'password.changed', ip })
    })
  }

  async #findByEmail(email: string): Promise<store.AdminRow | undefined> {
    const admin = await store.findAdminByEmail(this.#parts.db.read, email)
    return admin && (admin.demo === 0 || this.#parts.demo) ? admin : undefined
  }

  async #find(actor: AdminActor): Promise<store.AdminRow> {
    const admin = await store.findAdmin(this.#parts.db.read, actor.adminId)
    if (!admin) throw notFound()
    return admin
  }
}

function present({ id, email, name, locale }: store.AdminRow) {
  return { id, email, name, locale }
}
