import type { StayPlanning } from '@conciergerie/contract'
import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { rulesOn } from './engine/rules.ts'
import type { RunRow } from './planning.store.ts'

/** For each type and night: its price, and how many of its units are left to sell. */
export function describeDays(
  inventory: Inventory,
  nights: readonly string[],
  runs: readonly RunRow[],
): StayPlanning['days'] {
  const used = countUsed(inventory, nights, runs)
  return inventory.unitTypes
    .filter(({ kind }) => kind === 'stay')
    .flatMap((type) => describeType(inventory, type, nights, used.get(type.id) ?? []))
}

function describeType(inventory: Inventory, type: UnitTypeInfo, nights: readonly string[], used: readonly number[]) {
  const total = inventory.units.filter(({ unitTypeId }) => unitTypeId === type.id).length
  const scope = { unitTypeId: type.id, serviceId: null }
  // a rental agency has as many types as units: each is asked its own rules only
  const rules = inventory.rules.filter((rule) => rule.unitTypeId === null || rule.unitTypeId === type.id)
  return nights.map((date, index) => {
    const day = rulesOn(rules, date, scope)
    const onSale = Math.min(total, day.unitsLimit ?? total)
    return {
      unitTypeId: type.id,
      date,
      priceCents: day.priceCents ?? type.basePriceCents,
      left: Math.max(0, onSale - (used[index] ?? 0)),
      total,
      closed: day.closed === true,
    }
  })
}

/** Units taken, by type and night; those out of sale take nothing from what is left. */
function countUsed(inventory: Inventory, nights: readonly string[], runs: readonly RunRow[]): Map<number, number[]> {
  const typeOf = new Map(inventory.units.map(({ id, unitTypeId }) => [id, unitTypeId]))
  const used = new Map<number, number[]>()
  const indexOf = new Map(nights.map((night, index) => [night, index]))
  for (const run of runs) {
    const type = typeOf.get(run.unit_id)
    if (type === undefined) continue
    const counts = used.get(type) ?? nights.map(() => 0)
    used.set(type, counts)
    // a run may begin in the night before, and then ends there or goes on into the stretch
    const from = indexOf.get(run.first) ?? 0
    const to = indexOf.get(run.last) ?? -1
    for (let index = from; index <= to; index++) counts[index] = (counts[index] ?? 0) + 1
  }
  return used
}
