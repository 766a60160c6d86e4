import type { Role } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import * as store from './links.store.ts'
import { presentInvitation } from './present.ts'
import { hashToken, makeToken } from './tokens.ts'

const day = 86_400_000
const inviteLifeMs = 7 * day
const resetLifeMs = 1 * day

export interface LinksParts {
  db: Database
  now: Clock
  /** Without a slash at the end. */
  publicUrl: string
}

interface Invitation {
  conciergerieId: number
  email: string
  role: Role
  /** Who invites, by name. */
  by: string
}

/** One-time links: to join a house, to set a new password. Only hashes of their tokens are kept. */
export class LinksService {
  readonly #parts: LinksParts

  constructor(parts: LinksParts) {
    this.#parts = parts
  }

  /** Makes an invitation; one that was open for the same address is replaced. */
  async invite(tx: Tx, { conciergerieId, email, role, by }: Invitation) {
    await store.deleteInvitationsTo(tx.q, conciergerieId, email)
    const row = {
      purpose: 'invite',
      conciergerie_id: conciergerieId,
      account_id: null,
      email,
      role,
      created_by: by,
    } as const
    const { token, link } = await this.#make(tx, row, inviteLifeMs)
    return { ...presentInvitation(link), token, url: this.#urlOf('invitation', token) }
  }

  async makeReset(tx: Tx, account: { account_id: number; email: string }, by: string) {
    const row = {
      purpose: 'reset',
      conciergerie_id: null,
      account_id: account.account_id,
      email: account.email,
      role: 'concierge',
      created_by: by,
    } as const
    const { token, link } = await this.#make(tx, row, resetLifeMs)
    return { token, url: this.#urlOf('reset-password', token), link }
  }

  async listInvitations(conciergerieId: number) {
    const rows = await store.listInvitations(this.#parts.db.read, conciergerieId, this.#at(0))
    return rows.map(presentInvitation)
  }

  /** @returns the address that was invited @throws AppError not_found */
  async revoke(tx: Tx, conciergerieId: number, id: number): Promise<string> {
    const link = await store.deleteInvitation(tx.q, conciergerieId, id)
    if (!link) throw notFound()
    return link.email
  }

  /** @throws AppError not_found for an unknown token, gone for one that was used or is too old */
  async find(token: string, purpose?: store.LinkRow['purpose']): Promise<store.LinkRow> {
    const link = await store.findLink(this.#parts.db.read, hashToken(token))
    if (!link || (purpose !== undefined && link.purpose !== purpose)) throw notFound()
    if (link.used_at !== null || link.expires_at <= this.#at(0)) throw expired()
    return link
  }

  /** In the transaction that acts on the link: of two parallel uses one wins. @throws AppError gone */
  async use(tx: Tx, link: store.LinkRow): Promise<void> {
    if (!(await store.useLink(tx.q, link.id, this.#at(0)))) throw expired()
  }

  async forgetOld(): Promise<void> {
    await this.#parts.db.write(({ q }) => store.deleteOldLinks(q, this.#at(-30 * day)))
  }

  async #make(
    tx: Tx,
    row: Omit<Parameters<typeof store.insertLink>[1], 'token_hash' | 'created_at' | 'expires_at' | 'used_at'>,
    lifeMs: number,
  ) {
    const token = makeToken()
    const times = { created_at: this.#at(0), expires_at: this.#at(lifeMs), used_at: null }
    return { token, link: await store.insertLink(tx.q, { ...row, ...times, token_hash: hashToken(token) }) }
  }

  #at(fromNow: number): string {
    return new Date(this.#parts.now().getTime() + fromNow).toISOString()
  }

  #urlOf(page: string, token: string): string {
    return `${this.#parts.publicUrl}/${page}/${token}`
  }
}

const expired = () => new AppError('gone', words.linkOver)
