import type { LiveEvent, NotificationType } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import * as store from './booking.store.ts'
import type { Booking, HistoryRow } from './booking.store.ts'
import { clockInWords, dayInWords, localeFor, moneyInWords } from './booking-words.ts'
import { bookingWording } from './locales/booking-notices.ts'
import type { Notice } from './rules.ts'

/** Older news tell nobody: what was read in from elsewhere, or seeded, has been known for long. */
const newsMs = 24 * 3_600_000

/** Who must hear of a reservation, an order or a message left: at most one notice for each thing that was done. */
export async function noticesOfBookings(
  q: Queries,
  conciergerieId: number,
  { topic, id }: LiveEvent,
  now: Date,
): Promise<Notice[]> {
  if (id === null) return []
  const since = new Date(now.getTime() - newsMs).toISOString()
  if (topic === 'reservations') return noticesOfReservation(q, conciergerieId, id, since)
  if (topic === 'orders') return noticesOfOrder(await store.findOrder(q, conciergerieId, id), since)
  if (topic === 'left-messages') return noticesOfMessage(await store.findLeftMessage(q, conciergerieId, id), since)
  return []
}

async function noticesOfReservation(q: Queries, house: number, id: number, since: string): Promise<Notice[]> {
  const history = await store.listHistorySince(q, house, id, since)
  const told = history.flatMap((row) => {
    const type = typeOf(row)
    return type === null ? [] : [{ row, type }]
  })
  if (told.length === 0) return []
  const booking = await store.findBooking(q, house, id)
  return booking ? told.map(({ row, type }) => noticeOf(booking, row, type)) : []
}

type ReservationType = Extract<NotificationType, `reservation_${string}`>

/** What the people of the house must know of; holds, arrivals and departures are seen on the planning. */
function typeOf({ type, from_status: from, to_status: to, data }: HistoryRow): ReservationType | null {
  if (to === 'requested' && from !== to) return 'reservation_requested'
  if (type === 'moved') return 'reservation_changed'
  if (type === 'changed') return isOfInterest(data) ? 'reservation_changed' : null
  if (type !== 'created' && type !== 'status') return null
  if (to === 'cancelled') return from === 'held' ? null : 'reservation_cancelled'
  const isNew = to === 'confirmed' && (from === null || from === 'held')
  return isNew ? 'reservation_new' : null
}

/** Parts of a booking that only the house sees, as the history names them. */
const ownAffairs = new Set(['note', 'locked', 'unit', 'override'])
const isOfInterest = (data: string) =>
  Object.keys(JSON.parse(data) as Record<string, unknown>).some((name) => !ownAffairs.has(name))

function noticeOf(booking: Booking, row: HistoryRow, type: ReservationType): Notice {
  return {
    source: `reservation:${row.id}`,
    type,
    link: `/planning?reservation=${booking.id}`,
    exceptFor: row.actor,
    title: (locale) => bookingWording(locale).titles[type](booking.guest_name),
    detail: (locale) => describeBooking(booking, locale),
  }
}

function describeBooking(booking: Booking, locale: string): string {
  const language = localeFor(locale, locale)
  const words = bookingWording(locale)
  const day = dayInWords(booking.starts_at, language)
  const when =
    booking.kind === 'stay'
      ? words.stay(day, dayInWords(booking.ends_at, language))
      : words.table(day, clockInWords(booking.starts_at.slice(11, 16), language))
  const source = words.sources[booking.source] ?? booking.source
  return [booking.type_name, when, words.people(booking.party_size), booking.code, source].join(' · ')
}

function noticesOfOrder(order: store.OrderSubject | undefined, since: string): Notice[] {
  if (order?.status !== 'new' || order.created_at < since) return []
  return [
    {
      source: `order:${order.id}`,
      type: 'order_new',
      link: '/orders',
      title: (locale) => bookingWording(locale).orderNew(nameOf(order)),
      detail: (locale) =>
        [
          order.code,
          bookingWording(locale).modes[order.mode] ?? order.mode,
          moneyInWords(order.total_cents, order.currency, localeFor(locale, locale)),
        ].join(' · '),
    },
  ]
}

function noticesOfMessage(message: store.LeftMessageSubject | undefined, since: string): Notice[] {
  if (message?.status !== 'new' || message.created_at < since) return []
  const urgent = message.urgency === 'high'
  return [
    {
      source: `left-message:${message.id}`,
      type: 'message_left',
      link: '/messages-left',
      title: (locale) => bookingWording(locale).messageLeft(nameOf(message), urgent),
      detail: () => message.text,
    },
  ]
}

const nameOf = ({
  name,
  profile_name,
  phone,
}: {
  name: string | null
  profile_name: string | null
  phone: string | null
}) => name ?? profile_name ?? phone ?? '?'
