import type { Database, Tx } from '#src/db/database.ts'
import * as accounts from './accounts.store.ts'
import type { JoinService } from './join.service.ts'
import type { LinksService } from './links.service.ts'
import { findMemberByEmail } from './members.store.ts'
import type { Passwords } from './passwords.ts'
import { presentInvitation } from './present.ts'
import type { SessionsService } from './sessions.service.ts'

export interface OwnersParts {
  db: Database
  join: JoinService
  links: LinksService
  sessions: SessionsService
  passwords: Passwords
}

interface NewOwner {
  email: string
  /** Without one the owner gets a one-time link. */
  password: string | undefined
  /** Who makes them owner, by name. */
  by: string
}

/** What administrators need of accounts when they make, suspend and delete houses. */
export class OwnersService {
  readonly #parts: OwnersParts

  constructor(parts: OwnersParts) {
    this.#parts = parts
  }

  /**
   * Hashes ahead of the transaction that `settle` belongs to. An address that has an account keeps its password.
   * @throws AppError invalid for a password that is not acceptable
   */
  async prepare({ email, password, by }: NewOwner) {
    const known = await accounts.findAccountByEmail(this.#parts.db.read, email)
    const passwordHash = password === undefined || known ? null : await this.#parts.passwords.hashNew(password)
    const settle = async (tx: Tx, house: { id: number; locale: string }) => {
      if (password === undefined)
        return this.#parts.links.invite(tx, { conciergerieId: house.id, email, role: 'owner', by })
      const account = { email, name: nameOf(email), passwordHash, locale: house.locale }
      const accountId = known?.id ?? (await this.#parts.join.createAccount(tx, account))
      await this.#parts.join.addMember(tx, { accountId, conciergerieId: house.id, role: 'owner' })
      return undefined
    }
    return { settle }
  }

  /** A link to become owner; for someone who is in the house already, a link to set a new password. */
  async invite(tx: Tx, { conciergerieId, email, by }: { conciergerieId: number; email: string; by: string }) {
    const { links } = this.#parts
    const member = await findMemberByEmail(tx.q, conciergerieId, email)
    if (!member) return links.invite(tx, { conciergerieId, email, role: 'owner', by })
    const { token, url, link } = await links.makeReset(tx, member, by)
    return { ...presentInvitation({ ...link, role: member.role }), token, url }
  }

  /** Every session of the house ends with the transaction. */
  async endHouse(tx: Tx, conciergerieId: number): Promise<void> {
    await this.#parts.sessions.end(tx, { conciergerieId })
  }

  /** A suspended house keeps its sessions, which open nothing, and hears nothing any more. */
  closeStreams(tx: Tx, conciergerieId: number): void {
    this.#parts.sessions.closeStreamsOf(tx, conciergerieId)
  }
}

/** `marie.le-goff@example.com` → `Marie Le Goff`. */
function nameOf(email: string): string {
  const words = email
    .slice(0, email.indexOf('@'))
    .split(/[._+-]+/)
    .filter(Boolean)
  return (
    words
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
      .slice(0, 80) || email
  )
}
