import type { Role } from '@conciergerie/contract'
import type { AdminActor, MemberActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Logger } from '#src/logger.ts'
import { words } from './locales/error-words.ts'
import type { Origin, StreamCloser } from './ports.ts'
import * as store from './sessions.store.ts'
import { hashToken, makeToken } from './tokens.ts'

const minute = 60_000
const idleMs = 12 * 60 * minute
/** How long a session lives, whatever happens. */
export const sessionLifeMs = 30 * 24 * 60 * minute

export interface SessionsParts {
  db: Database
  now: Clock
  logger: Logger
  streams: StreamCloser
  /** Outside demo, what the demo left in the database opens nothing. */
  demo: boolean
}

type NewSession =
  { audience: 'dashboard'; accountId: number; conciergerieId: number } | { audience: 'admin'; adminId: number }

export const suspended = () => new AppError('suspended', words.suspended)

/** Sessions of members and administrators: random tokens of which only hashes are kept, looked up at every request. */
export class SessionsService {
  readonly #parts: SessionsParts
  /** When each session was last touched from here, in ms: a burst of requests makes one write. */
  readonly #touched = new Map<number, number>()

  constructor(parts: SessionsParts) {
    this.#parts = parts
  }

  async open(tx: Tx, session: NewSession, { ip, userAgent }: Origin): Promise<{ id: number; token: string }> {
    const token = makeToken()
    const now = this.#parts.now()
    const at = now.toISOString()
    const id = await store.insertSession(tx.q, {
      token_hash: hashToken(token),
      audience: session.audience,
      account_id: session.audience === 'dashboard' ? session.accountId : null,
      admin_id: session.audience === 'admin' ? session.adminId : null,
      conciergerie_id: session.audience === 'dashboard' ? session.conciergerieId : null,
      user_agent: userAgent?.slice(0, 300) ?? null,
      ip,
      created_at: at,
      last_seen_at: at,
      expires_at: new Date(now.getTime() + sessionLifeMs).toISOString(),
    })
    if (session.audience === 'dashboard') await store.touchMember(tx.q, session.accountId, session.conciergerieId, at)
    return { id, token }
  }

  async memberOf(token: string): Promise<MemberActor | null> {
    const row = await store.findMemberSession(this.#parts.db.read, hashToken(token))
    if (!row || !this.#isAlive(row) || row.member_status !== 'active') return null
    if (row.house_status === 'suspended') throw suspended()
    if (row.house_status !== 'active') return null
    this.#touch(row)
    const {
      id: sessionId,
      account_id: accountId,
      member_id: memberId,
      conciergerie_id: conciergerieId,
      name,
      locale,
    } = row
    return { kind: 'member', conciergerieId, accountId, memberId, role: row.role as Role, name, locale, sessionId }
  }

  async adminOf(token: string): Promise<AdminActor | null> {
    const row = await store.findAdminSession(this.#parts.db.read, hashToken(token))
    if (!row || !this.#isAlive(row)) return null
    this.#touch(row)
    return { kind: 'admin', adminId: row.admin_id, name: row.name, locale: row.locale, sessionId: row.id }
  }

  async list(owner: store.SessionOwner, currentId: number) {
    const rows = await store.listSessions(this.#parts.db.read, owner, this.#limits())
    return rows.map((row) => ({
      id: row.id,
      current: row.id === currentId,
      userAgent: row.user_agent,
      ip: row.ip,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }))
  }

  /** @throws AppError not_found when it is not one of this person's */
  async revoke(tx: Tx, owner: store.SessionOwner, id: number): Promise<void> {
    if ((await this.end(tx, { ...owner, id })) === 0) throw notFound()
  }

  /** Ends sessions with the caller's transaction; their live streams close as soon as it is committed. */
  async end(tx: Tx, filter: store.SessionFilter): Promise<number> {
    const gone = new Set(await store.deleteSessions(tx.q, filter))
    tx.onCommit(() => {
      this.#closeStreams(gone)
    })
    return gone.size
  }

  closeStreamsOf(tx: Tx, conciergerieId: number): void {
    tx.onCommit(() => {
      this.#parts.streams.closeWhere((stream) => stream.conciergerieId === conciergerieId)
    })
  }

  /** Ends the session that a token opens, if it does: a login replaces the one before. */
  async endOf(tx: Tx, audience: NewSession['audience'], token: string | null): Promise<void> {
    if (token === null) return
    const find = audience === 'admin' ? store.findAdminSession : store.findMemberSession
    const row = await find(tx.q, hashToken(token))
    if (row) await this.end(tx, { id: row.id })
  }

  /** Goes on in another house; streams of the one left behind close. */
  async move(tx: Tx, actor: MemberActor, conciergerieId: number): Promise<void> {
    await store.moveSession(tx.q, actor.sessionId, conciergerieId)
    await store.touchMember(tx.q, actor.accountId, conciergerieId, this.#parts.now().toISOString())
    tx.onCommit(() => {
      this.#closeStreams(new Set([actor.sessionId]))
    })
  }

  /** Removes sessions that are over; runs by the clock. */
  async forgetEnded(): Promise<void> {
    const gone = await this.#parts.db.write(({ q }) => store.deleteEndedSessions(q, this.#limits()))
    this.#closeStreams(new Set(gone))
  }

  #isAlive(row: { last_seen_at: string; expires_at: string; demo: number }): boolean {
    const { seenAfter, now } = this.#limits()
    return row.last_seen_at > seenAfter && row.expires_at > now && (row.demo === 0 || this.#parts.demo)
  }

  #limits() {
    const now = this.#parts.now().getTime()
    return { now: new Date(now).toISOString(), seenAfter: new Date(now - idleMs).toISOString() }
  }

  #touch(row: { id: number; last_seen_at: string }): void {
    const now = this.#parts.now().getTime()
    const last = Math.max(Date.parse(row.last_seen_at), this.#touched.get(row.id) ?? 0)
    if (now - last < minute) return
    this.#touched.set(row.id, now)
    const at = (ms: number) => new Date(ms).toISOString()
    this.#parts.db
      .write(({ q }) => store.touchSession(q, row.id, at(now), at(now - minute)))
      .catch((err: unknown) => {
        this.#touched.delete(row.id)
        this.#parts.logger.warn({ err }, 'the last use of a session was not kept')
      })
  }

  #closeStreams(gone: ReadonlySet<number>): void {
    for (const id of gone) this.#touched.delete(id)
    if (gone.size > 0) this.#parts.streams.closeWhere((stream) => gone.has(stream.sessionId))
  }
}
