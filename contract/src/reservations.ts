import { z } from 'zod'
import { availability, availabilityWish, shortText } from './availability.ts'
import { day, id, idParams, pageOf, pageQuery, wholeList } from './common.ts'
import { clockTime, unitKinds } from './inventory.ts'
import { barAlerts, block, monthHeat, stayPlanning, tablePlanning } from './planning.ts'
import {
  legacyReservation,
  newReservation,
  publicReservation,
  reservation,
  reservationChange,
  reservationEvent,
  reservationSources,
  reservationStatuses,
  waitlistEntry,
} from './reservation.ts'
import { house, houseAndKeys, houseKeysAndSites, route } from './route.ts'

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
