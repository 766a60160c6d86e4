import type { Role } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { Events } from '#src/live/event-log.ts'
import * as accounts from './accounts.store.ts'
import type { AccountsService } from './accounts.service.ts'
import type { AuditService } from './audit.service.ts'
import { badCredentials } from './credentials.ts'
import type { Credentials } from './credentials.ts'
import { deleteResets } from './links.store.ts'
import type { LinkRow } from './links.store.ts'
import type { LinksService } from './links.service.ts'
import { insertMember } from './members.store.ts'
import type { Passwords } from './passwords.ts'
import type { Origin } from './ports.ts'
import { suspended } from './sessions.service.ts'
import type { SessionsService } from './sessions.service.ts'

export interface JoinParts {
  db: Database
  now: Clock
  events: Events
  links: LinksService
  accounts: AccountsService
  sessions: SessionsService
  credentials: Credentials
  passwords: Passwords
  audit: AuditService
}

interface Acceptance {
  token: string
  name: string
  password: string
}

/** What people do with a one-time link: join a house, set a new password. */
export class JoinService {
  readonly #parts: JoinParts

  constructor(parts: JoinParts) {
    this.#parts = parts
  }

  /**
   * Whoever made an invitation holds its token too: whether the address has an account elsewhere is told to that account's
   * own session only.
   * @throws AppError not_found, gone
   */
  async read(token: string, sessionToken: string | null) {
    const link = await this.#parts.links.find(token)
    const house =
      link.conciergerie_id === null ? null : await accounts.findBadge(this.#parts.db.read, link.conciergerie_id)
    const hasAccount = link.purpose === 'reset' || (await this.#isTheirs(link, sessionToken))
    return { purpose: link.purpose, email: link.email, conciergerie: house?.name ?? null, hasAccount }
  }

  /**
   * Joins a house: with a new account, or with the password of the one that the address has already.
   * @throws AppError not_found, gone, suspended, bad_credentials, rate_limited, invalid, conflict
   */
  async accept({ token, name, password }: Acceptance, origin: Origin) {
    const link = await this.#parts.links.find(token, 'invite')
    const house = await this.#findHouse(link)
    const known = await accounts.findAccountByEmail(this.#parts.db.read, link.email)
    if (known) await this.#prove(link, password, origin)
    const passwordHash = known ? null : await this.#parts.passwords.hashNew(password)
    const joined = await this.#join(link, house, { name, passwordHash, known }, origin)
    return {
      token: joined.token,
      ...(await this.#parts.accounts.identify(joined.accountId, { id: house.id, member_id: joined.memberId })),
    }
  }

  /** Sets a password and ends every session of the account. @throws AppError not_found, gone, invalid */
  async resetPassword({ token, password }: { token: string; password: string }, { ip }: Origin): Promise<void> {
    const { db, links, passwords, sessions, audit } = this.#parts
    const link = await links.find(token, 'reset')
    const accountId = link.account_id ?? 0
    const hash = await passwords.hashNew(password)
    await db.write(async (tx) => {
      await links.use(tx, link)
      await accounts.updateAccount(tx.q, accountId, { password_hash: hash })
      await deleteResets(tx.q, accountId)
      await sessions.end(tx, { accountId })
      for (const house of await accounts.listHousesOf(tx.q, accountId))
        await audit.record(tx, { actor: link.email, action: 'password.reset', ip, conciergerieId: house.id })
    })
  }

  async #join(link: LinkRow, house: { id: number; locale: string }, who: Joiner, origin: Origin) {
    try {
      return await this.#parts.db.write((tx) => this.#joinIn(tx, link, house, who, origin))
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('conflict', words.justJoined, { cause: error })
      throw error
    }
  }

  async #joinIn(tx: Tx, link: LinkRow, house: { id: number; locale: string }, who: Joiner, origin: Origin) {
    const { links, sessions, audit, events, credentials } = this.#parts
    await links.use(tx, link)
    const accountId =
      who.known?.id ?? (await this.createAccount(tx, { ...who, email: link.email, locale: house.locale }))
    const memberId = await this.addMember(tx, { accountId, conciergerieId: house.id, role: link.role as Role })
    await credentials.welcome(tx, { audience: 'dashboard', email: link.email, ip: origin.ip })
    await audit.record(tx, {
      actor: who.known?.name ?? who.name,
      action: 'member.joined',
      target: link.email,
      ip: origin.ip,
      conciergerieId: house.id,
    })
    await events.append(tx, { conciergerieId: house.id, topic: 'members', id: memberId })
    const { token } = await sessions.open(tx, { audience: 'dashboard', accountId, conciergerieId: house.id }, origin)
    return { token, accountId, memberId }
  }

  createAccount(tx: Tx, { email, name, passwordHash, locale }: Omit<accounts.NewAccount, 'at'>): Promise<number> {
    return accounts.insertAccount(tx.q, { email, name, passwordHash, locale, at: this.#at() })
  }

  addMember(
    tx: Tx,
    { accountId, conciergerieId, role }: { accountId: number; conciergerieId: number; role: Role },
  ): Promise<number> {
    const row = {
      conciergerie_id: conciergerieId,
      account_id: accountId,
      role,
      status: 'active',
      last_seen_at: null,
      created_at: this.#at(),
    }
    return insertMember(tx.q, row)
  }

  async #prove(link: LinkRow, password: string, { ip }: Origin): Promise<void> {
    const { credentials, db } = this.#parts
    try {
      await credentials.prove({ audience: 'dashboard', email: link.email, ip }, password, () =>
        accounts.findAccountByEmail(db.read, link.email),
      )
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad_credentials') throw error
      throw badCredentials(words.knownAddress)
    }
  }

  async #findHouse(link: LinkRow) {
    const house = await accounts.findHouseStatus(this.#parts.db.read, link.conciergerie_id ?? 0)
    if (!house) throw new AppError('gone', words.houseGone)
    if (house.status !== 'active') throw suspended()
    return house
  }

  async #isTheirs(link: LinkRow, sessionToken: string | null): Promise<boolean> {
    if (sessionToken === null) return false
    const actor = await this.#parts.sessions.memberOf(sessionToken)
    const account = actor && (await accounts.findAccount(this.#parts.db.read, actor.accountId))
    return account?.email === link.email
  }

  #at(): string {
    return this.#parts.now().toISOString()
  }
}

interface Joiner {
  name: string
  passwordHash: string | null
  known: accounts.AccountRow | undefined
}
