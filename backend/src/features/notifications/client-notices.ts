import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { ReservationListener, ReservationNews } from '#src/features/reservations/ports.ts'
import { findBooking, findOffer, findThread } from './booking.store.ts'
import type { Booking } from './booking.store.ts'
import { planNotices, plannedTemplates } from './client-plan.ts'
import type { ClientTemplate } from './client-templates.ts'
import type { NoticeBook } from './notice-book.ts'

/** News that end a booking: what was still to be told of it is not told any more. */
const endings = new Set<ReservationNews['what']>(['cancelled', 'declined', 'expired', 'no_show'])

/** Who wrote so lately is in the chat. */
const chatMs = 15 * 60_000

interface Step {
  tx: Tx
  news: ReservationNews
  booking: Booking
}

/** What clients are told of their bookings, written down in the transaction that changes one. */
export class ClientNotices implements ReservationListener {
  readonly #book: NoticeBook
  readonly #now: Clock

  constructor({ book, now }: { book: NoticeBook; now: Clock }) {
    this.#book = book
    this.#now = now
  }

  async onChange(tx: Tx, news: ReservationNews): Promise<void> {
    // the place on the waiting list is tied to its offer a little later in the same transaction
    if (news.what === 'held') {
      tx.beforeCommit(() => this.#offer(tx, news))
      return
    }
    const booking = await findBooking(tx.q, news.conciergerieId, news.reservationId)
    if (!booking) return
    const step = { tx, news, booking }
    await this.#tellNow(step)
    await this.#planRest(step)
  }

  /** What is still to be told of a booking that came to be without news: its reminders, and what follows the stay. */
  async planComing(tx: Tx, conciergerieId: number, reservationId: number): Promise<void> {
    const booking = await findBooking(tx.q, conciergerieId, reservationId)
    if (booking) for (const row of this.#plannedFor(booking)) await this.#book.plan(tx, row)
  }

  async #tellNow(step: Step): Promise<void> {
    const template = templateOf(step)
    if (template === null) return
    const { tx, news, booking } = step
    const base = this.#rowOf(booking, template, occasionOf(news))
    const byEmail = booking.email !== null
    if (byEmail) await this.#book.plan(tx, { ...base, channel: 'email', address: booking.email ?? '' })
    // who books or changes in the chat is told there, by the one who speaks with them
    if (!(await isToldAlready(step, this.#now())))
      await this.#book.plan(tx, { ...base, payload: { notByEmail: byEmail } })
  }

  /** Recomputed at each change: what has another hour now is moved, what is not wanted any more is taken back. */
  async #planRest({ tx, news, booking }: Step): Promise<void> {
    const { conciergerie_id: house, id } = booking
    const planned = this.#plannedFor(booking)
    const wanted = new Set(planned.map(({ source }) => source))
    const isEnding = endings.has(news.what)
    // nothing was planned yet of what has just been made
    if (news.from !== null)
      await this.#book.takeBack(tx, house, id, {
        why: isEnding ? 'cancelled' : 'moved',
        isGone: ({ source, template }) =>
          !wanted.has(source) && !source.endsWith(occasionOf(news)) && (isEnding || hasItsHour(template)),
      })
    for (const row of planned) await this.#book.plan(tx, row)
  }

  #plannedFor(booking: Booking) {
    const { kind, status, timezone, starts_at: startsAt, ends_at: endsAt, business_date: businessDate } = booking
    const state = { kind, status, startsAt, endsAt, businessDate }
    return planNotices(state, timezone, this.#now()).map(({ template, occasion, at }) => ({
      ...this.#rowOf(booking, template, occasion),
      dueAt: at,
    }))
  }

  async #offer(tx: Tx, { conciergerieId, reservationId }: ReservationNews): Promise<void> {
    const [offer, booking] = [
      await findOffer(tx.q, conciergerieId, reservationId),
      await findBooking(tx.q, conciergerieId, reservationId),
    ]
    if (offer && booking) await this.#book.plan(tx, this.#rowOf(booking, 'waitlist_offer', String(offer.id)))
  }

  #rowOf(booking: Booking, template: ClientTemplate, occasion: string) {
    return {
      conciergerieId: booking.conciergerie_id,
      source: sourceOf(booking, template, occasion),
      template,
      channel: 'client' as const,
      address: `client:${booking.client_id}`,
      clientId: booking.client_id,
      reservationId: booking.id,
      dueAt: this.#now(),
    }
  }
}

const sourceOf = ({ id }: Booking, template: ClientTemplate, occasion: string) =>
  `reservation:${id}:${template}:${occasion}`

const occasionOf = ({ eventId }: ReservationNews) => `news:${eventId}`
const hasItsHour = (template: string) => (plannedTemplates as readonly string[]).includes(template)

/** What is told at once; null when the client has nothing to learn. */
function templateOf({ news, booking }: Step): ClientTemplate | null {
  if (news.what === 'requested') return 'requested'
  if (news.what === 'declined') return 'declined'
  if (news.what === 'moved') return ['confirmed', 'requested'].includes(booking.status) ? 'changed' : null
  if (news.what !== 'confirmed' && news.what !== 'cancelled') return null
  const { from } = news
  // an option that was let go was never a booking to them; an arrival taken back is no news either
  if (news.what === 'cancelled') return from === 'held' ? null : 'cancelled'
  return from === null || from === 'held' || from === 'requested' ? 'confirmation' : null
}

/** In the chat, whoever speaks with the client tells them; a call is confirmed in writing. */
async function isToldAlready({ tx, news, booking }: Step, now: Date): Promise<boolean> {
  if (news.author.kind !== 'client' && news.author.kind !== 'ai') return false
  if (news.what === 'confirmed' && booking.source !== 'web') return booking.source === 'whatsapp'
  const thread = await findThread(tx.q, news.conciergerieId, booking.client_id)
  return (thread?.last_inbound_at ?? '') > new Date(now.getTime() - chatMs).toISOString()
}
