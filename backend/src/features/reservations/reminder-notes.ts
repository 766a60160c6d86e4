import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import { hasReminderNote, lockReservation, insertReminderNote } from './reminder-notes.store.ts'

export interface ReminderNote {
  conciergerieId: number
  reservationId: number
  /** `system` that reminded, `client` who answered, or the person who had it done. */
  actor: string
  /** How, what, or what was answered: plain words for the history. */
  data: Readonly<Record<string, string>>
}

/** Reminders in the history of a reservation: that they left, and what was answered. */
export class ReminderNotes {
  readonly #events: Events
  readonly #now: Clock

  constructor({ events, now }: { events: Events; now: Clock }) {
    this.#events = events
    this.#now = now
  }

  async add(tx: Tx, note: ReminderNote): Promise<void> {
    await insertReminderNote(tx.q, { ...note, at: this.#now().toISOString() })
    const { conciergerieId, reservationId: id } = note
    await this.#events.append(tx, { conciergerieId, topic: 'reservations', id })
  }

  /** Nothing when the very same line is there: a job may run twice, and a webhook come twice at once. */
  async addOnce(tx: Tx, note: ReminderNote): Promise<void> {
    await lockReservation(tx.q, note.conciergerieId, note.reservationId)
    if (!(await hasReminderNote(tx.q, note))) await this.add(tx, note)
  }
}
