import type { ComboInfo, Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { isBlock } from './board.ts'
import type { Board, Span } from './board.ts'
import { indexed } from './indexed.ts'

export interface TableFit {
  /** One table, or several joined. */
  units: number[]
  /** Single tables of this size that are free, or 1 for joined ones. */
  left: number
}

interface Request {
  partySize: number
  quarters: Span
  businessDate: string
}

/** The smallest sufficient table that is free, then priority; else the smallest set of tables that may be joined. */
export function placeTable(
  inventory: Inventory,
  area: UnitTypeInfo,
  board: Board,
  { partySize, quarters, businessDate }: Request,
): TableFit | null {
  const { smallestFirst, combos } = indexed(inventory).of(area)
  const isFree = (id: number) => board.isFree(id, quarters)
  const fits = (place: UnitInfo | ComboInfo) => place.minParty <= partySize && partySize <= place.maxParty
  const allowed = tablesAllowed(inventory, area, board, quarters, businessDate)
  const single = smallestFirst.filter((table) => fits(table) && isFree(table.id))
  const [first] = single
  if (first && allowed >= 1) return { units: [first.id], left: Math.min(single.length, allowed) }
  const joined = combos.find((combo) => combo.unitIds.length <= allowed && fits(combo) && combo.unitIds.every(isFree))
  return joined ? { units: [...joined.unitIds], left: 1 } : null
}

/** Tables that may still be laid at once, where the calendar lays fewer than there are. */
function tablesAllowed(
  inventory: Inventory,
  area: UnitTypeInfo,
  board: Board,
  { from, to }: Span,
  businessDate: string,
): number {
  const { unitsLimit } = indexed(inventory).rulesOn(businessDate, area.id, null)
  if (unitsLimit === null) return Infinity
  const { units } = indexed(inventory).of(area)
  let most = 0
  for (let quarter = from; quarter < to; quarter++)
    most = Math.max(most, units.filter(({ id }) => isLaid(board, id, quarter)).length)
  return Math.max(0, unitsLimit - most)
}

function isLaid(board: Board, unitId: number, quarter: number): boolean {
  const holder = board.holderOf(unitId, quarter)
  return holder !== undefined && !isBlock(holder)
}
