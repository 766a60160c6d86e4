import type { Inventory, ServiceInfo } from '#src/features/inventory/inventory.ts'
import { addDays, addMinutes, dayOf, minutesBetween, quarter, weekdayBit } from './calendar.ts'
import { indexed } from './indexed.ts'

/** A service on one evening: from the first to the last seating, wall times. */
export interface Sitting {
  service: ServiceInfo
  businessDate: string
  first: string
  last: string
  /** The house does not serve, by its days or by its calendar. */
  closed: boolean
  closedLabel: string | null
}

/** A table's time: it is laid from `startsAt` to `endsAt`, and kept until `busyUntil`. */
export interface Seating {
  service: ServiceInfo | null
  businessDate: string
  startsAt: string
  endsAt: string
  busyUntil: string
}

/** Turn time where no service says one, in minutes. */
const usualTurn = 120

/** Services that serve an area, on a business date. */
export function sittingsOn(inventory: Inventory, areaId: number, businessDate: string): Sitting[] {
  return indexed(inventory)
    .of({ id: areaId })
    .services.map((service) => sittingOf(inventory, service, areaId, businessDate))
}

function sittingOf(inventory: Inventory, service: ServiceInfo, areaId: number, businessDate: string): Sitting {
  const day = indexed(inventory).rulesOn(businessDate, areaId, service.id)
  const first = `${businessDate}T${day.openFrom ?? service.firstSeating}`
  const lastClock = day.openTo ?? service.lastSeating
  const sameDay = `${businessDate}T${lastClock}`
  const runs = (service.weekdays & weekdayBit(businessDate)) !== 0
  // exceptional hours open a day on which the service does not usually run
  const opened = runs || day.openFrom !== null || day.closed === false
  return {
    service,
    businessDate,
    first,
    last: sameDay < first ? `${addDays(businessDate, 1)}T${lastClock}` : sameDay,
    closed: day.closed === true || !opened,
    closedLabel: day.closed === true ? day.closedLabel : null,
  }
}

/** The sittings whose hours hold a wall time: of its day, or, past midnight, of the evening before. */
export function sittingsAround(inventory: Inventory, areaId: number, at: string): Sitting[] {
  const day = dayOf(at)
  return [day, addDays(day, -1)]
    .flatMap((businessDate) => sittingsOn(inventory, areaId, businessDate))
    .filter(({ first, last }) => first <= at && at <= last)
}

export const isOnSlot = ({ first, service }: Sitting, at: string) =>
  minutesBetween(first, at) % service.slotMinutes === 0

/** Seatings of a sitting, as wall times. */
export function slotsOf({ first, last, service }: Sitting): string[] {
  const count = Math.floor(minutesBetween(first, last) / service.slotMinutes) + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => addMinutes(first, i * service.slotMinutes))
}

/** The slot of a sitting that a wall time falls in. */
export function slotAround({ first, service }: Sitting, at: string): string {
  return addMinutes(first, Math.floor(minutesBetween(first, at) / service.slotMinutes) * service.slotMinutes)
}

export function turnMinutes(service: ServiceInfo | null, partySize: number): number {
  const turn = service?.turnTimes.find(({ max }) => partySize <= max) ?? service?.turnTimes.at(-1)
  return turn?.minutes ?? usualTurn
}

/** How long a party has its table. Outside all services (a person of the house decided so) the day is the clock's. */
export function seat(sitting: Sitting | null, startsAt: string, partySize: number): Seating {
  const service = sitting?.service ?? null
  const endsAt = addMinutes(startsAt, Math.max(quarter, turnMinutes(service, partySize)))
  return {
    service,
    businessDate: sitting?.businessDate ?? dayOf(startsAt),
    startsAt,
    endsAt,
    busyUntil: addMinutes(endsAt, service?.bufferMinutes ?? 0),
  }
}
