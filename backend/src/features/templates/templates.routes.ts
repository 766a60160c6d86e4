import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { TemplatesService } from './templates.service.ts'

const routes = api.templates

export function templatesRoutes(service: TemplatesService): MountedRoute[] {
  return [
    on(routes.listQuickReplies, async ({ actor }) => ({ items: await service.listQuickReplies(actor.conciergerieId) })),
    on(routes.createQuickReply, async ({ actor, body }) => ({
      quickReply: await service.createQuickReply(actor, body),
    })),
    on(routes.updateQuickReply, async ({ actor, params, body }) => ({
      quickReply: await service.updateQuickReply(actor, params.id, body),
    })),
    on(routes.removeQuickReply, ({ actor, params }) => service.removeQuickReply(actor, params.id)),
    on(routes.listWhatsappTemplates, async ({ actor }) => ({
      items: await service.listWhatsappTemplates(actor.conciergerieId),
    })),
    on(routes.syncWhatsappTemplates, async ({ actor }) => ({ items: await service.syncWhatsappTemplates(actor) })),
  ]
}
