import type {
  ComboInfo,
  Inventory,
  RuleInfo,
  ServiceInfo,
  UnitInfo,
  UnitTypeInfo,
} from '#src/features/inventory/inventory.ts'
import { rulesOn } from './rules.ts'
import type { DayRules } from './rules.ts'

/** Days whose rules are kept: two years of a few types. */
const mostDays = 20_000

/** What the engine looks up again and again in one copy of an inventory, worked out once. */
class Indexed {
  readonly #inventory: Inventory
  readonly #areas = new Map<number, Area>()
  readonly #rules = new Map<string, readonly RuleInfo[]>()
  readonly #days = new Map<string, DayRules>()

  constructor(inventory: Inventory) {
    this.#inventory = inventory
  }

  of({ id }: Pick<UnitTypeInfo, 'id'>): Area {
    const known = this.#areas.get(id)
    if (known) return known
    const area = describeArea(this.#inventory, id)
    this.#areas.set(id, area)
    return area
  }

  /** What the calendar says of a day, for a type, or for a service in an area. */
  rulesOn(day: string, unitTypeId: number, serviceId: number | null): DayRules {
    const scope = `${unitTypeId} ${serviceId ?? ''}`
    const key = `${day} ${scope}`
    const known = this.#days.get(key)
    if (known) return known
    const said = rulesOn(this.#rulesFor(scope, unitTypeId, serviceId), day, { unitTypeId, serviceId })
    if (this.#days.size >= mostDays) this.#days.clear()
    this.#days.set(key, said)
    return said
  }

  #rulesFor(scope: string, unitTypeId: number, serviceId: number | null): readonly RuleInfo[] {
    const known = this.#rules.get(scope)
    if (known) return known
    const rules = this.#inventory.rules.filter(
      (rule) =>
        (rule.unitTypeId === null || rule.unitTypeId === unitTypeId) &&
        (rule.serviceId === null || rule.serviceId === serviceId),
    )
    this.#rules.set(scope, rules)
    return rules
  }
}

/** A type with what is sold of it. */
interface Area {
  /** In the house's order. */
  units: readonly UnitInfo[]
  /** The smallest first, then by priority. */
  smallestFirst: readonly UnitInfo[]
  /** Tables that may be joined, the smallest sets first. */
  combos: readonly ComboInfo[]
  /** The largest party that a unit, or units joined, can take: `maxParty` of an area speaks of one table. */
  largestParty: number
  services: readonly ServiceInfo[]
}

function describeArea(inventory: Inventory, id: number): Area {
  const units = inventory.units.filter(({ unitTypeId }) => unitTypeId === id)
  const combos = inventory.combos.filter(({ unitTypeId }) => unitTypeId === id)
  return {
    units,
    smallestFirst: units.toSorted((a, b) => a.maxParty - b.maxParty || a.priority - b.priority),
    combos: combos.toSorted((a, b) => a.maxParty - b.maxParty || a.unitIds.length - b.unitIds.length || a.id - b.id),
    largestParty: Math.max(0, ...[...units, ...combos].map(({ maxParty }) => maxParty)),
    services: inventory.services.filter(({ unitTypeIds }) => unitTypeIds?.includes(id) ?? true),
  }
}

const known = new WeakMap<Inventory, Indexed>()

/** A copy never changes: what was worked out of it holds as long as it does. */
export function indexed(inventory: Inventory): Indexed {
  const index = known.get(inventory)
  if (index) return index
  const made = new Indexed(inventory)
  known.set(inventory, made)
  return made
}
