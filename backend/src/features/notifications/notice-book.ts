import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { changeNotice, findNoticeTo, insertNotice, listScheduled } from './notices.store.ts'
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

  constructor({ jobs, now }: { jobs: Jobs; now: Clock }) {
    this.#jobs = jobs
    this.#now = now
  }

  /**
   * Plans a notice in the caller's transaction. The same one again changes nothing once it has left; one that waits takes
   * the new time, one that was taken back is wanted again.
   */
  async plan(tx: Tx, planned: PlannedRow): Promise<void> {
    const dueAt = planned.dueAt.toISOString()
    const id = (await insertNotice(tx.q, rowOf(planned, this.#now()))) ?? (await this.#planAgain(tx, planned, dueAt))
    if (id === null) return
    const payload = { conciergerieId: planned.conciergerieId, noticeId: id }
    await this.#jobs.enqueue(tx, sendNotice, payload, { key: noticeKey(id), runAt: planned.dueAt })
  }

  /** Takes back what still waits about a reservation, as far as it is not wanted any more. */
  async takeBack(tx: Tx, house: number, reservationId: number, takes: Taking): Promise<void> {
    for (const notice of await listScheduled(tx.q, house, reservationId)) {
      if (takes.isGone(notice)) await changeNotice(tx.q, notice, { status: 'skipped', error: takes.why })
    }
  }

  async #planAgain(tx: Tx, planned: PlannedRow, dueAt: string): Promise<number | null> {
    const known = await findNoticeTo(tx.q, planned.conciergerieId, planned)
    const waits = known?.status === 'scheduled' && known.due_at !== dueAt
    const takenBack = known?.status === 'skipped' && (known.error === 'moved' || known.error === 'cancelled')
    if (!known || !(waits || takenBack)) return null
    await changeNotice(tx.q, known, { status: 'scheduled', due_at: dueAt, error: null })
    return known.id
  }
}

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
