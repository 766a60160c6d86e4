import { z } from 'zod'
import type { NewReservation, ReservationSource } from '@conciergerie/contract'
import { toE164 } from '#src/text/phone.ts'
import { wordingIn } from './locales/wording.ts'
import type { BookingRequest, Guest } from './ports.ts'
import { Complaints } from './wish-fields.ts'
import { readWishInto } from './wish.ts'
import type { WishReader } from './wish.ts'

export interface BookingReader extends WishReader {
  /** What the booking came through, when the form does not say, or may not. */
  source: ReservationSource
  /** Whether somebody must be reachable: people of the house may leave the number out. */
  phoneNeeded: boolean
}

const knownSources: Record<string, ReservationSource> = { website: 'web', phone: 'voice', app: 'api' }

/**
 * Reads a booking as apps, websites, the screens and the tools give it, names of earlier systems included.
 * @throws AppError invalid: each field says what to ask next
 */
export function readBooking(body: NewReservation, reader: BookingReader): BookingRequest {
  const complaints = new Complaints(wordingIn(reader.locale))
  const wish = readWishInto(complaints, body, reader)
  const guest = readGuest(complaints, body, reader)
  complaints.throwIfAny()
  if (wish === null) throw new Error('a booking without a complaint could not be read')
  return {
    wish,
    guest,
    source: sourceOf(body.source) ?? reader.source,
    conversationId: body.conversationId ?? null,
    callId: null,
    requests: textOf(body.requests ?? body.demandes_speciales),
    occasion: textOf(body.occasion),
    internalNote: textOf(body.internalNote),
    locale: body.locale ?? null,
    externalRef: textOf(body.externalRef),
    unitId: body.unitId ?? null,
    quotedTotalCents: body.quotedTotalCents ?? null,
    holdMinutes: body.holdMinutes ?? null,
    idempotencyKey: null,
    override: body.override ?? false,
  }
}

function sourceOf(source: NewReservation['source']): ReservationSource | undefined {
  return source === undefined ? undefined : (knownSources[source] ?? (source as ReservationSource))
}

function readGuest(complaints: Complaints, body: NewReservation, { phoneNeeded }: BookingReader): Guest {
  const { wish } = complaints.wording
  const clientId = body.clientId ?? null
  const name = nameOf(body)
  const phone = textOf(body.phone ?? body.phoneNumber ?? body.telephone)
  const email = textOf(body.email)
  if (name === '' && clientId === null) complaints.add('name', wish.name())
  if (phone !== null && toE164(phone) === null) complaints.add('phone', wish.notAPhone())
  if (phone === null && phoneNeeded && clientId === null) complaints.add('phone', wish.phone())
  if (email !== null && !z.email().safeParse(email).success) complaints.add('email', wish.notAnEmail())
  return { clientId, name, phone, email }
}

/** First name, then last name, or both as one: `Zoé Martin`. */
function nameOf(body: Pick<NewReservation, 'firstName' | 'lastName' | 'customerName' | 'nom' | 'prenom'>): string {
  const parts = [body.firstName ?? body.prenom, body.lastName ?? body.nom].map((part) => part?.trim() ?? '')
  const joined = parts.filter((part) => part !== '').join(' ')
  return joined === '' ? (body.customerName?.trim() ?? '') : joined
}

const textOf = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())
