import { FeatureDecisionsService } from '#src/features/feature-requests/feature-decisions.service.ts'
import { featureRequestsRoutes } from '#src/features/feature-requests/feature-requests.routes.ts'
import { FeatureRequestsService } from '#src/features/feature-requests/feature-requests.service.ts'
import { notificationsRoutes } from '#src/features/notifications/notifications.routes.ts'
import type { NotificationsService } from '#src/features/notifications/notifications.service.ts'
import { operationsRoutes } from '#src/features/operations/operations.routes.ts'
import { OperationsService } from '#src/features/operations/operations.service.ts'
import { readVersion } from '#src/features/operations/version.ts'
import { liveRoutes } from '#src/live/live.routes.ts'
import { wordFailure } from '#src/voice/door-news.ts'
import type { Ground } from './ground.ts'

/** What belongs to the installation rather than to one house. */
export function createPlatform(
  ground: Ground,
  notifications: NotificationsService,
  lines: () => 'leads' | 'follows' | 'none',
) {
  const version = readVersion()
  const requests = new FeatureRequestsService(ground)
  const decisions = new FeatureDecisionsService({ ...ground, news: notifications })
  const operations = new OperationsService({
    ...ground,
    jobs: ground.jobAdmin,
    version,
    countStreams: () => ground.streams.count,
    lines,
    wordFailure,
  })
  return {
    operations,
    routes: [
      ...featureRequestsRoutes(requests, decisions),
      ...notificationsRoutes(notifications),
      ...operationsRoutes({ ...ground, service: operations, version }),
      ...liveRoutes(ground.streams),
    ],
  }
}
