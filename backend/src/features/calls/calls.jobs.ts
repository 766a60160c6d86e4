import { GiveUp } from '#src/jobs/errors.ts'
import { handle } from '#src/jobs/registration.ts'
import type { JobRun, Registration } from '#src/jobs/registration.ts'
import type { CallKeeper } from './call-keeper.ts'
import { hangUpCall, readCall, tidyCalls } from './calls.tasks.ts'
import type { FactsService } from './facts.service.ts'
import type { CallProvider } from './ports.ts'

/** The last about a minute and a half after the first: what a provider refuses for so long it will refuse later too. */
const hangUpTries = 5

export interface CallsJobsParts {
  facts: FactsService
  keeper: CallKeeper
  /** Null without a key. */
  provider: CallProvider | null
}

export function callsJobs({ facts, keeper, provider }: CallsJobsParts): Registration[] {
  return [
    handle(readCall, ({ conciergerieId, callId }) => facts.read(conciergerieId, callId), { concurrency: 4 }),
    handle(hangUpCall, ({ providerCallId }, run) => hangUp(provider, providerCallId, run)),
    handle(tidyCalls, () => keeper.tidy(), { concurrency: 1 }),
  ]
}

async function hangUp(provider: CallProvider | null, providerCallId: string, { attempt }: JobRun): Promise<void> {
  if (provider === null) throw new GiveUp('without a key nobody can be asked to hang up')
  try {
    await provider.hangUp(providerCallId)
  } catch (error) {
    if (attempt >= hangUpTries) throw new GiveUp('the provider does not hang up', error)
    throw error
  }
}
