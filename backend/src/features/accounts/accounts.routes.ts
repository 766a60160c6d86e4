import { api } from '@conciergerie/contract'
import type { Request, Response } from 'express'
import type { SessionCookies } from '#src/http/cookies.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { AccountsService } from './accounts.service.ts'
import type { JoinService } from './join.service.ts'
import { originOf } from './origin.ts'
import { sessionLifeMs } from './sessions.service.ts'

const routes = api.accounts

/** A person and their own session. */
export function accountsRoutes(service: AccountsService, join: JoinService, cookies: SessionCookies): MountedRoute[] {
  const remember = <T extends { token: string }>(res: Response, opened: T): T => {
    cookies.set(res, 'dashboard', opened.token, sessionLifeMs)
    return opened
  }
  const previous = (req: Request) => cookies.read(req, 'dashboard')
  return [
    on(routes.login, async ({ body, req, res }) =>
      remember(res, await service.login({ ...body, previous: previous(req) }, originOf(req))),
    ),
    on(routes.logout, async ({ actor, res }) => {
      await service.logout(actor)
      cookies.clear(res, 'dashboard')
    }),
    on(routes.me, ({ actor }) => service.me(actor)),
    on(routes.updateMe, ({ actor, body }) => service.updateMe(actor, body)),
    on(routes.switchHouse, ({ actor, body }) => service.switchHouse(actor, body.conciergerieId)),
    on(routes.listSessions, async ({ actor }) => ({ items: await service.listSessions(actor) })),
    on(routes.revokeSession, ({ actor, params, req }) => service.revokeSession(actor, params.id, originOf(req))),
    on(routes.revokeOtherSessions, ({ actor, req }) => service.revokeOtherSessions(actor, originOf(req))),
    on(routes.changePassword, ({ actor, body, req }) => service.changePassword(actor, body, originOf(req))),
    on(routes.resetPassword, ({ body, req }) => join.resetPassword(body, originOf(req))),
    on(routes.readInvitation, ({ params, req }) => join.read(params.token, previous(req))),
    on(routes.acceptInvitation, async ({ body, req, res }) => remember(res, await join.accept(body, originOf(req)))),
  ]
}
