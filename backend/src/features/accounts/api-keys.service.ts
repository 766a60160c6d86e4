import type { KeyActor, MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Logger } from '#src/logger.ts'
import * as store from './api-keys.store.ts'
import type { AuditService } from './audit.service.ts'
import type { Origin } from './ports.ts'
import { suspended } from './sessions.service.ts'
import { hashToken, makeToken } from './tokens.ts'

const minute = 60_000
const shownCharacters = 8

export interface ApiKeysParts {
  db: Database
  now: Clock
  logger: Logger
  events: Events
  audit: AuditService
  demo: boolean
}

/** Secret keys of machines, one house each; shown once, kept as hashes. */
export class ApiKeysService {
  readonly #parts: ApiKeysParts
  readonly #touched = new Map<number, number>()

  constructor(parts: ApiKeysParts) {
    this.#parts = parts
  }

  async list(actor: MemberActor) {
    return (await store.listKeys(this.#parts.db.read, actor.conciergerieId)).map(present)
  }

  async create(actor: MemberActor, name: string, { ip }: Origin) {
    const key = makeToken('sk_')
    const row = await this.#parts.db.write(async (tx) => {
      const created = await store.insertKey(tx.q, {
        conciergerie_id: actor.conciergerieId,
        name,
        prefix: key.slice(0, shownCharacters),
        key_hash: hashToken(key),
        created_at: this.#parts.now().toISOString(),
        last_used_at: null,
      })
      await this.#tell(tx, actor, 'key.created', created, ip)
      return created
    })
    return { apiKey: present(row), key }
  }

  /** @throws AppError not_found */
  async revoke(actor: MemberActor, id: number, { ip }: Origin): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const gone = await store.deleteKey(tx.q, actor.conciergerieId, id)
      if (!gone) throw notFound()
      await this.#tell(tx, actor, 'key.revoked', gone, ip)
    })
  }

  /** Whose key this is, or null. @throws AppError suspended */
  async keyOf(secret: string): Promise<KeyActor | null> {
    const row = await store.findKey(this.#parts.db.read, hashToken(secret))
    if (!row || (row.demo === 1 && !this.#parts.demo)) return null
    if (row.house_status === 'suspended') throw suspended()
    if (row.house_status !== 'active') return null
    this.#touch(row)
    // A machine has no language of its own: `Accept-Language` says it.
    return { kind: 'key', conciergerieId: row.conciergerie_id, keyId: row.id, name: row.name, locale: 'fr' }
  }

  async #tell(
    tx: Tx,
    actor: MemberActor,
    action: 'key.created' | 'key.revoked',
    { name, prefix, id }: store.KeyRow,
    ip: string | null,
  ) {
    await this.#parts.audit.record(tx, { actor, action, target: name, details: { prefix }, ip })
    await this.#parts.events.append(tx, { conciergerieId: actor.conciergerieId, topic: 'api-keys', id })
  }

  #touch({
    id,
    conciergerie_id,
    last_used_at,
  }: {
    id: number
    conciergerie_id: number
    last_used_at: string | null
  }): void {
    const now = this.#parts.now()
    const last = Math.max(Date.parse(last_used_at ?? '1970-01-01T00:00:00Z'), this.#touched.get(id) ?? 0)
    if (now.getTime() - last < minute) return
    this.#touched.set(id, now.getTime())
    this.#parts.db
      .write(({ q }) => store.touchKey(q, conciergerie_id, id, now.toISOString()))
      .catch((err: unknown) => {
        this.#touched.delete(id)
        this.#parts.logger.warn({ err }, 'the last use of a key was not kept')
      })
  }
}

function present({ id, name, prefix, created_at, last_used_at }: store.KeyRow) {
  return { id, name, prefix, createdAt: created_at, lastUsedAt: last_used_at }
}
