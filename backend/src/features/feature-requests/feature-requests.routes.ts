import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { FeatureDecisionsService } from './feature-decisions.service.ts'
import type { FeatureRequestsService } from './feature-requests.service.ts'

const routes = api.featureRequests

export function featureRequestsRoutes(
  requests: FeatureRequestsService,
  decisions: FeatureDecisionsService,
): MountedRoute[] {
  return [...houseRoutes(requests), ...sharedRoutes(requests, decisions), ...adminRoutes(decisions)]
}

function houseRoutes(service: FeatureRequestsService): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => service.list(actor, query)),
    on(routes.read, ({ actor, params }) => service.read(actor, params.id)),
    on(routes.propose, async ({ actor, body }) => ({ featureRequest: await service.propose(actor, body) })),
    on(routes.vote, async ({ actor, params }) => ({ featureRequest: await service.vote(actor, params.id) })),
    on(routes.unvote, async ({ actor, params }) => ({ featureRequest: await service.unvote(actor, params.id) })),
    on(routes.follow, async ({ actor, params }) => ({ featureRequest: await service.follow(actor, params.id) })),
    on(routes.unfollow, async ({ actor, params }) => ({ featureRequest: await service.unfollow(actor, params.id) })),
  ]
}

/** The earlier systems' paths: who calls decides what may be changed. */
function sharedRoutes(requests: FeatureRequestsService, decisions: FeatureDecisionsService): MountedRoute[] {
  return [
    on(routes.update, async ({ actor, params, body }) => ({
      featureRequest:
        actor.kind === 'admin'
          ? await decisions.decide(actor, params.id, body)
          : await requests.reword(actor, params.id, body),
    })),
    on(routes.remove, ({ actor, params }) =>
      actor.kind === 'admin' ? decisions.remove(actor, params.id) : requests.withdraw(actor, params.id),
    ),
  ]
}

function adminRoutes(service: FeatureDecisionsService): MountedRoute[] {
  return [
    on(routes.adminStatistics, () => service.readStatistics()),
    on(routes.adminList, async ({ query }) => ({ items: await service.list(query) })),
    on(routes.adminRead, ({ params }) => service.read(params.id)),
    on(routes.adminCreate, async ({ actor, body }) => ({ featureRequest: await service.create(actor, body) })),
    on(routes.adminUpdate, async ({ actor, params, body }) => ({
      featureRequest: await service.decide(actor, params.id, body),
    })),
    on(routes.adminRemove, ({ actor, params }) => service.remove(actor, params.id)),
    on(routes.adminRestore, async ({ actor, params }) => ({ featureRequest: await service.restore(actor, params.id) })),
    on(routes.adminComment, async ({ actor, params, body }) => ({
      comment: await service.comment(actor, params.id, body),
    })),
  ]
}
