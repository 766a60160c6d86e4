import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { leftMessagesRoutes } from '#src/features/left-messages/left-messages.routes.ts'
import { LeftMessagesService } from '#src/features/left-messages/left-messages.service.ts'
import { MenuService } from '#src/features/orders/menu.service.ts'
import { ordersRoutes } from '#src/features/orders/orders.routes.ts'
import { OrdersService } from '#src/features/orders/orders.service.ts'
import type { Ground } from './ground.ts'

/** What reaches the desk beside conversations and bookings: orders, and messages left. */
export function createDesk(ground: Ground, houses: ConciergeriesService) {
  const registry = new ClientRegistry(ground)
  const menu = new MenuService(ground)
  const orders = new OrdersService({ ...ground, registry, houses })
  const leftMessages = new LeftMessagesService({ ...ground, registry })
  return {
    menu,
    orders,
    leftMessages,
    routes: [...ordersRoutes({ menu, orders }), ...leftMessagesRoutes(leftMessages)],
  }
}

export type Desk = ReturnType<typeof createDesk>
