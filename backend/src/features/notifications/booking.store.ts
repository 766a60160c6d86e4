import type { Queries } from '#src/db/database.ts'

/** A reservation with all that is told of it; this room never writes these tables. */
export function findBooking(q: Queries, house: number, id: number) {
  return q
    .selectFrom('reservations as r')
    .innerJoin('unit_types as t', 't.id', 'r.unit_type_id')
    .innerJoin('clients as c', 'c.id', 'r.client_id')
    .innerJoin('conciergeries as h', 'h.id', 'r.conciergerie_id')
    .select([
      'r.id',
      'r.conciergerie_id',
      'r.client_id',
      'r.code',
      'r.kind',
      'r.status',
      'r.starts_at',
      'r.ends_at',
      'r.starts_utc',
      'r.business_date',
      'r.party_size',
      'r.adults',
      'r.children',
      'r.quantity',
      'r.total_cents',
      'r.city_tax_cents',
      'r.currency',
      'r.guest_name',
      'r.locale',
      'r.source',
      'r.revision',
      'r.hold_expires_at',
      'r.created_at',
      't.name as type_name',
      't.check_in_time',
      't.check_out_time',
      'c.name as client_name',
      'c.profile_name',
      'c.phone',
      'c.email',
      'c.language',
      'c.blocked_at',
      'c.opted_out_at',
      'h.timezone',
    ])
    .where('r.conciergerie_id', '=', house)
    .where('r.id', '=', id)
    .executeTakeFirst()
}

export type Booking = NonNullable<Awaited<ReturnType<typeof findBooking>>>

/** The client's WhatsApp thread, if they ever wrote. */
export function findThread(q: Queries, house: number, clientId: number) {
  return q
    .selectFrom('conversations')
    .select(['id', 'their_address', 'window_expires_at', 'last_author', 'last_message_at', 'last_inbound_at'])
    .where('conciergerie_id', '=', house)
    .where('client_id', '=', clientId)
    .where('channel', '=', 'whatsapp')
    .executeTakeFirst()
}

export type Thread = NonNullable<Awaited<ReturnType<typeof findThread>>>

/** What was lately done with a reservation, oldest first. */
export function listHistorySince(q: Queries, house: number, reservationId: number, since: string) {
  return q
    .selectFrom('reservation_events')
    .select(['id', 'type', 'actor', 'from_status', 'to_status', 'data'])
    .where('conciergerie_id', '=', house)
    .where('reservation_id', '=', reservationId)
    .where('at', '>=', since)
    .orderBy('id')
    .execute()
}

export type HistoryRow = Awaited<ReturnType<typeof listHistorySince>>[number]

/** The place on the waiting list that a held reservation is offered to. */
export function findOffer(q: Queries, house: number, reservationId: number) {
  return q
    .selectFrom('waitlist_entries')
    .select(['id', 'client_id', 'offer_expires_at'])
    .where('conciergerie_id', '=', house)
    .where('offer_reservation_id', '=', reservationId)
    .where('status', '=', 'offered')
    .executeTakeFirst()
}

export function findOrder(q: Queries, house: number, id: number) {
  return q
    .selectFrom('orders as o')
    .innerJoin('clients as c', 'c.id', 'o.client_id')
    .select(['o.id', 'o.code', 'o.status', 'o.mode', 'o.requested_for', 'o.total_cents', 'o.currency', 'o.created_at'])
    .select(['c.name', 'c.profile_name', 'c.phone'])
    .where('o.conciergerie_id', '=', house)
    .where('o.id', '=', id)
    .executeTakeFirst()
}

export type OrderSubject = NonNullable<Awaited<ReturnType<typeof findOrder>>>

export function findLeftMessage(q: Queries, house: number, id: number) {
  return q
    .selectFrom('left_messages as l')
    .leftJoin('clients as c', 'c.id', 'l.client_id')
    .select(['l.id', 'l.text', 'l.urgency', 'l.status', 'l.created_at', 'c.name', 'c.profile_name', 'c.phone'])
    .where('l.conciergerie_id', '=', house)
    .where('l.id', '=', id)
    .executeTakeFirst()
}

export type LeftMessageSubject = NonNullable<Awaited<ReturnType<typeof findLeftMessage>>>

/** The last message of the house in a thread, whoever wrote it. */
export function findLastWord(q: Queries, house: number, conversationId: number) {
  return q
    .selectFrom('messages')
    .select('id')
    .where('conciergerie_id', '=', house)
    .where('conversation_id', '=', conversationId)
    .where('sender', '=', 'concierge')
    .where('kind', 'not in', ['note', 'event'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
