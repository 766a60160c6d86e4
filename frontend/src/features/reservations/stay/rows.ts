import type { Block, PlanningBar, StayPlanning, Unit, UnitType } from '../api.ts'

export interface TypeRow {
  is: 'type'
  type: UnitType
  isFolded: boolean
}

export interface UnitRow {
  is: 'unit'
  unit: Unit
  bars: PlanningBar[]
  blocks: Block[]
}

export type Row = TypeRow | UnitRow

/** The lines of the planning from top to bottom: each type, then its rooms unless it is folded. */
export function rowsOf(planning: StayPlanning, folded: ReadonlySet<number>): Row[] {
  const bars = new Map<number, PlanningBar[]>()
  for (const bar of planning.bars) for (const unitId of bar.unitIds) add(bars, unitId, bar)
  const blocks = Map.groupBy(planning.blocks, ({ unitId }) => unitId)
  const units = Map.groupBy(planning.units, ({ unitTypeId }) => unitTypeId)
  return planning.unitTypes.flatMap((type): Row[] => {
    const isFolded = folded.has(type.id)
    const head: Row = { is: 'type', type, isFolded }
    const ofType = isFolded ? [] : (units.get(type.id) ?? [])
    return [
      head,
      ...ofType.map((unit): Row => ({
        is: 'unit',
        unit,
        bars: bars.get(unit.id) ?? [],
        blocks: blocks.get(unit.id) ?? [],
      })),
    ]
  })
}

/** Those that have no room yet: they wait in the tray. */
export const withoutUnit = ({ bars }: StayPlanning): PlanningBar[] => bars.filter(({ unitIds }) => unitIds.length === 0)

function add(bars: Map<number, PlanningBar[]>, unitId: number, bar: PlanningBar): void {
  const known = bars.get(unitId)
  if (known) known.push(bar)
  else bars.set(unitId, [bar])
}

export interface DayTotal {
  date: string
  used: number
  total: number
}

/** Of all rooms together, for the last line. */
export function totalsOf({ days }: StayPlanning): DayTotal[] {
  const byDay = Map.groupBy(days, ({ date }) => date)
  return [...byDay].map(([date, ofDay]) => ({
    date,
    used: ofDay.reduce((sum, { total, left }) => sum + total - left, 0),
    total: ofDay.reduce((sum, { total }) => sum + total, 0),
  }))
}
