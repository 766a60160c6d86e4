import type { NewReservation, Wish } from '../api.ts'
import { addDays } from '../days.ts'
import type { Kind, Place } from '../use-place.ts'

/** What the form holds while it is filled. */
export interface Draft {
  kind: Kind
  from: string
  to: string
  time: string
  party: number
  unitType: string
  unitId: number | null
  clientId: number | null
  name: string
  phone: string
  email: string
  requests: string
  /** Keep as an option for so many minutes; 0 = confirm. */
  holdMinutes: number
  conversationId: number | null
}

const number = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)

/** What the address chose for it, the rest as most bookings are. */
export function startDraft({ kind, date, today, booking }: Place): Draft {
  const asked = booking ?? new URLSearchParams()
  const first = date < today ? today : date
  const from = asked.get('from') ?? first
  return {
    kind: asked.get('time') === null ? kind : 'table',
    from,
    to: asked.get('to') ?? addDays(from, 1),
    time: asked.get('time') ?? '19:30',
    party: number(asked.get('party')) ?? 2,
    unitType: asked.get('type') ?? '',
    unitId: number(asked.get('unit')),
    clientId: number(asked.get('client')),
    name: '',
    phone: '',
    email: '',
    requests: '',
    holdMinutes: 0,
    conversationId: number(asked.get('conversation')),
  }
}

/** The wish of a draft, as the API takes it; null while it cannot be asked. */
export function wishOf({ kind, from, to, time, party, unitType }: Draft): Wish | null {
  const common = { kind, partySize: party, ...(unitType === '' ? {} : { unitType }) }
  if (party < 1 || from === '') return null
  if (kind === 'table') return time === '' ? null : { ...common, date: from, time }
  return to === '' ? null : { ...common, dateFrom: from, dateTo: to }
}

/** The booking of a draft whose wish is whole. */
export function bookingOf(draft: Draft, wish: Wish, quotedTotalCents: number | null): NewReservation {
  const { clientId, name, phone, email, requests, unitId, holdMinutes, conversationId } = draft
  return {
    ...wish,
    source: 'concierge',
    ...(clientId === null ? { customerName: name.trim() } : { clientId }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(email.trim() === '' ? {} : { email: email.trim() }),
    ...(requests.trim() === '' ? {} : { requests: requests.trim() }),
    ...(unitId === null ? {} : { unitId }),
    ...(holdMinutes === 0 ? {} : { holdMinutes }),
    ...(conversationId === null ? {} : { conversationId }),
    ...(quotedTotalCents === null ? {} : { quotedTotalCents }),
  }
}
