import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { ClientsService } from './clients.service.ts'

const routes = api.clients

export function clientsRoutes(service: ClientsService): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => service.list(actor.conciergerieId, query)),
    on(routes.read, async ({ actor, params }) => ({ client: await service.read(actor.conciergerieId, params.id) })),
    on(routes.update, async ({ actor, params, body }) => ({ client: await service.update(actor, params.id, body) })),
    on(routes.lookUp, ({ actor, body }) => service.lookUp(actor.conciergerieId, body)),
    on(routes.timeline, ({ actor, params, query }) => service.timeline(actor.conciergerieId, params.id, query)),
  ]
}
