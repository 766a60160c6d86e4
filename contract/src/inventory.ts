import { z } from 'zod'
import { day, id, idParams, text, wholeList } from './common.ts'
import { house, houseAndKeys, ownerOnly, route } from './route.ts'

/** `stay`: sold by the night; `table`: sold by the quarter of an hour. */
export const unitKinds = ['stay', 'table'] as const
export type UnitKind = (typeof unitKinds)[number]

/** Wall time of the house, `HH:MM`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Integer cents, taxes included. */
export const cents = z.int().min(0).max(100_000_00)
/** Bits of the days of the week, Monday = 1, Sunday = 64. */
export const weekdayMask = z.int().min(0).max(127)
const party = z.int().min(1).max(500)
const minutes = (max: number) => z.int().min(0).max(max)

/** What tools and websites call a type: `standard`, `suite_vue_mer`. */
export const unitTypeCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)

const unitTypeFields = {
  name: text(80),
  description: z.string().trim().max(1000).nullable(),
  maxParty: party,
  maxAdults: party.nullable(),
  maxChildren: z.int().min(0).max(500).nullable(),
  /** A stay's price for one night; null for tables. */
  basePriceCents: cents.nullable(),
  cleaningFeeCents: cents,
  /** Taxe de séjour, beside the total: so much per adult and night, or a share of the night's price per person. */
  cityTaxMode: z.enum(['fixed', 'percent']),
  cityTaxCents: cents,
  /** Hundredths of a percent. */
  cityTaxBasisPoints: z.int().min(0).max(10_000).nullable(),
  cityTaxCapCents: cents.nullable(),
  checkInTime: clockTime.nullable(),
  checkOutTime: clockTime.nullable(),
  minNights: z.int().min(1).max(365),
  maxNights: z.int().min(1).max(365).nullable(),
  /** How long before the arrival or the seating a booking is still taken. */
  minNoticeMinutes: minutes(60 * 24 * 90),
  maxAdvanceDays: z.int().min(1).max(1095),
  /** False: every booking waits for the house's word. */
  autoConfirm: z.boolean(),
  active: z.boolean(),
}

export const unitType = z
  .object({
    id,
    code: z.string(),
    kind: z.enum(unitKinds),
    ...unitTypeFields,
    /** Active units of this type. */
    units: z.int(),
  })
  .meta({ id: 'UnitType' })
export type UnitType = z.infer<typeof unitType>

const unitTypeChange = z.strictObject(unitTypeFields).partial()

export const unit = z
  .object({
    id,
    unitTypeId: id,
    name: z.string(),
    minParty: z.int(),
    maxParty: z.int(),
    /** Lower first among units that fit as well. */
    priority: z.int(),
    active: z.boolean(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof unit>

/** Tables that may be joined for a larger party. */
export const unitCombo = z
  .object({ id, unitTypeId: id, name: z.string(), unitIds: z.array(id), minParty: z.int(), maxParty: z.int() })
  .meta({ id: 'UnitCombo' })
export type UnitCombo = z.infer<typeof unitCombo>

/** Up to `max` people keep a table `minutes` long; the last entry serves larger parties too. */
export const turnTimes = z
  .array(z.strictObject({ max: party, minutes: z.int().min(15).max(720) }))
  .min(1)
  .max(12)

const serviceFields = {
  name: text(60),
  weekdays: weekdayMask,
  firstSeating: clockTime,
  /** Before `firstSeating` = past midnight. */
  lastSeating: clockTime,
  slotMinutes: z.union([z.literal(15), z.literal(30), z.literal(45), z.literal(60)]),
  /** Kept free after each party. */
  bufferMinutes: minutes(240),
  turnTimes,
  /** Covers of the whole service. */
  maxCovers: z.int().min(1).max(5000).nullable(),
  /** Covers and parties that may arrive in one slot. */
  pacingCovers: z.int().min(1).max(1000).nullable(),
  pacingParties: z.int().min(1).max(500).nullable(),
  /** Areas that it serves; null = all. */
  unitTypeIds: z.array(id).max(50).nullable(),
  active: z.boolean(),
}

/** When a house seats people: « Déjeuner », « Dîner ». */
export const service = z.object({ id, ...serviceFields }).meta({ id: 'Service' })
export type Service = z.infer<typeof service>

const ruleFields = {
  unitTypeId: id.nullable(),
  serviceId: id.nullable(),
  /** First day and the day after the last, of the house's calendar. */
  dateFrom: day,
  dateTo: day,
  weekdays: weekdayMask,
  closed: z.boolean().nullable(),
  priceCents: cents.nullable(),
  minNights: z.int().min(1).max(365).nullable(),
  maxNights: z.int().min(1).max(365).nullable(),
  closedToArrival: z.boolean().nullable(),
  closedToDeparture: z.boolean().nullable(),
  /** Sells fewer units than there are. */
  unitsLimit: z.int().min(0).max(10_000).nullable(),
  /** Exceptional hours of a service. */
  openFrom: clockTime.nullable(),
  openTo: clockTime.nullable(),
  label: z.string().trim().max(60).nullable(),
}

/** Rates, restrictions, closures. The last rule that matches wins, column by column; null says nothing. */
export const calendarRule = z.object({ id, ...ruleFields }).meta({ id: 'CalendarRule' })
export type CalendarRule = z.infer<typeof calendarRule>

const newRule = z.strictObject(ruleFields).partial().required({ dateFrom: true, dateTo: true })

const unitFields = {
  name: text(40),
  minParty: party,
  maxParty: party,
  priority: z.int().min(-1000).max(1000),
  active: z.boolean(),
}

/** The wizard: rooms or tables in two minutes, named by the server (`101`, `102`… or `T1`, `T2`…). */
export const quickSetup = z.strictObject({
  kind: z.enum(unitKinds),
  types: z
    .array(
      z.strictObject({
        name: text(80),
        count: z.int().min(1).max(200),
        maxParty: party,
        priceCents: cents.optional(),
        /** Name of the first unit; the others count on from it. */
        firstName: z.string().trim().max(20).optional(),
      }),
    )
    .min(1)
    .max(20),
  /** Tables: when people are seated. */
  services: z
    .array(z.strictObject({ name: text(60), firstSeating: clockTime, lastSeating: clockTime, weekdays: weekdayMask }))
    .max(6)
    .optional(),
})

const tag = 'Inventory'
const typeAnswer = z.object({ unitType })
const unitAnswer = z.object({ unit })
const serviceAnswer = z.object({ service })
const ruleAnswer = z.object({ rule: calendarRule })
const activeFilter = { kind: z.enum(unitKinds).optional() }

export const inventory = {
  listUnitTypes: route({
    method: 'GET',
    path: '/api/unit-types',
    who: houseAndKeys,
    tag,
    summary: 'Room types and areas',
    ...wholeList(unitType, activeFilter),
  }),
  createUnitType: route({
    method: 'POST',
    path: '/api/unit-types',
    who: houseAndKeys,
    tag,
    summary: 'Add a room type or an area',
    body: unitTypeChange.extend({
      code: unitTypeCode.optional(),
      kind: z.enum(unitKinds),
      name: text(80),
      maxParty: party,
    }),
    response: typeAnswer,
    status: 201,
  }),
  updateUnitType: route({
    method: 'PATCH',
    path: '/api/unit-types/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change a room type or an area',
    params: idParams,
    body: unitTypeChange,
    response: typeAnswer,
  }),
  removeUnitType: route({
    method: 'DELETE',
    path: '/api/unit-types/:id',
    who: ownerOnly,
    tag,
    summary: 'Stop selling a type; its bookings stay',
    params: idParams,
    status: 204,
  }),
  listUnits: route({
    method: 'GET',
    path: '/api/units',
    who: houseAndKeys,
    tag,
    summary: 'Rooms and tables',
    ...wholeList(unit, activeFilter),
  }),
  createUnit: route({
    method: 'POST',
    path: '/api/units',
    who: houseAndKeys,
    tag,
    summary: 'Add a room or a table',
    body: z
      .strictObject({ unitTypeId: id, ...unitFields })
      .partial()
      .required({ unitTypeId: true, name: true }),
    response: unitAnswer,
    status: 201,
  }),
  updateUnit: route({
    method: 'PATCH',
    path: '/api/units/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change a room or a table',
    params: idParams,
    body: z.strictObject(unitFields).partial(),
    response: unitAnswer,
  }),
  removeUnit: route({
    method: 'DELETE',
    path: '/api/units/:id',
    who: ownerOnly,
    tag,
    summary: 'Take a room or a table out of sale; its bookings stay',
    params: idParams,
    status: 204,
  }),
  listCombos: route({
    method: 'GET',
    path: '/api/unit-combos',
    who: houseAndKeys,
    tag,
    summary: 'Tables that may be joined',
    ...wholeList(unitCombo),
  }),
  createCombo: route({
    method: 'POST',
    path: '/api/unit-combos',
    who: houseAndKeys,
    tag,
    summary: 'Let tables of one area be joined',
    body: z.strictObject({
      unitIds: z.array(id).min(2).max(12),
      name: z.string().trim().max(40).optional(),
      minParty: party.optional(),
      maxParty: party.optional(),
    }),
    response: z.object({ combo: unitCombo }),
    status: 201,
  }),
  removeCombo: route({
    method: 'DELETE',
    path: '/api/unit-combos/:id',
    who: houseAndKeys,
    tag,
    summary: 'No longer join these tables',
    params: idParams,
    status: 204,
  }),
  listServices: route({
    method: 'GET',
    path: '/api/services',
    who: houseAndKeys,
    tag,
    summary: 'Services of the restaurant',
    ...wholeList(service),
  }),
  createService: route({
    method: 'POST',
    path: '/api/services',
    who: houseAndKeys,
    tag,
    summary: 'Add a service',
    body: z.strictObject(serviceFields).partial().required({ name: true, firstSeating: true, lastSeating: true }),
    response: serviceAnswer,
    status: 201,
  }),
  updateService: route({
    method: 'PATCH',
    path: '/api/services/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change a service',
    params: idParams,
    body: z.strictObject(serviceFields).partial(),
    response: serviceAnswer,
  }),
  removeService: route({
    method: 'DELETE',
    path: '/api/services/:id',
    who: ownerOnly,
    tag,
    summary: 'End a service; its bookings stay',
    params: idParams,
    status: 204,
  }),
  listRules: route({
    method: 'GET',
    path: '/api/calendar-rules',
    who: houseAndKeys,
    tag,
    summary: 'Rates, restrictions and closures',
    ...wholeList(calendarRule, { from: day.optional(), to: day.optional() }),
  }),
  createRule: route({
    method: 'POST',
    path: '/api/calendar-rules',
    who: houseAndKeys,
    tag,
    summary: 'Add a rate, a restriction or a closure',
    body: newRule,
    response: ruleAnswer,
    status: 201,
  }),
  updateRule: route({
    method: 'PATCH',
    path: '/api/calendar-rules/:id',
    who: houseAndKeys,
    tag,
    summary: 'Change a rate, a restriction or a closure',
    params: idParams,
    body: z.strictObject(ruleFields).partial(),
    response: ruleAnswer,
  }),
  removeRule: route({
    method: 'DELETE',
    path: '/api/calendar-rules/:id',
    who: houseAndKeys,
    tag,
    summary: 'Remove a rate, a restriction or a closure',
    params: idParams,
    status: 204,
  }),
  setUp: route({
    method: 'POST',
    path: '/api/inventory/setup',
    who: house,
    tag,
    summary: 'The wizard: types, their units and services at once',
    body: quickSetup,
    response: z.object({ unitTypes: z.array(unitType), units: z.array(unit), services: z.array(service) }),
    status: 201,
  }),
}
