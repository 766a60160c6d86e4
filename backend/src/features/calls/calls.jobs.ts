import { handle } from '#src/jobs/registration.ts'
import type { Registration } from '#src/jobs/registration.ts'
import type { CallKeeper } from './call-keeper.ts'
import { readCall, tidyCalls } from './calls.tasks.ts'
import type { FactsService } from './facts.service.ts'

export function callsJobs({ facts, keeper }: { facts: FactsService; keeper: CallKeeper }): Registration[] {
  return [
    handle(readCall, ({ conciergerieId, callId }) => facts.read(conciergerieId, callId), { concurrency: 4 }),
    handle(tidyCalls, () => keeper.tidy(), { concurrency: 1 }),
  ]
}
