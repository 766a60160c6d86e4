import type { Service, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { flag, json } from './given.ts'
import { isOnQuarter, lengthOf, overlap } from './service-hours.ts'
import type { ServiceRow } from './services.store.ts'
import { ensureNoFault, words } from './words.ts'

export type NewService = z.output<typeof api.inventory.createService.body>
export type ServiceChange = z.output<typeof api.inventory.updateService.body>
export type ServiceFields = Omit<ServiceRow, 'id'> & { id?: number }

const longest = 18 * 60
const everyDay = 127

/** How long a party of up to so many keeps its table, unless the house says otherwise. */
const usualTurnTimes: Service['turnTimes'] = [
  { max: 2, minutes: 90 },
  { max: 4, minutes: 105 },
  { max: 6, minutes: 120 },
  { max: 99, minutes: 150 },
]

/** What a service is before anything is said of it. */
export const plainService = (conciergerieId: number) => ({
  conciergerie_id: conciergerieId,
  name: '',
  weekdays: everyDay,
  first_seating: '',
  last_seating: '',
  slot_minutes: 15,
  buffer_minutes: 0,
  turn_times: JSON.stringify(usualTurnTimes),
  max_covers: null as number | null,
  pacing_covers: null as number | null,
  pacing_parties: null as number | null,
  unit_type_ids: null as string | null,
  active: 1,
})

/** Columns of what was given; undefined where nothing was. */
export function toServiceColumns(input: ServiceChange) {
  return {
    name: input.name,
    weekdays: input.weekdays,
    first_seating: input.firstSeating,
    last_seating: input.lastSeating,
    slot_minutes: input.slotMinutes,
    buffer_minutes: input.bufferMinutes,
    turn_times: json(input.turnTimes?.toSorted((a, b) => a.max - b.max)) ?? undefined,
    max_covers: input.maxCovers,
    pacing_covers: input.pacingCovers,
    pacing_parties: input.pacingParties,
    // a service without an area would serve nobody
    unit_type_ids: json(input.unitTypeIds?.length === 0 ? null : input.unitTypeIds),
    active: flag(input.active),
  }
}

/** @throws AppError invalid */
export function ensureSoundService(service: ServiceFields, others: readonly ServiceRow[]): void {
  const sizes = (JSON.parse(service.turn_times) as Service['turnTimes']).map(({ max }) => max)
  const rival = others.find((other) => other.id !== service.id && areRivals(service, other))
  ensureNoFault({
    weekdays: service.weekdays === 0 && words.noDay,
    firstSeating:
      (!isOnQuarter(service.first_seating) && words.onQuarters) || (rival && words.serviceOverlaps(rival.name)),
    lastSeating:
      (!isOnQuarter(service.last_seating) && words.onQuarters) || (lengthOf(service) > longest && words.serviceTooLong),
    turnTimes: new Set(sizes).size < sizes.length && words.turnTimesDoubled,
  })
}

/** A seating of an area belongs to one service only. */
function areRivals(a: ServiceFields, b: ServiceRow): boolean {
  if (a.active === 0 || b.active === 0 || !overlap(a, b)) return false
  if (a.unit_type_ids === null || b.unit_type_ids === null) return true
  const areas = new Set(JSON.parse(a.unit_type_ids) as number[])
  return (JSON.parse(b.unit_type_ids) as number[]).some((id) => areas.has(id))
}
