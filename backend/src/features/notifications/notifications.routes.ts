import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { ClientSettingsService } from './client-settings.service.ts'
import type { NotificationsService } from './notifications.service.ts'
import type { NoticeTester } from './notice-tester.ts'
import type { PreferencesService } from './preferences.service.ts'
import type { RemindingService } from './reminding.service.ts'

const routes = api.notifications

export function notificationsRoutes(service: NotificationsService): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => service.list(actor, query.cursor, query.limit)),
    on(routes.markRead, ({ actor, body }) => service.markRead(actor, 'id' in body ? body.id : undefined)),
  ]
}

export interface NoticeDoors {
  preferences: PreferencesService
  clientSettings: ClientSettingsService
  tester: NoticeTester
  reminding: RemindingService
}

export function noticesRoutes({ preferences, clientSettings, tester, reminding }: NoticeDoors): MountedRoute[] {
  return [
    on(routes.readPreferences, async ({ actor }) => ({ preferences: await preferences.read(actor) })),
    on(routes.savePreferences, async ({ actor, body }) => ({ preferences: await preferences.save(actor, body) })),
    on(routes.readClientNotices, async ({ actor }) => ({ settings: await clientSettings.read(actor) })),
    on(routes.saveClientNotices, async ({ actor, body }) => ({ settings: await clientSettings.save(actor, body) })),
    on(routes.test, async ({ actor, body }) => ({ results: await tester.test(actor, body.channel) })),
    on(routes.remind, ({ actor, params }) => reminding.remind(actor, params.id)),
  ]
}
