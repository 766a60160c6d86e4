import type {
  PriceLine,
  Reservation,
  ReservationEvent,
  ReservationSource,
  ReservationStatus,
} from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { nightsBetween } from './engine/calendar.ts'
import { allowedActions } from './engine/statuses.ts'
import type { Moment } from './engine/verdict.ts'
import { listUnitsOf } from './occupancy.store.ts'
import type { NamedRow, listEvents } from './reservations.store.ts'

type Unit = Reservation['units'][number]

/** Rows as the API gives them: one query for all of their units, none for each. @param moment what may be done now depends on it */
export async function presentReservations(
  q: Queries,
  house: number,
  rows: readonly NamedRow[],
  moment: Moment,
): Promise<Reservation[]> {
  if (rows.length === 0) return []
  const held = await listUnitsOf(
    q,
    house,
    rows.map(({ id }) => id),
  )
  const unitsOf = Map.groupBy(held, (unit) => unit.reservation_id)
  return rows.map((row) =>
    presentReservation(
      row,
      (unitsOf.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
      moment,
    ),
  )
}

function presentReservation(row: NamedRow, units: Unit[], moment: Moment): Reservation {
  const status = row.status as ReservationStatus
  const state = { kind: row.kind, status, startsAt: row.starts_at, businessDate: row.business_date }
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    status,
    actions: allowedActions(state, moment),
    client: presentClient(row),
    guestName: row.guest_name,
    unitType: { id: row.unit_type_id, code: row.type_code, name: row.type_name },
    units,
    unitLocked: row.unit_locked === 1,
    service: row.service_id === null ? null : { id: row.service_id, name: row.service_name ?? '' },
    ...presentTime(row),
    partySize: row.party_size,
    adults: row.adults,
    children: row.children,
    quantity: row.quantity,
    ...presentPrice(row),
    requests: row.requests,
    internalNote: row.internal_note,
    occasion: row.occasion,
    locale: row.locale,
    source: row.source as ReservationSource,
    conversationId: row.conversation_id,
    callId: row.call_id,
    externalRef: row.external_ref,
    holdExpiresAt: row.hold_expires_at,
    cancelledBy: row.cancelled_by,
    cancelReason: row.cancel_reason,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function presentClient(row: NamedRow): Reservation['client'] {
  return {
    id: row.client_id,
    name: row.client_name ?? row.client_profile_name ?? row.guest_name,
    phone: row.client_phone,
    email: row.client_email,
    vip: row.client_vip === 1,
    allergies: row.client_allergies,
  }
}

function presentTime(row: NamedRow) {
  return {
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    businessDate: row.business_date,
    nights: row.kind === 'stay' ? nightsBetween(row.starts_at, row.ends_at) : null,
  }
}

function presentPrice(row: NamedRow) {
  return {
    priceLines: row.price_lines === null ? [] : (JSON.parse(row.price_lines) as PriceLine[]),
    totalCents: row.total_cents,
    cityTaxCents: row.city_tax_cents,
    currency: row.currency,
  }
}

export function presentEvent(row: Awaited<ReturnType<typeof listEvents>>[number]): ReservationEvent {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    type: row.type as ReservationEvent['type'],
    fromStatus: row.from_status as ReservationStatus | null,
    toStatus: row.to_status as ReservationStatus | null,
    data: JSON.parse(row.data) as Record<string, string>,
  }
}
