import type { PlanningBar, ReservationSource, ReservationStatus, Unit, UnitType } from '@conciergerie/contract'
import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { BarRow } from './planning.store.ts'

/** A bar of any planning. @param out units that are out of sale: somebody who has one is to be moved */
export function presentBar(row: BarRow, unitIds: number[], out: ReadonlySet<number>): PlanningBar {
  return {
    id: row.id,
    unitIds,
    unitTypeId: row.unit_type_id,
    code: row.code,
    name: row.guest_name,
    status: row.status as ReservationStatus,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    partySize: row.party_size,
    vip: row.vip === 1,
    unitLocked: row.unit_locked === 1,
    source: row.source as ReservationSource,
    alert: unitIds.some((id) => out.has(id)) ? 'out_of_sale' : null,
    revision: row.revision,
  }
}

export const presentUnit = (unit: UnitInfo, active: boolean): Unit => ({ ...unit, active })

export function presentTypes(types: readonly UnitTypeInfo[], { units }: Inventory): UnitType[] {
  const count = Map.groupBy(units, ({ unitTypeId }) => unitTypeId)
  return types.map(({ currency: _, ...type }) => ({ ...type, active: true, units: count.get(type.id)?.length ?? 0 }))
}
