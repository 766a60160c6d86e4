import type { Role } from '@conciergerie/contract'
import type { MemberActor } from '#src/actor.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { Events } from '#src/live/event-log.ts'
import { deleteHomeless } from './accounts.store.ts'
import type { AuditAction, AuditService } from './audit.service.ts'
import type { LinksService } from './links.service.ts'
import * as store from './members.store.ts'
import type { Origin } from './ports.ts'
import { presentMember } from './present.ts'
import type { SessionsService } from './sessions.service.ts'

export interface MembersParts {
  db: Database
  events: Events
  sessions: SessionsService
  links: LinksService
  audit: AuditService
}

interface Change {
  role?: Role | undefined
  status?: 'active' | 'disabled' | undefined
}

/** The team of a house. A house always keeps one active owner. */
export class MembersService {
  readonly #parts: MembersParts

  constructor(parts: MembersParts) {
    this.#parts = parts
  }

  async list({ conciergerieId }: { conciergerieId: number }) {
    const { db, links } = this.#parts
    const [rows, invitations] = await Promise.all([
      store.listMembers(db.read, conciergerieId),
      links.listInvitations(conciergerieId),
    ])
    return { items: rows.map(presentMember), invitations }
  }

  /** The same answer whether or not the address has an account elsewhere. @throws AppError conflict for a member */
  async invite(actor: MemberActor, { email, role }: { email: string; role: Role }, { ip }: Origin) {
    return this.#parts.db.write(async (tx) => {
      if (await store.findMemberByEmail(tx.q, actor.conciergerieId, email))
        throw new AppError('conflict', words.isMember, {
          fields: { email: words.isMemberField },
        })
      const invitation = await this.#parts.links.invite(tx, {
        conciergerieId: actor.conciergerieId,
        email,
        role,
        by: actor.name,
      })
      await this.#parts.audit.record(tx, { actor, action: 'member.invited', target: email, details: { role }, ip })
      await this.#announce(tx, actor, null)
      return invitation
    })
  }

  async revokeInvitation(actor: MemberActor, id: number, { ip }: Origin): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const email = await this.#parts.links.revoke(tx, actor.conciergerieId, id)
      await this.#parts.audit.record(tx, { actor, action: 'invitation.revoked', target: email, ip })
      await this.#announce(tx, actor, null)
    })
  }

  /** @throws AppError not_found, conflict for the last owner */
  async update(actor: MemberActor, id: number, change: Change, { ip }: Origin) {
    const { db, sessions } = this.#parts
    return db.write(async (tx) => {
      const member = await this.#take(tx, actor, id)
      await store.updateMember(tx.q, actor.conciergerieId, id, withoutUndefined(change))
      await this.#ensureOwnerLeft(tx, actor)
      const after = await this.#find(tx, actor, id)
      if (losesRights(member, after))
        await sessions.end(tx, { accountId: member.account_id, conciergerieId: actor.conciergerieId })
      for (const [action, details] of deedsOf(member, after))
        await this.#parts.audit.record(tx, { actor, action, target: member.email, details, ip })
      await this.#announce(tx, actor, id)
      return presentMember(after)
    })
  }

  /** @throws AppError not_found, conflict for the last owner */
  async remove(actor: MemberActor, id: number, { ip }: Origin): Promise<void> {
    const { db, sessions, audit } = this.#parts
    await db.write(async (tx) => {
      const member = await this.#take(tx, actor, id)
      await store.deleteMember(tx.q, actor.conciergerieId, id)
      await this.#ensureOwnerLeft(tx, actor)
      await sessions.end(tx, { accountId: member.account_id, conciergerieId: actor.conciergerieId })
      await deleteHomeless(tx.q, [member.account_id])
      await audit.record(tx, { actor, action: 'member.removed', target: member.email, ip })
      await this.#announce(tx, actor, id)
    })
  }

  /**
   * An owner answers for their own house only: for someone who also works elsewhere the link would open that house too.
   * @throws AppError not_found, conflict
   */
  async makeResetLink(actor: MemberActor, id: number, { ip }: Origin) {
    const { db, links, audit } = this.#parts
    return db.write(async (tx) => {
      const member = await this.#find(tx, actor, id)
      if ((await store.countHouses(tx.q, member.account_id)) > 1) throw new AppError('conflict', words.resetByAdmin)
      const { token, url, link } = await links.makeReset(tx, member, actor.name)
      await audit.record(tx, { actor, action: 'member.reset-link', target: member.email, ip })
      return { token, url, expiresAt: link.expires_at }
    })
  }

  /** Everyone leaves a house that is being erased; who works nowhere else has no account any more. */
  async removeAll(tx: Tx, conciergerieId: number): Promise<void> {
    await deleteHomeless(tx.q, await store.deleteMembers(tx.q, conciergerieId))
  }

  /** Active members of each house. */
  countByHouse(): Promise<ReadonlyMap<number, number>> {
    return store.countActiveByHouse(this.#parts.db.read)
  }

  async #take(tx: Tx, actor: MemberActor, id: number): Promise<store.MemberRow> {
    await store.holdOwners(tx.q, actor.conciergerieId)
    return this.#find(tx, actor, id)
  }

  async #find(tx: Tx, actor: MemberActor, id: number): Promise<store.MemberRow> {
    const member = await store.findMember(tx.q, actor.conciergerieId, id)
    if (!member) throw notFound()
    return member
  }

  async #ensureOwnerLeft(tx: Tx, actor: MemberActor): Promise<void> {
    if ((await store.countActiveOwners(tx.q, actor.conciergerieId)) > 0) return
    throw new AppError('conflict', words.lastOwner)
  }

  #announce(tx: Tx, actor: MemberActor, id: number | null): Promise<unknown> {
    return this.#parts.events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'members', id })
  }
}

type Standing = Pick<store.MemberRow, 'role' | 'status'>

const losesRights = (before: Standing, after: Standing) =>
  (before.role === 'owner' && after.role !== 'owner') || (before.status === 'active' && after.status !== 'active')

function deedsOf(before: Standing, after: Standing): [AuditAction, Record<string, unknown>][] {
  const deeds: [AuditAction, Record<string, unknown>][] = []
  if (before.role !== after.role) deeds.push(['member.role', { from: before.role, to: after.role }])
  if (before.status !== after.status) deeds.push([after.status === 'active' ? 'member.enabled' : 'member.disabled', {}])
  return deeds
}

function withoutUndefined({ role, status }: Change) {
  return { ...(role === undefined ? {} : { role }), ...(status === undefined ? {} : { status }) }
}
