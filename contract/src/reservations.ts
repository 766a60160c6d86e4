import { z } from 'zod'
import { day, id, idParams, instant, locale, pageOf, pageQuery, wholeList } from './common.ts'
import { cents, clockTime, unit, unitCombo, unitKinds, unitType, service } from './inventory.ts'
import { house, houseAndKeys, houseKeysAndSites, route } from './route.ts'

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

/** Why a wish cannot be granted, or that it can. Never `full` on a closed day. */
export const availabilityStatuses = [
  'available',
  'full',
  'closed',
  'too_late',
  'too_far',
  'min_stay',
  'max_stay',
  'cta',
  'ctd',
  'party_too_large',
  'outside_hours',
  'unknown_type',
] as const
export type AvailabilityStatus = (typeof availabilityStatuses)[number]

export const priceLine = z
  .object({
    code: z.enum(['night', 'cleaning', 'city_tax']),
    /** Nights of one price are one line: their first day. */
    date: day.nullable(),
    quantity: z.int(),
    unitCents: z.int(),
    totalCents: z.int(),
  })
  .meta({ id: 'PriceLine' })
export type PriceLine = z.infer<typeof priceLine>

export const availabilityOption = z
  .object({
    unitType: z.string(),
    name: z.string(),
    /** Tables: the seating, local; stays: null. */
    time: clockTime.nullable(),
    unitsLeft: z.int(),
    maxParty: z.int(),
    priceLines: z.array(priceLine),
    /** Without the taxe de séjour, which is a line apart. */
    totalCents: z.int().nullable(),
    cityTaxCents: z.int().nullable(),
    currency: z.string(),
  })
  .meta({ id: 'AvailabilityOption' })
export type AvailabilityOption = z.infer<typeof availabilityOption>

/** Something near the wish that is free. */
export const alternative = z
  .object({
    unitType: z.string(),
    name: z.string(),
    dateFrom: day,
    /** Departure; null for a table. */
    dateTo: day.nullable(),
    time: clockTime.nullable(),
    unitsLeft: z.int(),
    totalCents: z.int().nullable(),
  })
  .meta({ id: 'Alternative' })
export type Alternative = z.infer<typeof alternative>

export const availability = z
  .object({
    status: z.enum(availabilityStatuses),
    /** In the house's language: what to say, or to ask next. */
    message: z.string(),
    /** What the status speaks of: the least nights, the latest hour… */
    limit: z.string().nullable(),
    options: z.array(availabilityOption),
    alternatives: z.array(alternative).max(3),
  })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof availability>

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

const people = z.int()
const shortText = (max: number) => z.string().trim().max(max)

/** A wish: nights (`dateFrom`–`dateTo`) or a seating (`date` + `time`). Refusals are typed answers, not errors of form. */
const wishFields = {
  kind: z.enum(unitKinds).optional(),
  unitType: shortText(80).optional(),
  dateFrom: shortText(20).optional(),
  dateTo: shortText(20).optional(),
  date: shortText(20).optional(),
  time: shortText(10).optional(),
  partySize: people.optional(),
  numberOfPeople: people.optional(),
  adults: people.optional(),
  children: people.optional(),
  quantity: z.int().min(1).max(10).optional(),
  // words of the earlier telephone assistant
  date_arrivee: shortText(20).optional(),
  date_depart: shortText(20).optional(),
  type_chambre: shortText(80).optional(),
  nombre_personnes: people.optional(),
}

export const availabilityWish = z.strictObject(wishFields)
export type AvailabilityWish = z.infer<typeof availabilityWish>

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

export const block = z
  .object({
    id,
    unitId: id,
    startsAt: z.string(),
    endsAt: z.string(),
    reason: z.enum(['maintenance', 'owner', 'closure', 'ical']),
    label: z.string().nullable(),
  })
  .meta({ id: 'Block' })
export type Block = z.infer<typeof block>

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

/** Why somebody must look at a bar: its room is out of sale; its guests have not come, or should have left. */
export const barAlerts = ['out_of_sale', 'not_arrived', 'not_left'] as const

/** A bar of the planning: as little as it takes to draw it. */
export const planningBar = z.object({
  id,
  unitIds: z.array(id),
  unitTypeId: id,
  code: z.string(),
  name: z.string(),
  status: z.enum(reservationStatuses),
  startsAt: z.string(),
  endsAt: z.string(),
  partySize: z.int(),
  vip: z.boolean(),
  unitLocked: z.boolean(),
  source: z.enum(reservationSources),
  alert: z.enum(barAlerts).nullable(),
  revision: z.int(),
})
export type PlanningBar = z.infer<typeof planningBar>

export const stayPlanning = z
  .object({
    from: day,
    to: day,
    today: day,
    unitTypes: z.array(unitType),
    units: z.array(unit),
    bars: z.array(planningBar),
    blocks: z.array(block),
    /** For each type and day: what a night costs and how many units are left; closed days say so. */
    days: z.array(
      z.object({
        unitTypeId: id,
        date: day,
        priceCents: z.int().nullable(),
        left: z.int(),
        total: z.int(),
        closed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StayPlanning' })
export type StayPlanning = z.infer<typeof stayPlanning>

export const tablePlanning = z
  .object({
    date: day,
    /** Local wall time of now, when `date` is today. */
    now: z.string().nullable(),
    services: z.array(service.extend({ closed: z.boolean() })),
    areas: z.array(unitType),
    units: z.array(unit),
    combos: z.array(unitCombo),
    bars: z.array(planningBar),
    blocks: z.array(block),
    /** Arrivals by slot of each service. */
    slots: z.array(
      z.object({ serviceId: id, time: clockTime, covers: z.int(), parties: z.int(), pacing: z.int().nullable() }),
    ),
    covers: z.array(z.object({ serviceId: id, covers: z.int(), max: z.int().nullable(), reservations: z.int() })),
  })
  .meta({ id: 'TablePlanning' })
export type TablePlanning = z.infer<typeof tablePlanning>

export const monthHeat = z.object({
  month: z.string(),
  days: z.array(
    z.object({
      date: day,
      stayUsed: z.int(),
      stayTotal: z.int(),
      covers: z.int(),
      coversMax: z.int().nullable(),
      arrivals: z.int(),
      departures: z.int(),
    }),
  ),
})
export type MonthHeat = z.infer<typeof monthHeat>

/** Lists of the day, as a reception reads them. */
export const dayViews = ['arrivals', 'departures', 'in_house', 'requested', 'no_show', 'tables'] as const
export type DayView = (typeof dayViews)[number]

const listQuery = pageQuery.extend({
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(unitKinds).optional(),
  status: z.enum(reservationStatuses).optional(),
  source: z.enum(reservationSources).optional(),
  clientId: z.coerce.number().int().positive().optional(),
  /** With `date` (today when absent). */
  view: z.enum(dayViews).optional(),
  date: day.optional(),
  q: z.string().max(120).optional(),
})

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

const tag = 'Reservations'
const answer = z.object({ reservation })
const revisionBody = z.strictObject({ revision: z.int().optional() })
const transition = <const P extends `/${string}`>(path: P, summary: string) =>
  route({
    method: 'POST',
    path,
    who: houseAndKeys,
    tag,
    summary,
    params: idParams,
    body: revisionBody,
    response: answer,
  })
const changeRoute = {
  who: houseAndKeys,
  tag,
  summary: 'Move, extend, change; `preview` only tells the difference',
  params: idParams,
  body: reservationChange,
  response: z.object({ reservation, differenceCents: z.int().nullable() }),
} as const
const availabilityRoute = {
  method: 'POST',
  who: houseKeysAndSites,
  tag,
  body: availabilityWish,
  response: availability,
} as const
const cancelBody = z.strictObject({
  revision: z.int().optional(),
  reason: shortText(300).optional(),
  by: z.enum(['client', 'house']).optional(),
})

export const reservations = {
  checkAvailability: route({
    ...availabilityRoute,
    path: '/api/availability/check',
    summary: 'What is free, or why not and what else',
  }),
  checkAvailabilityBefore: route({
    ...availabilityRoute,
    path: '/api/settings/availability',
    summary: 'The same, at the address of an earlier system',
  }),
  list: route({
    method: 'GET',
    path: '/api/reservations',
    who: houseAndKeys,
    tag,
    summary: 'Reservations by date, or a list of the day',
    query: listQuery,
    response: pageOf(reservation),
  }),
  exportCsv: route({
    method: 'GET',
    path: '/api/reservations.csv',
    who: houseAndKeys,
    tag,
    summary: 'The same list as a CSV file, 5,000 rows at most',
    query: listQuery.omit({ cursor: true, limit: true }),
    produces: 'text/csv',
  }),
  create: route({
    method: 'POST',
    path: '/api/reservations',
    who: houseKeysAndSites,
    tag,
    summary: 'Book: a stay or a table',
    body: newReservation,
    response: z.object({ reservation: z.union([reservation, publicReservation]) }),
    status: 201,
  }),
  read: route({
    method: 'GET',
    path: '/api/reservations/:id',
    who: houseAndKeys,
    tag,
    summary: 'One reservation with its history',
    params: idParams,
    response: z.object({
      reservation,
      history: z.array(reservationEvent),
      alert: z.enum(barAlerts).nullable(),
    }),
  }),
  update: route({ method: 'PATCH', path: '/api/reservations/:id', ...changeRoute }),
  replace: route({ method: 'PUT', path: '/api/reservations/:id', ...changeRoute }),
  remove: route({
    method: 'DELETE',
    path: '/api/reservations/:id',
    who: houseAndKeys,
    tag,
    summary: 'Cancel',
    params: idParams,
    response: answer,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/reservations/:id/cancel',
    who: houseAndKeys,
    tag,
    summary: 'Cancel, with a reason',
    params: idParams,
    body: cancelBody,
    response: answer,
  }),
  confirm: transition('/api/reservations/:id/confirm', 'Confirm an option or what waits for approval'),
  decline: transition('/api/reservations/:id/decline', 'Decline what waits for approval'),
  checkIn: transition('/api/reservations/:id/check-in', 'The guests are here'),
  complete: transition('/api/reservations/:id/complete', 'The guests have left; what remains is free again'),
  noShow: transition('/api/reservations/:id/no-show', 'They did not come'),
  reopen: transition('/api/reservations/:id/reopen', 'Undo: back to confirmed, if the place is still free'),
  listBefore: route({
    method: 'GET',
    path: '/reservations',
    who: houseAndKeys,
    tag,
    summary: 'All reservations, in the words of an earlier system',
    response: z.object({ total: z.int(), reservations: z.array(legacyReservation) }),
  }),
  readBefore: route({
    method: 'GET',
    path: '/reservations/:id',
    who: houseAndKeys,
    tag,
    summary: 'One reservation, in the words of an earlier system',
    params: idParams,
    response: legacyReservation,
  }),
  planning: route({
    method: 'GET',
    path: '/api/planning',
    who: houseAndKeys,
    tag,
    summary: 'Rooms by days',
    query: z.object({ from: day, to: day }),
    response: stayPlanning,
  }),
  tablePlanning: route({
    method: 'GET',
    path: '/api/planning/tables',
    who: houseAndKeys,
    tag,
    summary: 'Tables of one day by services',
    query: z.object({ date: day }),
    response: tablePlanning,
  }),
  month: route({
    method: 'GET',
    path: '/api/planning/month',
    who: houseAndKeys,
    tag,
    summary: 'How full each day of a month is',
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    response: monthHeat,
  }),
  createBlock: route({
    method: 'POST',
    path: '/api/blocks',
    who: houseAndKeys,
    tag,
    summary: 'Take a room or a table out for a while',
    body: z.strictObject({
      unitId: id,
      startsAt: shortText(20),
      endsAt: shortText(20),
      reason: z.enum(['maintenance', 'owner', 'closure']).optional(),
      label: shortText(60).optional(),
    }),
    response: z.object({ block }),
    status: 201,
  }),
  listBlocks: route({
    method: 'GET',
    path: '/api/blocks',
    who: houseAndKeys,
    tag,
    summary: 'What is taken out, from today on',
    ...wholeList(block, { from: day.optional() }),
  }),
  removeBlock: route({
    method: 'DELETE',
    path: '/api/blocks/:id',
    who: houseAndKeys,
    tag,
    summary: 'Put a room or a table back on sale',
    params: idParams,
    status: 204,
  }),
  listWaitlist: route({
    method: 'GET',
    path: '/api/waitlist',
    who: houseAndKeys,
    tag,
    summary: 'Who waits for a place',
    ...wholeList(waitlistEntry),
  }),
  joinWaitlist: route({
    method: 'POST',
    path: '/api/waitlist',
    who: houseAndKeys,
    tag,
    summary: 'Note somebody who wants a place that is taken',
    body: z.strictObject({
      kind: z.enum(unitKinds),
      unitType: shortText(80).optional(),
      dateFrom: day,
      dateTo: day.optional(),
      timeFrom: clockTime.optional(),
      timeTo: clockTime.optional(),
      partySize: z.int().min(1).max(500),
      clientId: id.optional(),
      name: shortText(120).optional(),
      phone: shortText(40).optional(),
    }),
    response: z.object({ entry: waitlistEntry }),
    status: 201,
  }),
  leaveWaitlist: route({
    method: 'DELETE',
    path: '/api/waitlist/:id',
    who: houseAndKeys,
    tag,
    summary: 'Take somebody off the waiting list',
    params: idParams,
    status: 204,
  }),
  pending: route({
    method: 'GET',
    path: '/api/reservations/counts',
    who: house,
    tag,
    summary: 'What waits for somebody: requests, options, arrivals of today',
    response: z.object({ requested: z.int(), held: z.int(), arrivals: z.int(), waiting: z.int() }),
  }),
}
