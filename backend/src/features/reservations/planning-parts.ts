import type { PlanningBar, ReservationSource, ReservationStatus, Unit, UnitType } from '@conciergerie/contract'
import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { Moment } from './engine/verdict.ts'
import type { BarRow } from './planning.store.ts'

/** What a bar is looked at with. */
export interface Sight {
  /** Units that are out of sale: somebody who has one is to be moved. */
  out: ReadonlySet<number>
  inventory: Inventory
  moment: Moment
}

/** A bar of any planning. */
export function presentBar(row: BarRow, unitIds: number[], sight: Sight): PlanningBar {
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
    alert: alertOf(row, unitIds, sight),
    revision: row.revision,
  }
}

/** What somebody of the house has to do about it: move a guest, mark one who did not come, or did not leave. */
export function alertOf(
  row: Pick<BarRow, 'starts_at' | 'ends_at' | 'status' | 'unit_type_id'>,
  unitIds: readonly number[],
  { out, inventory, moment }: Sight,
): PlanningBar['alert'] {
  if (unitIds.some((id) => out.has(id))) return 'out_of_sale'
  // the hours of an evening pass while it is on screen: the screen itself tells who is late at table
  if (row.starts_at.length > moment.today.length) return null
  if (row.status === 'confirmed' && row.starts_at < moment.today) return 'not_arrived'
  if (row.status !== 'checked_in') return null
  const type = inventory.unitTypes.find(({ id }) => id === row.unit_type_id)
  return moment.now >= `${row.ends_at}T${type?.checkOutTime ?? usualDeparture}` ? 'not_left' : null
}

/** Hour of departure of a type that says none. */
const usualDeparture = '12:00'

export const presentUnit = (unit: UnitInfo, active: boolean): Unit => ({ ...unit, active })

export function presentTypes(types: readonly UnitTypeInfo[], { units }: Inventory): UnitType[] {
  const count = Map.groupBy(units, ({ unitTypeId }) => unitTypeId)
  return types.map(({ currency: _, ...type }) => ({ ...type, active: true, units: count.get(type.id)?.length ?? 0 }))
}
