import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { CallsService } from './calls.service.ts'
import type { FactsService } from './facts.service.ts'
import type { RecordingsService } from './recordings.service.ts'

const routes = api.calls

export interface CallsRoom {
  calls: CallsService
  facts: FactsService
  recordings: RecordingsService
}

export function callsRoutes({ calls, facts, recordings }: CallsRoom): MountedRoute[] {
  return [
    on(routes.list, ({ actor, query }) => calls.list(actor.conciergerieId, query)),
    on(routes.live, ({ actor }) => calls.listLive(actor.conciergerieId)),
    on(routes.read, ({ actor, params }) => calls.read(actor.conciergerieId, params.id)),
    on(routes.update, async ({ actor, params, body }) => ({ call: await calls.update(actor, params.id, body) })),
    on(routes.decideFacts, async ({ actor, params, body }) => ({ facts: await facts.decide(actor, params.id, body) })),
    on(routes.hangUp, async ({ actor, params }) => ({ call: await calls.hangUp(actor, params.id) })),
    on(routes.transfer, async ({ actor, params, body }) => ({ call: await calls.transfer(actor, params.id, body) })),
    on(routes.recording, async ({ actor, params, res }) => {
      res
        .type('audio/wav')
        .set('Cache-Control', 'no-store')
        .send(await recordings.read(actor, params.id))
      return undefined
    }),
    on(routes.removeRecording, async ({ actor, params }) => {
      await recordings.remove(actor, params.id)
      return undefined
    }),
  ]
}
