import type { MemberActor } from '#src/actor.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { toE164 } from '#src/text/phone.ts'
import * as store from './accounts.store.ts'
import type { AuditService } from './audit.service.ts'
import { badCredentials } from './credentials.ts'
import type { Credentials } from './credentials.ts'
import { deleteResets } from './links.store.ts'
import { words } from './locales/error-words.ts'
import { findMember } from './members.store.ts'
import type { Passwords } from './passwords.ts'
import type { Origin } from './ports.ts'
import { presentMember } from './present.ts'
import { suspended } from './sessions.service.ts'
import type { SessionsService } from './sessions.service.ts'

export interface AccountsParts {
  db: Database
  events: Events
  sessions: SessionsService
  credentials: Credentials
  passwords: Passwords
  audit: AuditService
  demo: boolean
}

interface Login {
  email: string
  password: string
  /** The session of the browser, if it has one: the new one replaces it. */
  previous: string | null
}

interface Profile {
  name?: string | undefined
  locale?: string | undefined
  phone?: string | null | undefined
}

/** A person and their own doings: logging in, who they are, their password, going to another of their houses. */
export class AccountsService {
  readonly #parts: AccountsParts

  constructor(parts: AccountsParts) {
    this.#parts = parts
  }

  /** @throws AppError bad_credentials, rate_limited, suspended when every house of the person is */
  async login({ email, password, previous }: Login, origin: Origin) {
    const { db, sessions, credentials, audit } = this.#parts
    const attempt = { audience: 'dashboard', email, ip: origin.ip } as const
    const account = await credentials.prove(attempt, password, () => store.findAccountByEmail(db.read, email))
    const house = await this.#chooseHouse(account.id)
    const { token } = await db.write(async (tx) => {
      await this.#ensureSamePassword(tx, account)
      await sessions.endOf(tx, 'dashboard', previous)
      await credentials.welcome(tx, attempt)
      await audit.record(tx, { actor: account.name, action: 'login', ip: origin.ip, conciergerieId: house.id })
      return sessions.open(tx, { audience: 'dashboard', accountId: account.id, conciergerieId: house.id }, origin)
    })
    return { token, ...(await this.identify(account.id, house)) }
  }

  async logout(actor: MemberActor): Promise<void> {
    await this.#parts.db.write((tx) => this.#parts.sessions.end(tx, { id: actor.sessionId }))
  }

  me(actor: MemberActor) {
    return this.identify(actor.accountId, { id: actor.conciergerieId, member_id: actor.memberId })
  }

  /** Who a person is in one of their houses, and the others they may go to. */
  async identify(accountId: number, house: { id: number; member_id: number }) {
    const { read } = this.#parts.db
    const [member, badge, houses] = await Promise.all([
      findMember(read, house.id, house.member_id),
      store.findBadge(read, house.id),
      this.#listHouses(accountId),
    ])
    if (!member) throw notFound()
    const others = houses.filter((other) => other.id !== house.id && other.status === 'active')
    return {
      member: presentMember(member),
      conciergerie: { ...badge, city: badge.city || null, demo: badge.demo === 1 },
      houses: others.map(({ id, name }) => ({ id, name })),
    }
  }

  /** Where a person can be rung, E.164; null when they gave no number. */
  async phoneOf(accountId: number): Promise<string | null> {
    return (await store.findAccount(this.#parts.db.read, accountId))?.phone ?? null
  }

  async updateMe(actor: MemberActor, { name, locale, phone }: Profile) {
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(locale === undefined ? {} : { locale }),
      ...(phone === undefined ? {} : { phone: phone === null ? null : readPhone(phone) }),
    }
    await this.#parts.db.write(async (tx) => {
      await store.updateAccount(tx.q, actor.accountId, change)
      await this.#parts.events.append(tx, {
        conciergerieId: actor.conciergerieId,
        topic: 'members',
        id: actor.memberId,
      })
    })
    return this.me(actor)
  }

  /** @throws AppError not_found for a house that is not theirs, suspended */
  async switchHouse(actor: MemberActor, conciergerieId: number) {
    const house = (await this.#listHouses(actor.accountId)).find((candidate) => candidate.id === conciergerieId)
    if (!house) throw notFound()
    if (house.status !== 'active') throw suspended()
    await this.#parts.db.write((tx) => this.#parts.sessions.move(tx, actor, conciergerieId))
    return this.identify(actor.accountId, house)
  }

  listSessions(actor: MemberActor) {
    return this.#parts.sessions.list({ accountId: actor.accountId }, actor.sessionId)
  }

  async revokeSession(actor: MemberActor, id: number, { ip }: Origin): Promise<void> {
    const { db, sessions, audit } = this.#parts
    await db.write(async (tx) => {
      await sessions.revoke(tx, { accountId: actor.accountId }, id)
      await audit.record(tx, { actor, action: 'session.revoked', ip })
    })
  }

  async revokeOtherSessions(actor: MemberActor, { ip }: Origin): Promise<void> {
    const { db, sessions, audit } = this.#parts
    await db.write(async (tx) => {
      const ended = await sessions.end(tx, { accountId: actor.accountId, exceptId: actor.sessionId })
      if (ended > 0) await audit.record(tx, { actor, action: 'session.revoked', details: { ended }, ip })
    })
  }

  /** @throws AppError bad_credentials, invalid, rate_limited */
  async changePassword(actor: MemberActor, change: { current: string; next: string }, { ip }: Origin): Promise<void> {
    const { db, sessions, credentials, passwords, audit } = this.#parts
    const account = await store.findAccount(db.read, actor.accountId)
    if (!account) throw notFound()
    const attempt = { audience: 'dashboard', email: account.email, ip } as const
    await credentials.prove(attempt, change.current, () => Promise.resolve(account))
    const hash = await passwords.hashNew(change.next, 'next')
    await db.write(async (tx) => {
      const replaced = await store.replacePassword(tx.q, account.id, account.password_hash, hash)
      if (!replaced) throw new AppError('conflict', words.passwordChanged)
      await deleteResets(tx.q, account.id)
      await sessions.end(tx, { accountId: account.id, exceptId: actor.sessionId })
      await credentials.welcome(tx, attempt)
      await audit.record(tx, { actor, action: 'password.changed', ip })
    })
  }

  async #chooseHouse(accountId: number) {
    const houses = await this.#listHouses(accountId)
    const house = houses.find((candidate) => candidate.status === 'active')
    if (house) return house
    if (houses.length > 0) throw suspended()
    throw new AppError('forbidden', words.noHouse)
  }

  async #listHouses(accountId: number) {
    const houses = await store.listHousesOf(this.#parts.db.read, accountId)
    return houses.filter((house) => house.demo === 0 || this.#parts.demo)
  }

  /** A password changed while the old one was being compared: the old one opens nothing any more. */
  async #ensureSamePassword(tx: Tx, proved: store.AccountRow): Promise<void> {
    const now = await store.lockAccount(tx.q, proved.id)
    if (now?.password_hash !== proved.password_hash) throw badCredentials()
  }
}

function readPhone(phone: string): string {
  const number = toE164(phone)
  if (number !== null) return number
  throw new AppError('invalid', words.phone, { fields: { phone: words.phoneField } })
}
