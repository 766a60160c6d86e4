import { z } from 'zod'
import { priceLine, shortText, wishFields } from './availability.ts'
import { day, id, instant, locale } from './common.ts'
import { cents, clockTime, unitKinds } from './inventory.ts'

export const reservationStatuses = [
  'held',
  'requested',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'cancelled',
  'declined',
  'expired',
] as const
export type ReservationStatus = (typeof reservationStatuses)[number]

export const reservationSources = ['voice', 'whatsapp', 'sms', 'web', 'concierge', 'ical', 'api'] as const
export type ReservationSource = (typeof reservationSources)[number]

/** What can be done with a reservation; the row says which of them may be done now. */
export const reservationActions = [
  'confirm',
  'decline',
  'check-in',
  'complete',
  'no-show',
  'cancel',
  'reopen',
  'move',
] as const
export type ReservationAction = (typeof reservationActions)[number]

export const reservation = z
  .object({
    id,
    code: z.string(),
    kind: z.enum(unitKinds),
    status: z.enum(reservationStatuses),
    /** Only what may be done now, by the caller. */
    actions: z.array(z.enum(reservationActions)),
    client: z.object({
      id,
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      vip: z.boolean(),
      allergies: z.string().nullable(),
    }),
    guestName: z.string(),
    unitType: z.object({ id, code: z.string(), name: z.string() }),
    /** Rooms or tables held; empty when none has been given (tray « Sans chambre »). */
    units: z.array(z.object({ id, name: z.string() })),
    unitLocked: z.boolean(),
    service: z.object({ id, name: z.string() }).nullable(),
    /** Local to the house: `YYYY-MM-DD` for a stay, `YYYY-MM-DDTHH:MM` for a table; the end is not included. */
    startsAt: z.string(),
    endsAt: z.string(),
    businessDate: day,
    nights: z.int().nullable(),
    partySize: z.int(),
    adults: z.int().nullable(),
    children: z.int().nullable(),
    quantity: z.int(),
    priceLines: z.array(priceLine),
    totalCents: z.int().nullable(),
    cityTaxCents: z.int().nullable(),
    currency: z.string(),
    requests: z.string().nullable(),
    internalNote: z.string().nullable(),
    occasion: z.string().nullable(),
    locale: z.string().nullable(),
    source: z.enum(reservationSources),
    conversationId: id.nullable(),
    callId: id.nullable(),
    externalRef: z.string().nullable(),
    holdExpiresAt: instant.nullable(),
    cancelledBy: z.string().nullable(),
    cancelReason: z.string().nullable(),
    /** Send it back with a change: a change made meanwhile by somebody else is then refused. */
    revision: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Reservation' })
export type Reservation = z.infer<typeof reservation>

export const reservationEvent = z
  .object({
    id,
    at: instant,
    /** `client`, `ai`, `system`, or the name of a member or key. */
    actor: z.string(),
    type: z.enum(['created', 'status', 'moved', 'changed', 'reassigned', 'reminded']),
    fromStatus: z.enum(reservationStatuses).nullable(),
    toStatus: z.enum(reservationStatuses).nullable(),
    /** What changed: name → from and to, in plain values. */
    data: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ReservationEvent' })
export type ReservationEvent = z.infer<typeof reservationEvent>

/** What a public website learns of the booking it made. */
export const publicReservation = z.object({
  id,
  code: z.string(),
  status: z.enum(reservationStatuses),
  message: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  partySize: z.int(),
  totalCents: z.int().nullable(),
})

/** A booking as apps, websites and the screens of the house post it; names of earlier systems are understood too. */
export const newReservation = z.strictObject({
  ...wishFields,
  firstName: shortText(80).optional(),
  lastName: shortText(80).optional(),
  customerName: shortText(120).optional(),
  nom: shortText(80).optional(),
  prenom: shortText(80).optional(),
  phone: shortText(40).optional(),
  phoneNumber: shortText(40).optional(),
  telephone: shortText(40).optional(),
  email: shortText(254).optional(),
  requests: shortText(1000).optional(),
  demandes_speciales: shortText(1000).optional(),
  occasion: shortText(80).optional(),
  internalNote: shortText(2000).optional(),
  locale: locale.optional(),
  source: z.enum([...reservationSources, 'website', 'phone', 'app']).optional(),
  externalRef: shortText(80).optional(),
  clientId: id.optional(),
  conversationId: id.optional(),
  /** A given room or table, pinned. Members and keys only. */
  unitId: id.optional(),
  /** The total that the client was told; another one is refused as `price_changed`. */
  quotedTotalCents: cents.optional(),
  /** Members: a rule of the house speaks against it (`details.overridable`), and they decide otherwise. */
  override: z.boolean().optional(),
  /** Members and keys: keep it as an option until then instead of confirming. */
  holdMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 7)
    .optional(),
})
export type NewReservation = z.infer<typeof newReservation>

export const reservationChange = z.strictObject({
  revision: z.int().optional(),
  ...wishFields,
  guestName: shortText(120).optional(),
  requests: shortText(1000).nullable().optional(),
  internalNote: shortText(2000).nullable().optional(),
  occasion: shortText(80).nullable().optional(),
  unitId: id.optional(),
  unitLocked: z.boolean().optional(),
  /** Members: a rule of the house speaks against it (`details.overridable`), and they decide otherwise. */
  override: z.boolean().optional(),
  /** What changes if this is done is told, and nothing is done. */
  preview: z.boolean().optional(),
})
export type ReservationChange = z.infer<typeof reservationChange>

export const waitlistEntry = z
  .object({
    id,
    client: z.object({ id, name: z.string(), phone: z.string().nullable() }),
    kind: z.enum(unitKinds),
    unitType: z.object({ id, code: z.string(), name: z.string() }).nullable(),
    dateFrom: day,
    dateTo: day.nullable(),
    timeFrom: clockTime.nullable(),
    timeTo: clockTime.nullable(),
    partySize: z.int(),
    status: z.enum(['waiting', 'offered', 'converted', 'expired', 'cancelled']),
    offer: z.object({ reservationId: id, expiresAt: instant }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'WaitlistEntry' })
export type WaitlistEntry = z.infer<typeof waitlistEntry>

/** As the telephone assistant of before listed them. */
export const legacyReservation = z.object({
  id,
  nom: z.string(),
  prenom: z.string(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  date_arrivee: z.string(),
  date_depart: z.string().nullable(),
  type_chambre: z.string(),
  nombre_personnes: z.int(),
  demandes_speciales: z.string().nullable(),
  date_creation: instant,
})
