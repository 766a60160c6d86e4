import { z } from 'zod'
import type { Reservation } from '@conciergerie/contract'
import { createHash } from 'node:crypto'
import { AppError } from '#src/errors.ts'
import type { Author, ReservationDesk, Wish } from '#src/features/reservations/ports.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { sayReservation, wishOf } from '../booking-words/tell.ts'
import { whenOf } from './check-availability.ts'
import { agreedTo } from './agreement.ts'
import { numberNeeded } from './caller-number.ts'
import { datesDiffer } from './cross-check.ts'
import { read, readWishFields, shown } from './fields.ts'
import type { WishInput } from './fields.ts'
import { findBooking, isOwn, mostOpen, ownBookings } from './open-bookings.ts'
import { priceOf } from './price.ts'
import { result } from './session.ts'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'
import { defineTool } from './tool.ts'
import { toWish } from './wishes.ts'

const holdMinutes = 10
const { kind, date_from, date_to, time, party_size, adults, children, unit_type } = shown

export const createReservation = defineTool({
  name: 'create_reservation',
  description:
    'Premier appel (dates, personnes, type) : retient la place 10 minutes et rend un récapitulatif que le serveur envoie au client. Second appel, avec « hold » (le code rendu), une fois que le client a répondu oui au récapitulatif : confirme.',
  shown: z
    .object({
      kind,
      date_from,
      date_to,
      time,
      party_size,
      adults,
      children,
      unit_type,
      hold: z.string().describe('code de l’option à confirmer ; alors rien d’autre n’est lu'),
      first_name: z.string().describe('prénom, si le client l’a donné'),
      last_name: z.string().describe('nom, si le client l’a donné'),
      requests: z.string().describe('demandes particulières du client'),
    })
    .partial(),
  strict: false,
  acts: true,
  reader: z.object({
    ...readWishFields,
    hold: read.words(20),
    first_name: read.words(60),
    last_name: read.words(60),
    requests: read.words(1000),
  }),
  run: (input, session, ports) =>
    input.hold === undefined ? hold(input, session, ports) : confirm(input.hold, session, ports),
})

export const ai = ({ house }: ToolSession): Author => ({ conciergerieId: house.id, name: 'ai', kind: 'ai' })

interface HoldInput extends WishInput {
  first_name?: string | undefined
  last_name?: string | undefined
  requests?: string | undefined
}

async function hold(input: HoldInput, session: ToolSession, { reservations }: ToolPorts): Promise<ToolResult> {
  const words = bookingWordsIn(session.language)
  const wish = toWish(input, session)
  const doubt = datesDiffer(wish, session)
  if (doubt) return doubt
  const name = [input.first_name, input.last_name].filter(Boolean).join(' ') || (session.clientName ?? '')
  if (name === '') return result('name_needed', words.askName)
  const unreachable = numberNeeded(session)
  if (unreachable) return unreachable
  const own = await ownBookings(reservations, session)
  const ours = own.filter(({ id, status }) => status === 'held' && session.holds.has(id))
  const same = ours.find((row) => isSameWish(row, wish))
  if (same) return recap(same, session)
  if (own.length - ours.length >= mostOpen) return result('too_many', words.tooMany)
  // one option at a time: what was hesitated about is free again
  for (const row of ours) await reservations.act(ai(session), row.id, 'cancel', { reason: 'other_choice' })
  const row = await reservations.book(ai(session), {
    wish,
    guest: { clientId: session.clientId, name, phone: session.phone, email: null },
    source: session.source,
    conversationId: session.conversationId,
    callId: session.callId,
    requests: input.requests ?? null,
    occasion: null,
    internalNote: null,
    locale: session.language,
    externalRef: null,
    unitId: null,
    quotedTotalCents: null,
    holdMinutes,
    idempotencyKey: keyOf(session, wish),
  })
  // the key of a hold that was let go meanwhile
  if (row.status !== 'held') return result('hold_expired', words.holdGone)
  session.holds.add(row.id)
  return recap(row, session)
}

function isSameWish(row: Reservation, wish: Wish): boolean {
  const held = wishOf(row)
  const type = wish.unitType === null || wish.unitType === row.unitType.code
  if (!type || held.kind !== wish.kind || held.partySize !== wish.partySize) return false
  return held.kind === 'stay' && wish.kind === 'stay'
    ? held.from === wish.from && held.to === wish.to && held.quantity === wish.quantity
    : held.kind === 'table' && wish.kind === 'table' && held.date === wish.date && held.time === wish.time
}

/** The same for the same work done again, whatever name a model gave its call. */
export function keyOf({ turnKey }: ToolSession, what: unknown): string {
  return `${turnKey}:${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16)}`
}

/** Read back by the server, from the row. */
function recap(row: Reservation, session: ToolSession): ToolResult {
  const { language, now } = session
  const words = bookingWordsIn(language)
  const wish = wishOf(row)
  const until =
    row.holdExpiresAt === null
      ? null
      : now.setZone(now.zone).plus({ milliseconds: Date.parse(row.holdExpiresAt) - now.toMillis() })
  const text = [
    words.recap,
    sayReservation(row, language),
    ...priceOf(row, session),
    ...(until ? [words.heldUntil(words.time(until.toFormat('HH:mm')))] : []),
    words.askConfirm,
  ].join('\n')
  return result('held', words.askConfirm, {
    data: { hold: row.code, total_cents: row.totalCents, currency: row.currency },
    text,
    deed: 'held',
    told: { kind: 'hold', at: now.toUTC().toISO() ?? '', reservationId: row.id, code: row.code, wish },
    action: { name: 'tool_hold', details: { code: row.code, what: row.unitType.name, ...whenOf(wish) } },
  })
}

async function confirm(code: string, session: ToolSession, { reservations }: ToolPorts): Promise<ToolResult> {
  const words = bookingWordsIn(session.language)
  const { told } = session
  if (told?.kind !== 'hold' || told.code !== code.toUpperCase().trim()) return readBack(code, session, reservations)
  const row = await reservations.read(session.house.id, told.reservationId)
  if (!isOwn(row, session)) return result('not_found', words.notFound)
  const over = noLongerHeld(row, session)
  if (over) return over
  const refused = agreedTo(session, wishOf(row))
  if (refused) return refused
  try {
    const done = await reservations.confirmHold(ai(session), row.id, { consentMessageId: session.heard.messageId })
    return booked(done, session)
  } catch (error) {
    // somebody of the house was faster, between our look and our word
    const now = isOvertaken(error) ? noLongerHeld(await reservations.read(session.house.id, row.id), session) : null
    if (now) return now
    throw error
  }
}

/** A yes to something that is not waiting for one: an option of theirs is read back first. */
async function readBack(code: string, session: ToolSession, reservations: ReservationDesk): Promise<ToolResult> {
  const row = await findBooking(reservations, session, code)
  const isOurs = row?.status === 'held' && session.holds.has(row.id)
  return isOurs ? recap(row, session) : result('not_agreed', bookingWordsIn(session.language).notYetAgreed)
}

/** What became of an option that is none any more: booked, by this very work before a crash or by the house, or let go. */
function noLongerHeld(row: Reservation, session: ToolSession): ToolResult | null {
  if (row.status === 'confirmed' || row.status === 'requested') return booked(row, session)
  return row.status === 'held' ? null : result('hold_expired', bookingWordsIn(session.language).holdGone)
}

const isOvertaken = (error: unknown) =>
  error instanceof AppError && (error.code === 'invalid_transition' || error.code === 'stale')

/** From the row: nobody else words a confirmation. */
function booked(row: Reservation, session: ToolSession): ToolResult {
  const { language } = session
  const words = bookingWordsIn(language)
  const head = row.status === 'requested' ? words.requested(row.code) : words.confirmed(row.code)
  const text = [head, sayReservation(row, language), ...priceOf(row, session)].join('\n')
  return result(row.status, head, {
    data: { code: row.code, status: row.status },
    text,
    deed: 'booked',
    action: {
      name: 'tool_booked',
      details: { code: row.code, status: row.status, what: row.unitType.name, ...whenOf(wishOf(row)) },
    },
  })
}
