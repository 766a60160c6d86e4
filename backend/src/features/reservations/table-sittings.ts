import type { Service, TablePlanning } from '@conciergerie/contract'
import type { Inventory, ServiceInfo } from '#src/features/inventory/inventory.ts'
import { clockOf } from './engine/calendar.ts'
import { sittingsOn, slotAround, slotsOf } from './engine/services.ts'
import type { Sitting } from './engine/services.ts'
import type { BarRow } from './planning.store.ts'

/** Services of a business date, with who comes when: what the kitchen and the door go by. */
export function describeSittings(
  inventory: Inventory,
  date: string,
  bars: readonly BarRow[],
): Pick<TablePlanning, 'services' | 'slots' | 'covers'> {
  const sittings = inventory.services.map((service) => sittingOf(inventory, service, date))
  const partiesOf = Map.groupBy(bars, ({ service_id }) => service_id)
  const open = sittings.map((sitting) => ({ sitting, parties: partiesOf.get(sitting.service.id) ?? [] }))
  return {
    services: sittings.map(({ service, closed }) => ({ ...presentService(service), closed })),
    slots: open.flatMap(({ sitting, parties }) => describeSlots(sitting, parties)),
    covers: open.map(({ sitting: { service }, parties }) => ({
      serviceId: service.id,
      covers: sumCovers(parties),
      max: service.maxCovers,
      reservations: parties.length,
    })),
  }
}

/** A service is closed when it is so in each of its areas. */
export function sittingOf(inventory: Inventory, service: ServiceInfo, date: string): Sitting {
  const areas = inventory.unitTypes.filter(
    ({ id, kind }) => kind === 'table' && (service.unitTypeIds?.includes(id) ?? true),
  )
  const alone = { ...inventory, services: [{ ...service, unitTypeIds: null }] }
  const areaIds = areas.length > 0 ? areas.map(({ id }) => id) : [0]
  const sittings = areaIds.flatMap((id) => sittingsOn(alone, id, date))
  const found = sittings.find(({ closed }) => !closed) ?? sittings[0]
  if (!found) throw new Error('a service without a sitting')
  return { ...found, service }
}

function describeSlots(sitting: Sitting, parties: readonly BarRow[]): TablePlanning['slots'] {
  const slotOf = new Map(
    [...new Set(parties.map((party) => party.starts_at))].map((at) => [at, slotAround(sitting, at)]),
  )
  const bySlot = Map.groupBy(parties, ({ starts_at }) => slotOf.get(starts_at) ?? starts_at)
  const regular = sitting.closed ? [] : slotsOf(sitting)
  const all = [...new Set([...regular, ...bySlot.keys()])].toSorted()
  return all.map((slot) => {
    const arriving = bySlot.get(slot) ?? []
    return {
      serviceId: sitting.service.id,
      time: clockOf(slot),
      covers: sumCovers(arriving),
      parties: arriving.length,
      pacing: sitting.service.pacingCovers,
    }
  })
}

const sumCovers = (parties: readonly BarRow[]) => parties.reduce((sum, { party_size }) => sum + party_size, 0)

function presentService(service: ServiceInfo): Service {
  return {
    ...service,
    slotMinutes: service.slotMinutes as Service['slotMinutes'],
    turnTimes: [...service.turnTimes],
    unitTypeIds: service.unitTypeIds && [...service.unitTypeIds],
    active: true,
  }
}
