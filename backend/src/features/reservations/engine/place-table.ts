import type { ComboInfo, Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { isBlock } from './board.ts'
import type { Board } from './board.ts'
import { rulesOn } from './rules.ts'

export interface TableFit {
  /** One table, or several joined. */
  units: number[]
  /** Single tables of this size that are free, or 1 for joined ones. */
  left: number
}

interface Request {
  partySize: number
  buckets: readonly string[]
  businessDate: string
}

/** The smallest sufficient table that is free, then priority; else the smallest set of tables that may be joined. */
export function placeTable(
  inventory: Inventory,
  area: UnitTypeInfo,
  board: Board,
  { partySize, buckets, businessDate }: Request,
): TableFit | null {
  const allowed = tablesAllowed(inventory, area, board, buckets, businessDate)
  const single = bestFirst(inventory.units.filter(ofArea)).filter(({ id }) => board.isFree(id, buckets))
  const [first] = single
  if (first && allowed >= 1) return { units: [first.id], left: Math.min(single.length, allowed) }
  const joined = smallestFirst(inventory.combos.filter(ofArea)).find(
    ({ unitIds }) => unitIds.length <= allowed && unitIds.every((id) => board.isFree(id, buckets)),
  )
  return joined ? { units: [...joined.unitIds], left: 1 } : null

  function ofArea(place: UnitInfo | ComboInfo): boolean {
    return place.unitTypeId === area.id && place.minParty <= partySize && partySize <= place.maxParty
  }
}

const bestFirst = (units: readonly UnitInfo[]) =>
  units.toSorted((a, b) => a.maxParty - b.maxParty || a.priority - b.priority)

const smallestFirst = (combos: readonly ComboInfo[]) =>
  combos.toSorted((a, b) => a.maxParty - b.maxParty || a.unitIds.length - b.unitIds.length || a.id - b.id)

/** Tables that may still be laid at once, where the calendar lays fewer than there are. */
function tablesAllowed(
  inventory: Inventory,
  area: UnitTypeInfo,
  board: Board,
  buckets: readonly string[],
  businessDate: string,
): number {
  const { unitsLimit } = rulesOn(inventory.rules, businessDate, { unitTypeId: area.id, serviceId: null })
  if (unitsLimit === null) return Infinity
  const units = inventory.units.filter(({ unitTypeId }) => unitTypeId === area.id)
  const laid = buckets.map((bucket) => units.filter(({ id }) => isLaid(board, id, bucket)).length)
  return Math.max(0, unitsLimit - Math.max(0, ...laid))
}

function isLaid(board: Board, unitId: number, bucket: string): boolean {
  const holder = board.holderOf(unitId, bucket)
  return holder !== undefined && !isBlock(holder)
}
