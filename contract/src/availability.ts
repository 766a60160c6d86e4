import { z } from 'zod'
import { day } from './common.ts'
import { clockTime, unitKinds } from './inventory.ts'

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

const people = z.int()
export const shortText = (max: number) => z.string().trim().max(max)

/** A wish: nights (`dateFrom`–`dateTo`) or a seating (`date` + `time`). Refusals are typed answers, not errors of form. */
export const wishFields = {
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
