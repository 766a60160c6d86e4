import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import { findBooking } from './booking.store.ts'
import { isClientTemplate } from './client-templates.ts'
import { explainNoticeFailure } from './locales/notice-failures.ts'
import { changeNotice } from './notices.store.ts'
import type { NoticeRow } from './notices.store.ts'
import { noticeKey, sendNotice } from './notices.tasks.ts'
import { insertNotification } from './notifications.store.ts'
import { readPayload } from './parcel.ts'
import type { ReservationHistory } from './ports.ts'
import { listPeople } from './subjects.store.ts'
import type { WayName } from './ways.ts'
import { wordingFor } from './wording.ts'

export interface NoticeOutcomesParts {
  jobs: Jobs
  events: Events
  now: Clock
  history: ReservationHistory
}

const reminders = new Set(['reminder_day', 'reminder_hours'])

/** What becomes of a notice, and what follows from it. */
export class NoticeOutcomes {
  readonly #parts: NoticeOutcomesParts

  constructor(parts: NoticeOutcomesParts) {
    this.#parts = parts
  }

  async sent(tx: Tx, notice: NoticeRow, providerId: string | null): Promise<void> {
    const { conciergerie_id: conciergerieId, via, sent_to, reservation_id: reservationId, template } = notice
    const sentAt = this.#parts.now().toISOString()
    const change = { status: 'sent', via, sent_to, provider_id: providerId, sent_at: sentAt, error: null } as const
    const changed = await changeNotice(tx.q, notice, change)
    if (!changed || reservationId === null || !reminders.has(template)) return
    await this.#parts.history.add(tx, {
      conciergerieId,
      reservationId,
      actor: 'system',
      data: { template, via: via ?? '' },
    })
  }

  /** Not told, and nothing is wrong with that. */
  async skipped(tx: Tx, notice: NoticeRow, why: string): Promise<void> {
    await changeNotice(tx.q, notice, { status: 'skipped', error: why })
  }

  /** One way is shut: a client may be reached by the next. */
  async refused(tx: Tx, notice: NoticeRow, way: WayName, code: string): Promise<void> {
    if (notice.channel !== 'client') return this.failed(tx, notice, code)
    const { conciergerie_id: conciergerieId, id: noticeId } = notice
    const payload = readPayload(notice.payload)
    const tried = [...(payload.tried ?? []), way]
    const change = { status: 'scheduled', error: code, payload: JSON.stringify({ ...payload, tried }) } as const
    await changeNotice(tx.q, notice, change)
    await this.#parts.jobs.enqueue(tx, sendNotice, { conciergerieId, noticeId }, noticeKey(noticeId))
  }

  /** It left, and did not arrive: a client may be reached by the next way. */
  async undelivered(tx: Tx, notice: NoticeRow, code: string): Promise<void> {
    const { conciergerie_id: conciergerieId, reservation_id: reservationId, template } = notice
    await this.refused(tx, notice, 'sms', code)
    if (reservationId === null || !reminders.has(template)) return
    const data = { template, via: 'sms', undelivered: code }
    await this.#parts.history.add(tx, { conciergerieId, reservationId, actor: 'system', data })
  }

  /** Kept with its reason, and shown to the people of the house. */
  async failed(tx: Tx, notice: NoticeRow, code: string): Promise<void> {
    // the last way that was shut says more than that no other is left
    const why = code === 'no_way' ? (notice.error ?? code) : code
    if (!(await changeNotice(tx.q, notice, { status: 'failed', error: why }))) return
    const { conciergerie_id: house, id } = notice
    const name = await this.#nameOf(tx, notice)
    const link = notice.reservation_id === null ? null : `/planning?reservation=${notice.reservation_id}`
    for (const person of await listPeople(tx.q, house)) {
      if (person.role !== 'owner' && person.id !== notice.account_id && !isClientTemplate(notice.template)) continue
      await insertNotification(tx.q, {
        conciergerie_id: house,
        account_id: person.id,
        source: `notice-failed:${id}`,
        type: 'delivery_failed',
        title: wordingFor(person.locale).deliveryFailed(name),
        detail: explainNoticeFailure(why, person.locale),
        link,
        read_at: null,
        created_at: this.#parts.now().toISOString(),
      })
    }
    await this.#parts.events.append(tx, { conciergerieId: house, topic: 'notifications', id: null })
  }

  async #nameOf(tx: Tx, notice: NoticeRow): Promise<string> {
    if (!isClientTemplate(notice.template)) return notice.address
    const booking = await findBooking(tx.q, notice.conciergerie_id, notice.reservation_id ?? 0)
    return booking?.guest_name ?? notice.address
  }
}
