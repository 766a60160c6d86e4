import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { changeNotice, findNoticeTo, insertNotices, listScheduled } from './notices.store.ts'
import type { NoticeRow } from './notices.store.ts'
import { noticeKey, sendNotice } from './notices.tasks.ts'
import type { NoticePayload } from './parcel.ts'

export interface PlannedRow {
  conciergerieId: number
  source: string
  template: string
  channel: NoticeRow['channel']
  address: string
  accountId?: number
  clientId?: number
  reservationId?: number
  payload?: NoticePayload
  dueAt: Date
}

interface Taking {
  why: 'moved' | 'cancelled'
  isGone: (notice: NoticeRow) => boolean
}

/** Where notices are written down, with the job that sends each at its time. */
export class NoticeBook {
  readonly #jobs: Jobs
  readonly #now: Clock
  readonly #plannedIn = new WeakMap<Tx, Map<string, PlannedRow>>()

  constructor({ jobs, now }: { jobs: Jobs; now: Clock }) {
    this.#jobs = jobs
    this.#now = now
  }

  /**
   * Plans a notice in the caller's transaction, at its end, with its neighbours in one statement. The same one again
   * changes nothing once it has left; one that waits takes the new time, one that was taken back is wanted again.
   */
  plan(tx: Tx, planned: PlannedRow): Promise<void> {
    const gathered = this.#plannedIn.get(tx) ?? this.#gather(tx)
    gathered.set(keyOf({ conciergerie_id: planned.conciergerieId, ...planned }), planned)
    return Promise.resolve()
  }

  /** Takes back what still waits about a reservation, as far as it is not wanted any more. */
  async takeBack(tx: Tx, house: number, reservationId: number, takes: Taking): Promise<void> {
    await this.#write(tx)
    for (const notice of await listScheduled(tx.q, house, reservationId)) {
      if (takes.isGone(notice)) await changeNotice(tx.q, notice, { status: 'skipped', error: takes.why })
    }
  }

  #gather(tx: Tx): Map<string, PlannedRow> {
    const gathered = new Map<string, PlannedRow>()
    this.#plannedIn.set(tx, gathered)
    tx.beforeCommit(() => this.#write(tx))
    return gathered
  }

  async #write(tx: Tx): Promise<void> {
    const gathered = this.#plannedIn.get(tx)
    if (!gathered) return
    this.#plannedIn.delete(tx)
    const rows = [...gathered.values()].map((planned) => rowOf(planned, this.#now()))
    const written = new Map((await insertNotices(tx.q, rows)).map((row) => [keyOf(row), row.id]))
    for (const [key, planned] of gathered) {
      const id = written.get(key) ?? (await this.#planAgain(tx, planned))
      if (id === null) continue
      const payload = { conciergerieId: planned.conciergerieId, noticeId: id }
      await this.#jobs.enqueue(tx, sendNotice, payload, { ...noticeKey(id), runAt: planned.dueAt })
    }
  }

  async #planAgain(tx: Tx, planned: PlannedRow): Promise<number | null> {
    const dueAt = planned.dueAt.toISOString()
    const known = await findNoticeTo(tx.q, planned.conciergerieId, planned)
    const waits = known?.status === 'scheduled' && known.due_at !== dueAt
    const takenBack = known?.status === 'skipped' && (known.error === 'moved' || known.error === 'cancelled')
    if (!known || !(waits || takenBack)) return null
    // somebody may have begun to send it since it was read
    const changed = await changeNotice(tx.q, known, { status: 'scheduled', due_at: dueAt, error: null })
    return changed ? known.id : null
  }
}

/** A thing is told to an address once. */
const keyOf = (row: Pick<NoticeRow, 'conciergerie_id' | 'source' | 'channel' | 'address'>) =>
  JSON.stringify([row.conciergerie_id, row.source, row.channel, row.address])

function rowOf({ conciergerieId, source, template, channel, address, payload = {}, ...rest }: PlannedRow, now: Date) {
  return {
    conciergerie_id: conciergerieId,
    source,
    template,
    channel,
    address,
    account_id: rest.accountId ?? null,
    client_id: rest.clientId ?? null,
    reservation_id: rest.reservationId ?? null,
    payload: JSON.stringify(payload),
    status: 'scheduled' as const,
    via: null,
    sent_to: null,
    provider_id: null,
    error: null,
    due_at: rest.dueAt.toISOString(),
    sent_at: null,
    created_at: now.toISOString(),
  }
}
