import type { Line, LineMode } from '@conciergerie/contract'
import type { AdminActor, HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { AuditAction, AuditService } from '#src/features/accounts/audit.service.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Events } from '#src/live/event-log.ts'
import { words } from './locales/error-words.ts'
import { columnsOf, readNumber, readPassword } from './line-form.ts'
import type { LinePatch, NewLine } from './line-form.ts'
import type { LinePasswords } from './line-passwords.ts'
import * as store from './lines.store.ts'
import type { FullRow, LineChange, LineOrder } from './lines.store.ts'
import type { HouseNumbers, LineCalls, LineKeeper, LineLeader } from './ports.ts'
import { presentEvent, presentLine } from './present.ts'

const historyMs = 86_400_000

export interface LinesParts {
  db: Database
  now: Clock
  events: Events
  audit: AuditService
  numbers: HouseNumbers
  passwords: LinePasswords
  calls: LineCalls
  /** Null where another process keeps the agents: it hears of changes by itself. */
  keeper: LineKeeper | null
  /** Who looks after the lines, of all processes. */
  findLeader: () => Promise<LineLeader | null>
  demo: boolean
  publicUrl: string
}

interface Deed {
  actor: AdminActor
  action: AuditAction
  ip: string | null
}

/** Lines as administrators and houses see them, change them and command them. */
export class LinesService {
  readonly #parts: LinesParts

  constructor(parts: LinesParts) {
    this.#parts = parts
  }

  async list({ locale }: AdminActor): Promise<Line[]> {
    const { db, demo } = this.#parts
    return this.#present(await store.listLines(db.read, demo), locale)
  }

  findLeader(): Promise<LineLeader | null> {
    return this.#parts.findLeader()
  }

  async listOf({ conciergerieId, locale }: HouseActor): Promise<Line[]> {
    const { db, demo } = this.#parts
    return this.#present(await store.listLinesOf(db.read, conciergerieId, demo), locale)
  }

  /** @throws AppError not_found */
  async read({ locale }: Pick<AdminActor, 'locale'>, lineId: number): Promise<Line> {
    const row = await store.findLine(this.#parts.db.read, lineId, this.#parts.demo)
    if (!row) throw notFound()
    const calls = await this.#parts.calls.inProgress()
    return this.#presentOne(row, locale, calls)
  }

  /** With its changes of a day and the end of its log. @throws AppError not_found */
  async readWhole(actor: AdminActor, lineId: number) {
    const line = await this.read(actor, lineId)
    const since = new Date(this.#parts.now().getTime() - historyMs).toISOString()
    const events = await store.listEventsSince(this.#parts.db.read, line.conciergerie.id, lineId, since)
    return {
      line,
      history: events.map((event) => presentEvent(event, actor.locale)),
      log: this.#parts.keeper?.readLog(lineId, actor.locale) ?? [],
    }
  }

  /** Its number works as soon as this resolves. @throws AppError not_found, invalid, conflict */
  async create(actor: AdminActor, creation: NewLine, ip: string | null): Promise<Line> {
    const { conciergerieId, sipPassword = '', enabled = true } = creation
    const columns = columnsOf(creation, null, sipPassword !== '')
    const number = readNumber(creation.number)
    if (sipPassword !== '') await this.#parts.passwords.ensureSealable(readPassword(sipPassword))
    // an agent must not start before its password is there: the row comes first, its name seals the password
    const lineId = await this.#insert(conciergerieId, number, columns)
    try {
      const sealed = sipPassword === '' ? null : await this.#parts.passwords.seal(lineId, sipPassword)
      await this.#parts.db.write(async (tx) => {
        const change = { sip_password: sealed, enabled: enabled ? 1 : 0 }
        await store.updateLine(tx.q, conciergerieId, lineId, change)
        await this.#parts.numbers.adopt(tx, conciergerieId, number)
        await this.#tell(
          tx,
          { id: lineId, conciergerie_id: conciergerieId, number },
          { actor, action: 'line.created', ip },
        )
      })
    } catch (error) {
      await this.#parts.db.write((tx) => store.deleteLine(tx.q, conciergerieId, lineId))
      throw error
    }
    await this.#parts.keeper?.refresh()
    return this.read(actor, lineId)
  }

  /** The agent follows once its calls are over. @throws AppError not_found, invalid, conflict */
  async update(actor: AdminActor, lineId: number, patch: LinePatch, ip: string | null): Promise<Line> {
    const before = await this.#find(lineId)
    const { sipPassword, enabled } = patch
    const keepsPassword = sipPassword === undefined ? before.sip_password !== null : sipPassword !== ''
    const change: LineChange = { ...columnsOf(patch, before, keepsPassword) }
    if (sipPassword !== undefined)
      change.sip_password =
        sipPassword === '' ? null : await this.#parts.passwords.seal(lineId, readPassword(sipPassword))
    if (enabled !== undefined) change.enabled = enabled ? 1 : 0
    await this.#writeUnique(async (tx) => {
      if (change.number) await this.#ensureNumberIsFree(tx, before.conciergerie_id, change.number)
      await store.updateLine(tx.q, before.conciergerie_id, lineId, { ...change, updated_at: this.#at() })
      if (enabled !== undefined && enabled !== (before.enabled === 1))
        await this.#order(tx, before, { kind: enabled ? 'start' : 'stop', when: 'after_calls', by: actor.name })
      await this.#tell(tx, before, { actor, action: 'line.changed', ip }, Object.keys(patch))
    })
    await this.#parts.keeper?.refresh()
    return this.read(actor, lineId)
  }

  /** @throws AppError not_found */
  async remove(actor: AdminActor, lineId: number, ip: string | null): Promise<void> {
    const line = await this.#find(lineId)
    await this.#parts.db.write(async (tx) => {
      await store.deleteLine(tx.q, line.conciergerie_id, lineId)
      await this.#tell(tx, line, { actor, action: 'line.removed', ip })
    })
    await this.#parts.keeper?.refresh()
  }

  /** A line that was started stays so over a restart of the program; so does one that was stopped. @throws AppError not_found */
  async command(
    actor: AdminActor,
    lineId: number,
    { kind, when = 'now' }: { kind: LineOrder['kind']; when?: LineOrder['when'] | undefined },
    ip: string | null,
  ): Promise<Line> {
    const line = await this.#find(lineId)
    await this.#parts.db.write(async (tx) => {
      const change = { enabled: kind === 'stop' ? 0 : 1, updated_at: this.#at() }
      await store.updateLine(tx.q, line.conciergerie_id, lineId, change)
      await this.#order(tx, line, { kind, when, by: actor.name })
      await this.#tell(tx, line, { actor, action: actions[kind], ip })
    })
    await this.#parts.keeper?.refresh()
    return this.read(actor, lineId)
  }

  /** Every agent looks at its line again. */
  async refresh(): Promise<{ total: number; running: number }> {
    const { db, events, keeper, demo } = this.#parts
    // heard by whichever process supervises
    await db.write((tx) => events.append(tx, { conciergerieId: platformHouse, topic: 'lines', id: null }))
    await keeper?.refresh()
    const rows = await store.listLines(db.read, demo)
    return { total: rows.length, running: rows.filter(({ state }) => state === 'running').length }
  }

  async #present(rows: readonly FullRow[], locale: string): Promise<Line[]> {
    const calls = await this.#parts.calls.inProgress()
    return rows.map((row) => this.#presentOne(row, locale, calls))
  }

  #presentOne(row: FullRow, locale: string, calls: ReadonlyMap<number, number>): Line {
    const { now, publicUrl } = this.#parts
    return presentLine(row, { calls: calls.get(row.id) ?? 0, locale, now: now(), publicUrl })
  }

  #insert(conciergerieId: number, number: string, columns: LineChange): Promise<number> {
    const { demo } = this.#parts
    return this.#writeUnique(async (tx) => {
      if ((await store.findHouseName(tx.q, conciergerieId, demo)) === undefined)
        throw new AppError('not_found', words.house)
      await this.#ensureNumberIsFree(tx, conciergerieId, number)
      const at = this.#at()
      const { mode = 'twilio_stream' } = columns as { mode?: LineMode }
      return store.insertLine(tx.q, {
        conciergerie_id: conciergerieId,
        mode,
        number,
        enabled: 0,
        sip_username: columns.sip_username ?? null,
        sip_password: null,
        sip_domain: columns.sip_domain ?? null,
        sip_port: columns.sip_port ?? null,
        transport: columns.transport ?? 'udp',
        created_at: at,
        updated_at: at,
      })
    })
  }

  #ensureNumberIsFree(tx: Tx, conciergerieId: number, number: string): Promise<void> {
    return this.#parts.numbers.ensureFree(tx, conciergerieId, number, 'number')
  }

  #order(tx: Tx, line: FullRow, order: LineOrder): Promise<void> {
    return store.giveOrder(tx.q, line.conciergerie_id, line.id, order)
  }

  async #find(lineId: number): Promise<FullRow> {
    const row = await store.findLine(this.#parts.db.read, lineId, this.#parts.demo)
    if (!row) throw notFound()
    return row
  }

  async #tell(
    tx: Tx,
    { id, conciergerie_id, number }: Pick<FullRow, 'id' | 'conciergerie_id' | 'number'>,
    { actor, action, ip }: Deed,
    fields: readonly string[] = [],
  ): Promise<void> {
    const { audit, events } = this.#parts
    const details = fields.length === 0 ? {} : { fields }
    await audit.record(tx, { actor, action, target: number, details, conciergerieId: conciergerie_id, ip })
    await events.append(tx, { conciergerieId: conciergerie_id, topic: 'lines', id })
    await events.append(tx, { conciergerieId: platformHouse, topic: 'lines', id })
  }

  async #writeUnique<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.#parts.db.write(fn)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new AppError('conflict', words.numberTaken, { fields: { number: words.numberTaken }, cause: error })
    }
  }

  #at(): string {
    return this.#parts.now().toISOString()
  }
}

const actions = { start: 'line.started', stop: 'line.stopped', restart: 'line.restarted' } as const
