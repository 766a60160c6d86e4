import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { ApiKeysService } from './api-keys.service.ts'
import type { AuditService } from './audit.service.ts'
import type { MembersService } from './members.service.ts'
import { originOf } from './origin.ts'

const routes = api.accounts

/** The team of a house, its keys and its audit log. */
export function membersRoutes(members: MembersService, keys: ApiKeysService, audit: AuditService): MountedRoute[] {
  return [
    on(routes.listMembers, ({ actor }) => members.list(actor)),
    on(routes.inviteMember, async ({ actor, body, req }) => ({
      invitation: await members.invite(actor, body, originOf(req)),
    })),
    on(routes.updateMember, async ({ actor, params, body, req }) => ({
      member: await members.update(actor, params.id, body, originOf(req)),
    })),
    on(routes.removeMember, ({ actor, params, req }) => members.remove(actor, params.id, originOf(req))),
    on(routes.makeResetLink, ({ actor, params, req }) => members.makeResetLink(actor, params.id, originOf(req))),
    on(routes.revokeInvitation, ({ actor, params, req }) => members.revokeInvitation(actor, params.id, originOf(req))),
    on(routes.listApiKeys, async ({ actor }) => ({ items: await keys.list(actor) })),
    on(routes.createApiKey, ({ actor, body, req }) => keys.create(actor, body, originOf(req))),
    on(routes.revokeApiKey, ({ actor, params, req }) => keys.revoke(actor, params.id, originOf(req))),
    on(routes.listAudit, ({ actor, query }) => audit.list(actor.conciergerieId, query, actor.locale)),
  ]
}
