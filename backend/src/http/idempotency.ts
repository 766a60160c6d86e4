import { createHash } from 'node:crypto'
import type { Actor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { Answer, Guards } from './mount.ts'

const keptForMs = 48 * 3_600_000

/**
 * Saved answers of writes that carry an `Idempotency-Key` (at most 255 characters): the same key gives the same answer
 * and one effect, another body under the same key is refused. Keys are scoped by house (administrator, website) and route.
 */
export class IdempotentWrites {
  readonly #db: Database
  readonly #now: Clock
  /** Twins of a request under way wait for it instead of asking the database again and again. */
  readonly #running = new Map<string, Promise<Answer>>()

  constructor(db: Database, now: Clock) {
    this.#db = db
    this.#now = now
  }

  readonly once: Guards['once'] = async ({ spec, actor, req }, run) => {
    const key = req.get('idempotency-key')
    if (key === undefined) return run()
    if (key.length === 0 || key.length > 255) throw new AppError('invalid', words.keyLength)
    const row = { scope: scopeOf(actor), route: `${spec.method} ${req.path}`, key }
    const hash = createHash('sha256')
      .update(JSON.stringify(req.body ?? null))
      .digest('hex')
    return this.#once({ row, hash, secret: spec.secret === true }, run)
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.#now().getTime() - keptForMs).toISOString()
    await this.#db.write((tx) => tx.q.deleteFrom('idempotency_keys').where('created_at', '<', before).execute())
  }

  async #once(call: Call, run: () => Promise<Answer>): Promise<Answer> {
    const id = JSON.stringify(call.row)
    const claimed = await this.#claim(call)
    if (!claimed) return this.#replay(call, this.#running.get(id))
    const work = this.#runAndSave(call, run)
    this.#running.set(id, work)
    try {
      return await work
    } finally {
      this.#running.delete(id)
    }
  }

  #claim({ row, hash }: Call): Promise<boolean> {
    return this.#db.write(async (tx) => {
      const result = await tx.q
        .insertInto('idempotency_keys')
        .values({ ...row, request_hash: hash, status: null, body: null, created_at: this.#now().toISOString() })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
    })
  }

  async #runAndSave({ row, secret }: Call, run: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await run()
      await this.#save(row, secret ? { status: answer.status, body: undefined } : answer)
      return answer
    } catch (error) {
      await this.#forget(row)
      throw error
    }
  }

  async #replay({ row, hash, secret }: Call, running: Promise<Answer> | undefined): Promise<Answer> {
    const saved = await findKey(this.#db.read, row)
    if (saved && saved.request_hash !== hash) throw new AppError('idempotency_mismatch', words.keyReused)
    if (running) return running
    if (saved?.status == null) throw new AppError('conflict', words.keyUnfinished)
    if (secret) throw new AppError('conflict', words.secretShown)
    return { status: saved.status, body: saved.body === null ? undefined : (JSON.parse(saved.body) as unknown) }
  }

  #save(row: KeyRow, answer: Answer) {
    const body = answer.body === undefined ? null : JSON.stringify(answer.body)
    return this.#db.write((tx) =>
      matching(tx.q.updateTable('idempotency_keys').set({ status: answer.status, body }), row).execute(),
    )
  }

  /** A refused request had no effect: its key may be used again. */
  #forget(row: KeyRow) {
    return this.#db.write((tx) => matching(tx.q.deleteFrom('idempotency_keys'), row).execute())
  }
}

interface Call {
  row: KeyRow
  hash: string
  /** The answer is given, never kept. */
  secret: boolean
}

interface KeyRow {
  scope: string
  route: string
  key: string
}

function matching<T extends { where(column: keyof KeyRow, op: '=', value: string): T }>(query: T, row: KeyRow): T {
  return query.where('scope', '=', row.scope).where('route', '=', row.route).where('key', '=', row.key)
}

function findKey(q: Queries, row: KeyRow) {
  return q
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('scope', '=', row.scope)
    .where('route', '=', row.route)
    .where('key', '=', row.key)
    .executeTakeFirst()
}

/** What a website is answered is less than what the house is: they never share a saved answer. */
function scopeOf(actor: Actor): string {
  if (actor.kind === 'site') return `site:${actor.keyId}`
  return actor.kind === 'admin' ? `admin:${actor.adminId}` : `house:${actor.conciergerieId}`
}
