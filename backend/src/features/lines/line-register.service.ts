import type { LineMode, LineState, SipTransport } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Events } from '#src/live/event-log.ts'
import type { LinePasswords } from './line-passwords.ts'
import * as store from './lines.store.ts'
import type { FullRow, LineOrder } from './lines.store.ts'

const keptDays = 7
const dayMs = 86_400_000

/** A line as its supervisor needs it. */
export interface RegisteredLine {
  id: number
  conciergerieId: number
  mode: LineMode
  /** E.164. */
  number: string
  /** Calls are wanted: it is enabled, and its house is not suspended. */
  wanted: boolean
  suspended: boolean
  sip: {
    username: string | null
    /** Undefined when it cannot be opened. */
    password: string | null | undefined
    domain: string | null
    port: number | null
    transport: SipTransport
  }
  order: (LineOrder & { number: number }) | null
  /** What was last stored of it, perhaps by another run of the program. */
  last: { state: LineState; since: string } | null
  /** Changes with what an agent is started from: another one means that it starts again. */
  setup: string
}

export interface LineStatusReport {
  state: LineState
  since: string
  upSince: string | null
  restarts: number
  lastError: string | null
  nextRetryAt: string | null
  draining: string | null
  sipPort: number | null
  rtpPorts: string | null
}

export interface LineStatusChange {
  at: string
  state: LineState
  detail: string | null
  waitMs: number | null
}

export interface LineNews {
  lineId: number
  conciergerieId: number
  status: LineStatusReport
  /** Changes of state since the last news, oldest first. */
  changes: readonly LineStatusChange[]
}

export interface LineRegisterParts {
  db: Database
  now: Clock
  events: Events
  passwords: LinePasswords
  demo: boolean
}

/** What the supervisor reads and writes: lines with their orders, states and their history. */
export class LineRegister {
  readonly #parts: LineRegisterParts

  constructor(parts: LineRegisterParts) {
    this.#parts = parts
  }

  async list(): Promise<RegisteredLine[]> {
    const rows = await store.listLines(this.#parts.db.read, this.#parts.demo)
    return Promise.all(rows.map((row) => this.#describe(row)))
  }

  /** States, history and announcements in one transaction. A line that has been deleted meanwhile is passed over. */
  async save(news: readonly LineNews[]): Promise<void> {
    if (news.length === 0) return
    const { db, demo } = this.#parts
    await db.write(async (tx) => {
      const known = new Set((await store.listLines(tx.q, demo)).map(({ id }) => id))
      for (const one of news) if (known.has(one.lineId)) await this.#saveOne(tx, one)
    })
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.#parts.now().getTime() - keptDays * dayMs).toISOString()
    await this.#parts.db.write((tx) => store.deleteEventsBefore(tx.q, before))
  }

  async #saveOne(tx: Tx, { lineId, conciergerieId, status, changes }: LineNews): Promise<void> {
    const { events, now } = this.#parts
    const of = { line_id: lineId, conciergerie_id: conciergerieId }
    await store.saveState(tx.q, {
      ...of,
      state: status.state,
      since: status.since,
      up_since: status.upSince,
      restarts: status.restarts,
      last_error: status.lastError,
      next_retry_at: status.nextRetryAt,
      draining: status.draining,
      sip_port: status.sipPort,
      rtp_ports: status.rtpPorts,
      updated_at: now().toISOString(),
    })
    for (const { at, state, detail, waitMs } of changes)
      await store.insertEvent(tx.q, { ...of, at, state, detail, wait_ms: waitMs })
    await events.append(tx, { conciergerieId, topic: 'lines', id: lineId })
    await events.append(tx, { conciergerieId: platformHouse, topic: 'lines', id: lineId })
  }

  async #describe(row: FullRow): Promise<RegisteredLine> {
    const { sip_username, sip_password, sip_domain, sip_port, transport } = row
    const suspended = row.house_status !== 'active'
    return {
      id: row.id,
      conciergerieId: row.conciergerie_id,
      mode: row.mode as LineMode,
      number: row.number,
      wanted: row.enabled === 1 && !suspended,
      suspended,
      sip: {
        username: sip_username,
        password: sip_password === null ? null : await this.#parts.passwords.open(row.id, sip_password),
        domain: sip_domain,
        port: sip_port,
        transport: transport as SipTransport,
      },
      order: orderOf(row),
      last: row.state === null || row.since === null ? null : { state: row.state as LineState, since: row.since },
      setup: JSON.stringify([row.mode, row.number, sip_username, sip_password, sip_domain, sip_port, transport]),
    }
  }
}

function orderOf({ order_number, order_kind, order_when, order_by }: FullRow): RegisteredLine['order'] {
  if (order_kind === null) return null
  return {
    number: order_number,
    kind: order_kind as LineOrder['kind'],
    when: (order_when ?? 'now') as LineOrder['when'],
    by: order_by ?? '',
  }
}
