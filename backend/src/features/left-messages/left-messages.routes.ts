import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { LeftMessagesService } from './left-messages.service.ts'

const routes = api.leftMessages

export function leftMessagesRoutes(service: LeftMessagesService): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => service.list(actor.conciergerieId, query)),
    on(routes.create, async ({ actor, body }) => ({ message: await service.leaveFor(actor, body) })),
    on(routes.update, async ({ actor, params, body }) => ({ message: await service.update(actor, params.id, body) })),
  ]
}
