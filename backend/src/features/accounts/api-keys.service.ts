import type { KeyActor, MemberActor, SiteActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Logger } from '#src/logger.ts'
import * as store from './api-keys.store.ts'
import type { AuditService } from './audit.service.ts'
import type { Origin } from './ports.ts'
import { suspended } from './sessions.service.ts'
import { words } from './locales/error-words.ts'
import { readSites } from './site-origins.ts'
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

export interface NewKey {
  name: string
  kind?: 'secret' | 'publishable' | undefined
  origins?: readonly string[] | undefined
}

/** Keys of one house: secret ones for machines, shown once and kept as hashes; publishable ones for its websites. */
export class ApiKeysService {
  readonly #parts: ApiKeysParts
  readonly #touched = new Map<number, number>()

  constructor(parts: ApiKeysParts) {
    this.#parts = parts
  }

  async list(actor: MemberActor) {
    return (await store.listKeys(this.#parts.db.read, actor.conciergerieId)).map(present)
  }

  /** @throws AppError invalid when a website is no origin, or none is given to a publishable key */
  async create(actor: MemberActor, { name, kind = 'secret', origins = [] }: NewKey, { ip }: Origin) {
    const sites = readSites(kind, origins)
    const key = makeToken(kind === 'secret' ? 'sk_' : 'pk_')
    const row = await this.#parts.db.write(async (tx) => {
      const created = await store.insertKey(tx.q, {
        conciergerie_id: actor.conciergerieId,
        name,
        prefix: key.slice(0, shownCharacters),
        key_hash: hashToken(key),
        kind,
        origins: JSON.stringify(sites),
        public_key: kind === 'publishable' ? key : null,
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

  /** Whose secret key this is, or null. @throws AppError suspended */
  async keyOf(secret: string): Promise<KeyActor | null> {
    const row = await this.#find(secret)
    if (row?.kind !== 'secret') return null
    this.#touch(row)
    // A machine has no language of its own: `Accept-Language` says it.
    return { kind: 'key', conciergerieId: row.conciergerie_id, keyId: row.id, name: row.name, locale: 'fr' }
  }

  /**
   * Whose website shows this publishable key, or null.
   * @param origin of the page, as its browser says
   * @throws AppError suspended, cross_site when the house has not listed that website
   */
  async siteOf(key: string, origin: string | null): Promise<SiteActor | null> {
    const row = await this.#find(key)
    if (row?.kind !== 'publishable') return null
    const listed = JSON.parse(row.origins) as string[]
    if (origin === null || !listed.includes(origin)) throw new AppError('cross_site', words.unknownSite)
    this.#touch(row)
    return { kind: 'site', conciergerieId: row.conciergerie_id, keyId: row.id, name: row.name, locale: 'fr' }
  }

  async #find(key: string) {
    const row = await store.findKey(this.#parts.db.read, hashToken(key))
    if (!row || (row.demo === 1 && !this.#parts.demo)) return null
    if (row.house_status === 'suspended') throw suspended()
    return row.house_status === 'active' ? row : null
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

function present(row: store.KeyRow) {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    kind: row.kind,
    origins: JSON.parse(row.origins) as string[],
    key: row.public_key,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}
