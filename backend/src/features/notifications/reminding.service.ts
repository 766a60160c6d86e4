import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { AppError, notFound } from '#src/errors.ts'
import type { Mailer } from '#src/providers/mail/mailer.ts'
import { factsOf } from './booking-facts.ts'
import { localeFor } from './booking-words.ts'
import { findBooking, findThread } from './booking.store.ts'
import type { Booking } from './booking.store.ts'
import type { NoticeBook } from './notice-book.ts'
import { canWriteOnWhatsApp } from './parcel.ts'
import { words } from './locales/error-words.ts'
import type { Houses, TemplateShelf } from './ports.ts'
import { chooseTemplate } from './template-choice.ts'
import { chooseWay } from './ways.ts'
import type { NoWay, Way } from './ways.ts'

export interface RemindingParts {
  db: Database
  now: Clock
  book: NoticeBook
  houses: Houses
  templates: TemplateShelf
  mailer: Pick<Mailer, 'enabled'>
}

/** Reminders that a person, or a program of the house, asks for now. */
export class RemindingService {
  readonly #parts: RemindingParts

  constructor(parts: RemindingParts) {
    this.#parts = parts
  }

  /**
   * Reminds the client of a reservation now, by the best way to them. Asked for twice in a minute it is done once.
   * @throws AppError not_found, invalid_transition (it does not stand, or is over), blocked, opted_out, channel_off
   */
  async remind(actor: HouseActor, reservationId: number): Promise<{ sent: Way['via']; to: string }> {
    const { db, now, book } = this.#parts
    const house = actor.conciergerieId
    const booking = await findBooking(db.read, house, reservationId)
    if (!booking) throw notFound()
    ensureCanBeReminded(booking, now())
    const way = await this.#wayTo(booking)
    if (typeof way === 'string') throw noWay(way)
    await db.write((tx) =>
      book.plan(tx, {
        conciergerieId: house,
        source: `reservation:${reservationId}:by-hand:${now().toISOString().slice(0, 16)}`,
        template: 'reminder_day',
        channel: 'client',
        address: `client:${booking.client_id}`,
        clientId: booking.client_id,
        reservationId,
        payload: { byHand: true },
        dueAt: now(),
      }),
    )
    return { sent: way.via, to: way.to }
  }

  async #wayTo(booking: Booking): Promise<Way | NoWay> {
    const { db, now, houses, templates, mailer } = this.#parts
    const id = booking.conciergerie_id
    const [house, channel, sms, approved, thread] = await Promise.all([
      houses.read(id),
      houses.channelOf(id),
      houses.smsLineOf(id),
      templates.listApproved(id),
      findThread(db.read, id, booking.client_id),
    ])
    const locale = localeFor(booking.locale ?? booking.language, house.locale)
    const reach = {
      blocked: booking.blocked_at !== null,
      optedOut: booking.opted_out_at !== null,
      phone: booking.phone,
      email: booking.email,
      thread: thread
        ? { id: thread.id, address: thread.their_address, windowExpiresAt: thread.window_expires_at }
        : null,
    }
    const template = chooseTemplate('reminder_day', factsOf(booking, house, locale), locale, approved)
    const means = { whatsapp: canWriteOnWhatsApp(channel), sms: sms !== null, email: mailer.enabled, template }
    return chooseWay(reach, means, [], now())
  }
}

function ensureCanBeReminded({ status, starts_utc }: Booking, now: Date): void {
  if (status !== 'confirmed') throw new AppError('invalid_transition', words.notConfirmed)
  if (starts_utc <= now.toISOString()) throw new AppError('invalid_transition', words.begun)
}

function noWay(why: NoWay): AppError {
  if (why === 'blocked') return new AppError('blocked', words.blocked)
  if (why === 'opted_out') return new AppError('opted_out', words.optedOut)
  return new AppError('channel_off', words.noWay)
}
