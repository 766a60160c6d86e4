import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { platformHouse } from './event-log.ts'
import type { LiveStreams } from './streams.ts'

export function liveRoutes(streams: LiveStreams): MountedRoute[] {
  return [
    on(api.live.stream, ({ actor, query, req, res }) => {
      const { conciergerieId, sessionId, accountId } = actor
      return streams.open({ conciergerieId, sessionId, accountId, adminId: null }, query.cursor, req, res)
    }),
    on(api.live.adminStream, ({ actor, query, req, res }) => {
      const { sessionId, adminId } = actor
      return streams.open(
        { conciergerieId: platformHouse, sessionId, accountId: null, adminId },
        query.cursor,
        req,
        res,
      )
    }),
  ]
}
