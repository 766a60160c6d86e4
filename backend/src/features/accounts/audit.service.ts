import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { cutPage, decodeCursor } from '#src/db/page.ts'
import { describeActor } from '#src/actor.ts'
import type { Actor, SystemActor } from '#src/actor.ts'
import { languageOf } from '#src/text/phrase.ts'
import type { Language } from '#src/text/phrase.ts'
import * as store from './audit.store.ts'
import { sayActor } from './locales/audit-actors.ts'

export interface AuditRecord {
  /** A name where there is no actor yet: a login, a one-time link. */
  actor: Actor | SystemActor | string
  action: AuditAction
  /** Whom or what it touched, in words. */
  target?: string
  /** No secrets, no message texts. */
  details?: Record<string, unknown>
  ip?: string | null
  /** When the actor does not say: what an administrator does to a house. Null: the platform. */
  conciergerieId?: number | null
}

export type AuditAction =
  | 'login'
  | 'login.failures'
  | 'logout'
  | 'password.changed'
  | 'password.reset'
  | 'session.revoked'
  | 'member.invited'
  | 'member.joined'
  | 'member.role'
  | 'member.disabled'
  | 'member.enabled'
  | 'member.removed'
  | 'member.reset-link'
  | 'invitation.revoked'
  | 'key.created'
  | 'key.revoked'
  | 'settings.changed'
  | 'settings.secrets'
  | 'house.created'
  | 'house.changed'
  | 'house.suspended'
  | 'house.resumed'
  | 'house.deleted'
  | 'admin.created'
  | 'line.created'
  | 'line.changed'
  | 'line.removed'
  | 'line.started'
  | 'line.stopped'
  | 'line.restarted'
  | 'voice.changed'

interface PageQuery {
  cursor?: string | undefined
  limit?: number | undefined
}

/** Who did what: written in the transaction of the deed, read by owners and administrators. */
export class AuditService {
  readonly #db: Database
  readonly #now: Clock

  constructor({ db, now }: { db: Database; now: Clock }) {
    this.#db = db
    this.#now = now
  }

  record(tx: Tx, record: AuditRecord): Promise<void> {
    const { actor, action, target = null, details = {}, ip = null } = record
    return store.insertEntry(tx.q, {
      conciergerie_id: record.conciergerieId ?? houseOf(actor),
      at: this.#now().toISOString(),
      actor: typeof actor === 'string' ? actor : describeActor(actor),
      action,
      target,
      details: JSON.stringify(details),
      ip,
    })
  }

  /** @param conciergerieId null: the whole platform @param locale the reader's */
  async list(conciergerieId: number | null, { cursor, limit = 50 }: PageQuery, locale = 'fr') {
    const before = cursor === undefined ? null : decodeCursor(cursor, ['number'])[0]
    const rows = await store.listEntries(this.#db.read, conciergerieId, before, limit + 1)
    const language = languageOf(locale)
    return cutPage(
      rows,
      limit,
      (row) => present(row, language),
      (row) => [row.id],
    )
  }
}

function houseOf(actor: AuditRecord['actor']): number | null {
  return typeof actor === 'string' || actor.kind === 'admin' ? null : actor.conciergerieId
}

function present(row: store.EntryRow, language: Language) {
  const { id, at, actor, action, target, ip } = row
  return {
    id,
    at,
    actor: sayActor(actor, language),
    action,
    target,
    ip,
    details: JSON.parse(row.details) as Record<string, unknown>,
    conciergerieId: row.conciergerie_id,
  }
}
