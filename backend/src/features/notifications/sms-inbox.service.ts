import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { InboundSms, SmsListener } from '#src/features/conversations/inbound-sms.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { optInWord, optOutWord } from '#src/text/opt-out.ts'
import { localeFor } from './booking-words.ts'
import { clientWords } from './locales/client-notices.ts'
import { smsWords } from './locales/sms-answers.ts'
import type { NoticeBook } from './notice-book.ts'
import type { NoticeOutcomes } from './notice-outcomes.ts'
import { lockByProviderId } from './notices.store.ts'
import { followSms } from './notices.tasks.ts'
import type { ClientCards, Houses, MessageDesk, ReservationHistory } from './ports.ts'
import { readReminderAnswer } from './reminder-answers.ts'
import { findLastTold } from './sms-inbox.store.ts'
import type { LastTold } from './sms-inbox.store.ts'

/** An answer to a reminder comes within days; later a number may mean anything. */
const answeredWithinMs = 3 * 24 * 3_600_000
/** A status may overtake the commit of what it speaks of: how long until each further look, in ms. */
const pausesMs = [1_000, 10_000, 60_000]
const failed = new Set(['failed', 'undelivered'])

interface SmsInboxParts {
  db: Database
  jobs: Jobs
  now: Clock
  houses: Houses
  book: NoticeBook
  outcomes: NoticeOutcomes
  history: ReservationHistory
  clients: ClientCards
  messages: MessageDesk
}

interface Heard {
  house: number
  clientId: number
  sms: InboundSms
  last: LastTold | null
}

/**
 * What clients answer by SMS, and what became of those that the house sent. Nobody converses here: an answer to a reminder
 * is noted, STOP is obeyed, all else waits for a person. Everything is done once, however often Twilio says it.
 */
export class SmsInbox implements SmsListener {
  readonly #parts: SmsInboxParts

  constructor(parts: SmsInboxParts) {
    this.#parts = parts
  }

  async receive(houses: readonly number[], sms: InboundSms): Promise<void> {
    const { db, clients } = this.#parts
    const last = await findLastTold(db.read, houses, sms.from)
    const house = last?.conciergerie_id ?? houses[0]
    if (house === undefined) return
    const clientId = await db.write((tx) => clients.ensureByPhone(tx, house, sms.from))
    const heard = { house, clientId, sms, last }
    if (await this.#obey(heard)) return
    if (!(await this.#answer(heard))) await this.#leave(heard, sms.text, 'normal')
  }

  async report(house: number, heard: { messageSid: string; status: string; errorCode: string | null }): Promise<void> {
    if (failed.has(heard.status)) await this.follow(house, heard.messageSid, heard.errorCode ?? 'other', 0)
  }

  /** What did not arrive goes on by the next way, or is shown to the people of the house. */
  async follow(house: number, messageSid: string, code: string, looks: number): Promise<void> {
    const { db, jobs, now, outcomes } = this.#parts
    await db.write(async (tx) => {
      const notice = await lockByProviderId(tx.q, house, messageSid)
      if (notice) {
        if (notice.status === 'sent') await outcomes.undelivered(tx, notice, code)
        return
      }
      const pause = pausesMs[looks]
      if (pause === undefined) return
      const runAt = new Date(now().getTime() + pause)
      const job = { conciergerieId: house, messageSid, code, looks: looks + 1 }
      await jobs.enqueue(tx, followSms, job, { key: `sms-status:${house}:${messageSid}`, runAt })
    })
  }

  /** STOP and START, which Twilio confirms by itself. */
  async #obey({ house, clientId, sms }: Heard): Promise<boolean> {
    const out = sms.optOutType === 'STOP' || optOutWord(sms.text)
    const back = sms.optOutType === 'START' || optInWord(sms.text)
    if (out || back) await this.#parts.db.write((tx) => this.#parts.clients.setOptedOut(tx, house, clientId, out))
    return out || back || sms.optOutType === 'HELP'
  }

  /** 1, 2 or 3 after a reminder. */
  async #answer(heard: Heard): Promise<boolean> {
    const { db, now, houses, history, book } = this.#parts
    const { house, clientId, sms, last } = heard
    const wish = readReminderAnswer(sms.text)
    const isLate = Date.parse(last?.sent_at ?? '') < now().getTime() - answeredWithinMs
    if (wish === null || !last?.template.startsWith('reminder_') || isLate) return false
    const locale = localeFor(last.locale, (await houses.read(house)).locale)
    // a person settles it: an SMS is no conversation in which a change could be read back
    if (wish !== 'confirm') await this.#leave(heard, smsWords(locale).wants[wish](last.code), 'high')
    const text = wish === 'confirm' ? clientWords(locale).noted : smsWords(locale).passedOn
    const data = { answer: wish, message: `sms:${sms.messageSid}` }
    await db.write(async (tx) => {
      await history.addOnce(tx, { conciergerieId: house, reservationId: last.reservation_id, actor: 'client', data })
      await book.plan(tx, {
        conciergerieId: house,
        source: `sms-answer:${sms.messageSid}`,
        template: 'sms_answer',
        channel: 'sms',
        address: sms.from,
        clientId,
        payload: { text },
        dueAt: now(),
      })
    })
    return true
  }

  async #leave({ house, clientId, sms }: Heard, text: string, urgency: 'normal' | 'high'): Promise<void> {
    if (text.trim() === '') return
    await this.#parts.messages.leave({
      conciergerieId: house,
      clientId,
      name: null,
      phone: sms.from,
      text,
      urgency,
      callbackAt: null,
      source: 'sms',
      conversationId: null,
      callId: null,
      idempotencyKey: `sms:${sms.messageSid}`,
    })
  }
}
