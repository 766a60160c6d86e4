import { api } from '@conciergerie/contract'
import type { SessionCookies } from '#src/http/cookies.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { AdminsService } from './admins.service.ts'
import type { AuditService } from './audit.service.ts'
import { originOf } from './origin.ts'
import { sessionLifeMs } from './sessions.service.ts'

const routes = api.accounts

/** Administrators and their own sessions. */
export function adminsRoutes(service: AdminsService, audit: AuditService, cookies: SessionCookies): MountedRoute[] {
  return [
    on(routes.adminLogin, async ({ body, req, res }) => {
      const opened = await service.login({ ...body, previous: cookies.read(req, 'admin') }, originOf(req))
      cookies.set(res, 'admin', opened.token, sessionLifeMs)
      return opened
    }),
    on(routes.adminLogout, async ({ actor, res }) => {
      await service.logout(actor)
      cookies.clear(res, 'admin')
    }),
    on(routes.adminMe, ({ actor }) => service.me(actor)),
    on(routes.adminUpdateMe, ({ actor, body }) => service.updateMe(actor, body)),
    on(routes.adminListSessions, async ({ actor }) => ({ items: await service.listSessions(actor) })),
    on(routes.adminRevokeSession, ({ actor, params, req }) => service.revokeSession(actor, params.id, originOf(req))),
    on(routes.adminRevokeOtherSessions, ({ actor, req }) => service.revokeOtherSessions(actor, originOf(req))),
    on(routes.adminChangePassword, ({ actor, body, req }) => service.changePassword(actor, body, originOf(req))),
    on(routes.adminListAudit, ({ actor, query }) => audit.list(query.conciergerieId ?? null, query, actor.locale)),
  ]
}
