import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { NotificationsService } from './notifications.service.ts'

export function notificationsRoutes(service: NotificationsService): MountedRoute[] {
  return [
    on(api.notifications.list, ({ actor, query }) => service.list(actor, query.cursor, query.limit)),
    on(api.notifications.markRead, ({ actor, body }) => service.markRead(actor, 'id' in body ? body.id : undefined)),
  ]
}
