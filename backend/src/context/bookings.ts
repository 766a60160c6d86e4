import { CombosService } from '#src/features/inventory/combos.service.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { InventoryWriter } from '#src/features/inventory/inventory-writer.ts'
import { inventoryRoutes } from '#src/features/inventory/inventory.routes.ts'
import { RulesService } from '#src/features/inventory/rules.service.ts'
import { ServicesService } from '#src/features/inventory/services.service.ts'
import { SetupService } from '#src/features/inventory/setup.service.ts'
import { UnitTypesService } from '#src/features/inventory/unit-types.service.ts'
import { UnitsService } from '#src/features/inventory/units.service.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { openDesk } from '#src/features/reservations/open-desk.ts'
import type { ReservationListener } from '#src/features/reservations/ports.ts'
import { sweepReservations } from '#src/features/reservations/reservations.tasks.ts'
import { handle } from '#src/jobs/registration.ts'
import { every } from '#src/jobs/schedule.ts'
import type { Ground } from './ground.ts'
import type { Houses } from './houses.ts'

interface BookingNeighbours {
  houses: Houses
  /** Told of each change of a reservation, in its transaction. */
  listeners: readonly ReservationListener[]
}

/** What a house sells, and who has it. */
export function createBookings(ground: Ground, { houses, listeners }: BookingNeighbours) {
  const inventory = new CachedInventory()
  const clients = new ClientRegistry(ground)
  const room = openDesk({ ...ground, houses: houses.conciergeries, clients, inventory, listeners })
  return {
    ...room,
    inventory,
    routes: [...inventoryRoutes(createInventory(ground))],
    jobs: [handle(sweepReservations, () => room.sweeper.sweep())],
    schedule: [every(sweepReservations, { minutes: 1 }, {})],
  }
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

export type Bookings = ReturnType<typeof createBookings>
