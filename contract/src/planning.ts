import { z } from 'zod'
import { day, id } from './common.ts'
import { clockTime, service, unit, unitCombo, unitType } from './inventory.ts'
import { reservationSources, reservationStatuses } from './reservation.ts'

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
