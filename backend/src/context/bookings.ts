import { CombosService } from '#src/features/inventory/combos.service.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { InventoryWriter } from '#src/features/inventory/inventory-writer.ts'
import { inventoryRoutes } from '#src/features/inventory/inventory.routes.ts'
import { RulesService } from '#src/features/inventory/rules.service.ts'
import { ServicesService } from '#src/features/inventory/services.service.ts'
import { SetupService } from '#src/features/inventory/setup.service.ts'
import { UnitTypesService } from '#src/features/inventory/unit-types.service.ts'
import { UnitsService } from '#src/features/inventory/units.service.ts'
import type { Ground } from './ground.ts'

/** What a house sells, and who has it. */
export function createBookings(ground: Ground) {
  const inventory = new CachedInventory()
  return { inventory, routes: [...inventoryRoutes(createInventory(ground))] }
}

function createInventory(ground: Ground) {
  const parts = { db: ground.db, writer: new InventoryWriter(ground) }
  const [types, units, services] = [new UnitTypesService(parts), new UnitsService(parts), new ServicesService(parts)]
  return {
    types,
    units,
    services,
    combos: new CombosService(parts),
    rules: new RulesService(parts),
    setup: new SetupService({ ...parts, types, units, services }),
  }
}
