import type { BookingWorld } from './booking-world.ts'
import { french } from './french.ts'
import type { DemoInventory, DemoRule, DemoType } from './inventory.ts'
import { embrunsMenu } from './menu-embruns.ts'

/** Ids of a house's types by code and of its units by name. */
export interface SeededInventory {
  types: ReadonlyMap<string, number>
  units: ReadonlyMap<string, number>
}

export async function seedInventory(world: BookingWorld, house: DemoInventory): Promise<SeededInventory> {
  const { inventory, actor, today } = world
  const [types, units] = [new Map<string, number>(), new Map<string, number>()]
  for (const type of house.types) types.set(type.fields.code, await seedType(world, type, units))
  for (const service of house.services) await inventory.services.create(actor, service)
  for (const rule of house.rules(today)) await inventory.rules.create(actor, ruleOf(rule, types))
  return { types, units }
}

/** @returns the type's id */
async function seedType(world: BookingWorld, type: DemoType, known: Map<string, number>): Promise<number> {
  const { inventory, actor } = world
  const { description = null, ...fields } = type.fields
  const texts = { name: french(fields.name), description: description === null ? null : french(description) }
  const { id } = await inventory.types.create(actor, { ...fields, ...texts })
  for (const [place, unit] of type.units.entries()) {
    const made = await inventory.units.create(actor, { ...unit, unitTypeId: id, priority: place })
    known.set(unit.name, made.id)
  }
  for (const names of type.combos ?? []) {
    const unitIds = names.flatMap((name) => known.get(name) ?? [])
    await inventory.combos.create(actor, { unitIds })
  }
  return id
}

function ruleOf({ type, label, ...rule }: DemoRule, types: ReadonlyMap<string, number>) {
  const unitTypeId = type === undefined ? null : (types.get(type) ?? null)
  return { ...rule, unitTypeId, label: label ? french(label) : null }
}

export async function seedMenu({ menu, actor }: BookingWorld): Promise<void> {
  for (const dish of embrunsMenu) await menu.add(actor, { ...dish, name: french(dish.name) })
}
