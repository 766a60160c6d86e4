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
import { DoorService } from '#src/features/reservations/door.service.ts'
import { ListingService } from '#src/features/reservations/listing.service.ts'
import { MonthService } from '#src/features/reservations/month.service.ts'
import { openDesk } from '#src/features/reservations/open-desk.ts'
import { planningRoutes } from '#src/features/reservations/planning.routes.ts'
import { PlanningService } from '#src/features/reservations/planning.service.ts'
import type { ReservationListener } from '#src/features/reservations/ports.ts'
import { reservationsRoutes } from '#src/features/reservations/reservations.routes.ts'
import { sweepReservations } from '#src/features/reservations/reservations.tasks.ts'
import { SiteLimits } from '#src/features/reservations/site-limits.ts'
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
  const shared = { ...ground, houses: houses.conciergeries, clients, inventory }
  const room = openDesk({ ...shared, listeners })
  const door = new DoorService({ ...shared, desk: room.desk, limits: new SiteLimits(ground) })
  const views = { planning: new PlanningService(shared), month: new MonthService(shared) }
  return {
    ...room,
    inventory,
    routes: [
      ...inventoryRoutes(createInventory(ground)),
      ...reservationsRoutes({ ...room, ...views, door, listing: new ListingService(shared) }),
      ...planningRoutes({ ...room, ...views }),
    ],
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
