import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { ChannelCheckService } from './channel-check.service.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import type { DirectoryService } from './directory.service.ts'
import type { HousesService } from './houses.service.ts'
import type { SettingsService } from './settings.service.ts'

const routes = api.conciergeries

export interface ConciergeriesDoors {
  conciergeries: ConciergeriesService
  settings: SettingsService
  channelCheck: ChannelCheckService
  houses: HousesService
  directory: DirectoryService
}

export function conciergeriesRoutes({
  conciergeries,
  settings,
  channelCheck,
  houses,
  directory,
}: ConciergeriesDoors): MountedRoute[] {
  return [
    on(routes.overview, ({ actor }) => conciergeries.overview(actor)),
    on(routes.readSettings, async ({ actor }) => ({ settings: await settings.read(actor) })),
    on(routes.updateSettings, async ({ actor, body, req }) => ({
      settings: await settings.update(actor, body, req.ip ?? null),
    })),
    on(routes.setAssistant, async ({ actor, body, req }) => ({
      settings: await settings.setAssistant(actor, body.mode, req.ip ?? null),
    })),
    on(routes.testWhatsapp, async ({ actor, body }) => ({ checks: await channelCheck.check(actor, body.sendTo) })),
    on(routes.adminList, async () => ({ items: await directory.list() })),
    on(routes.adminCreate, async ({ actor, body, req }) => {
      const { conciergerieId, invitation } = await houses.create(actor, body, req.ip ?? null)
      return { conciergerie: await directory.read(conciergerieId), ...(invitation ? { invitation } : {}) }
    }),
    on(routes.adminUpdate, async ({ actor, params, body, req }) => {
      await houses.update(actor, params.id, body, req.ip ?? null)
      return { conciergerie: await directory.read(params.id) }
    }),
    on(routes.adminDelete, ({ actor, params, body, req }) =>
      houses.delete(actor, params.id, body.name, req.ip ?? null),
    ),
    on(routes.adminInvite, async ({ actor, params, body, req }) => ({
      invitation: await houses.invite(actor, params.id, body.email, req.ip ?? null),
    })),
  ]
}
