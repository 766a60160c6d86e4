import type { Queries } from '#src/db/database.ts'
import type { ClientNoticeSettings } from '@conciergerie/contract'
import { plainForSms } from '#src/providers/messaging/sms.ts'
import { factsOf } from './booking-facts.ts'
import type { BookingFacts } from './booking-facts.ts'
import { localeFor } from './booking-words.ts'
import type { WordsLocale } from './booking-words.ts'
import { findBooking, findThread } from './booking.store.ts'
import type { Booking, Thread } from './booking.store.ts'
import { writeClientLetter } from './client-letter.ts'
import { readClientSettings } from './client-settings.store.ts'
import { switchOf } from './client-templates.ts'
import type { ClientTemplate } from './client-templates.ts'
import { plannedTemplates } from './client-plan.ts'
import { clientWords } from './locales/client-notices.ts'
import type { NoticeRow } from './notices.store.ts'
import { readPayload } from './parcel.ts'
import type { NoticePayload, Outside, Parcel } from './parcel.ts'
import { afterQuiet, clientQuietHours } from './quiet-hours.ts'
import { chooseTemplate } from './template-choice.ts'
import { chooseWay } from './ways.ts'
import type { Reach, Way } from './ways.ts'

/** A client who has just written is answered first: a notice between their words and the answer would pass for it. */
const conversationMs = 2 * 60_000

/** In which states of a booking each thing is still true. */
const trueFor: Readonly<Record<ClientTemplate, readonly string[]>> = {
  confirmation: ['confirmed', 'checked_in'],
  requested: ['requested'],
  changed: ['confirmed', 'checked_in', 'requested'],
  cancelled: ['cancelled'],
  declined: ['declined'],
  reminder_day: ['confirmed'],
  reminder_hours: ['confirmed'],
  arrival: ['confirmed'],
  thanks: ['confirmed', 'checked_in', 'completed'],
  waitlist_offer: ['held'],
}
const beforehand = new Set<string>(['reminder_day', 'reminder_hours', 'arrival'])
const atItsHour = new Set<string>(plannedTemplates)

/** A notice to a client, as things stand now: what was true when it was planned may not be any more. */
export async function packForClient(q: Queries, notice: NoticeRow, outside: Outside, now: Date): Promise<Parcel> {
  const house = notice.conciergerie_id
  const booking = await findBooking(q, house, notice.reservation_id ?? 0)
  if (!booking) return { kind: 'skip', why: 'gone' }
  const settings = await readClientSettings(q, house)
  const thread = await findThread(q, house, booking.client_id)
  const order: Order = { notice, payload: readPayload(notice.payload), booking, settings, thread, outside, now }
  return findObstacle(order) ?? address(order)
}

interface Order {
  notice: NoticeRow
  payload: NoticePayload
  booking: Booking
  settings: ClientNoticeSettings
  thread: Thread | undefined
  outside: Outside
  now: Date
}

const templateOf = ({ notice }: Order) => notice.template as ClientTemplate

function findObstacle(order: Order): Parcel | null {
  const { payload, booking, settings, thread, now } = order
  const template = templateOf(order)
  if (!trueFor[template].includes(booking.status)) return { kind: 'skip', why: 'moot' }
  if (beforehand.has(template) && booking.starts_utc <= now.toISOString()) return { kind: 'skip', why: 'past' }
  if (!payload.byHand && !settings.enabled[switchOf(template)]) return { kind: 'skip', why: 'switched_off' }
  const morning = afterQuiet(clientQuietHours, now, booking.timezone)
  if (!payload.byHand && atItsHour.has(template) && morning > now) return { kind: 'later', at: morning }
  const speaks = thread?.last_author === 'client' && Date.parse(thread.last_message_at) > now.getTime() - conversationMs
  return speaks ? { kind: 'later', at: new Date(now.getTime() + conversationMs) } : null
}

function address(order: Order): Parcel {
  const { notice, payload, booking, settings, outside, now } = order
  const locale = localeFor(booking.locale ?? booking.language, outside.house.locale)
  const facts = factsOf(booking, outside.house, locale, settings.arrivalText)
  if (notice.channel === 'email') {
    if (booking.blocked_at !== null) return { kind: 'skip', why: 'blocked' }
    if (!outside.email || booking.email === null) return { kind: 'skip', why: 'email_off' }
    return pack(order, { via: 'email', to: booking.email }, facts, locale)
  }
  const means = {
    ...outside,
    sms: outside.sms !== null,
    email: outside.email && !payload.notByEmail,
    template: chooseTemplate(templateOf(order), facts, locale, outside.templates),
  }
  const way = chooseWay(reachOf(order), means, payload.tried ?? [], now)
  if (typeof way === 'object') return pack(order, way, facts, locale)
  // what another row brings by e-mail has not failed
  return way === 'no_way' && !payload.notByEmail ? { kind: 'fail', why: way } : { kind: 'skip', why: way }
}

function reachOf({ booking, thread }: Order): Reach {
  return {
    blocked: booking.blocked_at !== null,
    optedOut: booking.opted_out_at !== null,
    phone: booking.phone,
    email: booking.email,
    thread: thread ? { id: thread.id, address: thread.their_address, windowExpiresAt: thread.window_expires_at } : null,
  }
}

function pack(order: Order, way: Way, facts: BookingFacts, locale: WordsLocale): Parcel {
  const { booking, outside, now } = order
  const { house, publicUrl } = outside
  const template = templateOf(order)
  const text = sayWith(template, way.via, facts, locale)
  const offer = template === 'waitlist_offer' ? { reservationId: booking.id, code: booking.code } : null
  if (way.via === 'whatsapp') return { kind: 'thread', ...way, text, offer }
  if (way.via === 'sms') return { kind: 'sms', to: way.to, text: plainForSms(text) }
  const letter = writeClientLetter({ template, booking, house, facts, locale, text, to: way.to, publicUrl, now })
  return { kind: 'email', to: way.to, letter }
}

/** The words, with how to answer: numbers are read in the chat only. */
function sayWith(template: ClientTemplate, via: Way['via'], facts: BookingFacts, locale: WordsLocale): string {
  const words = clientWords(locale)
  const text = words.templates[template].text(facts)
  const answers = { reminder_day: words.answers, reminder_hours: words.answers, waitlist_offer: words.yes }
  if (!(template in answers)) return text
  const chat = answers[template as keyof typeof answers]
  const call = facts.housePhone === null ? '' : words.call(facts.housePhone)
  return [text, via === 'whatsapp' ? chat : call].filter(Boolean).join('\n')
}
