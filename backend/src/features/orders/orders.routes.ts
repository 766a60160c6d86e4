import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { MenuService } from './menu.service.ts'
import type { OrdersService } from './orders.service.ts'

const routes = api.orders

export function ordersRoutes({ menu, orders }: { menu: MenuService; orders: OrdersService }): MountedRoute[] {
  return [
    on(routes.menu, async ({ actor }) => ({ items: await menu.list(actor.conciergerieId) })),
    on(routes.addMenuItem, async ({ actor, body }) => ({ item: await menu.add(actor, body) })),
    on(routes.updateMenuItem, async ({ actor, params, body }) => ({ item: await menu.update(actor, params.id, body) })),
    on(routes.removeMenuItem, ({ actor, params }) => menu.remove(actor, params.id)),
    on(routes.list, ({ actor, query }) => orders.list(actor.conciergerieId, query)),
    on(routes.create, async ({ actor, body }) => ({ order: await orders.takeFor(actor, body) })),
    on(routes.read, async ({ actor, params }) => ({ order: await orders.read(actor.conciergerieId, params.id) })),
    on(routes.update, async ({ actor, params, body }) => ({
      order: await orders.move(actor, params.id, body.status, body.from ?? null),
    })),
  ]
}
