import type { Database } from '#src/db/database.ts'
import { fold } from '#src/text/fold.ts'
import { findBooking, findLastWord } from './booking.store.ts'
import { findByProviderId } from './notices.store.ts'
import type { ReservationHistory } from './ports.ts'

export type ReminderWish = 'confirm' | 'change' | 'cancel'

export interface ReminderAnswer {
  wish: ReminderWish
  /** Names the message that said it: `chat:12`, `sms:SM…`. */
  message: string
}

/** The last thing that the house said in a thread, when that was a notice which asks for an answer. */
export interface SentNotice {
  template: 'reminder_day' | 'reminder_hours' | 'waitlist_offer'
  reservationId: number
  code: string
}

/** Short answers, folded: whatever is longer is for the dialogue to understand. */
const wishes: Readonly<Record<ReminderWish, RegExp>> = {
  confirm: /^(1|un|one|oui|yes|ok|d accord|je confirme|confirme|confirmer|confirm|c est bon|parfait|1 confirmer)$/,
  change: /^(2|deux|two|modifier|modification|je veux modifier|changer|change|2 modifier)$/,
  cancel: /^(3|trois|three|annuler|annulation|j annule|je veux annuler|cancel|3 annuler)$/,
}

/** What somebody who was just reminded means; null when it is no plain answer. */
export function readReminderAnswer(text: string): ReminderWish | null {
  const words = fold(text)
  const found = Object.entries(wishes).find(([, pattern]) => pattern.test(words))
  return found ? (found[0] as ReminderWish) : null
}

/** What the chat needs to know of reminders: that one was the last word, and where its answer is noted. */
export class ReminderAnswers {
  readonly #db: Database
  readonly #history: ReservationHistory

  constructor({ db, history }: { db: Database; history: ReservationHistory }) {
    this.#db = db
    this.#history = history
  }

  /** Null when the house has said something else since, or nothing at all. */
  async lastSent(conciergerieId: number, conversationId: number): Promise<SentNotice | null> {
    const { read } = this.#db
    const word = await findLastWord(read, conciergerieId, conversationId)
    const notice = word && (await findByProviderId(read, conciergerieId, `message:${word.id}`))
    if (!notice?.reservation_id || !asks.has(notice.template)) return null
    const booking = await findBooking(read, conciergerieId, notice.reservation_id)
    if (!booking) return null
    const { id: reservationId, code } = booking
    return { template: notice.template as SentNotice['template'], reservationId, code }
  }

  /** Puts into the history of the reservation what the client answered; the same message again adds nothing. */
  async note(conciergerieId: number, reservationId: number, { wish, message }: ReminderAnswer): Promise<void> {
    const data = { answer: wish, message }
    await this.#db.write((tx) => this.#history.addOnce(tx, { conciergerieId, reservationId, actor: 'client', data }))
  }
}

const asks = new Set<string>(['reminder_day', 'reminder_hours', 'waitlist_offer'])
