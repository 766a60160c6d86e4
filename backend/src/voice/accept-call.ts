import type { CallEndReason } from '@conciergerie/contract'
import type { CallKey } from '#src/features/calls/ports.ts'
import type { Logger } from '#src/logger.ts'
import type { CallPlan } from './call/call-plan.ts'
import { whenUp } from './media-channel.ts'
import type { MediaChannel } from './media-channel.ts'

/** Who carries the audio of a call, and is asked for it. */
export interface AudioProvider {
  /** @returns false when the caller has gone */
  accept(plan: CallPlan): Promise<boolean>
  /** The caller is told that we cannot answer. */
  refuse(): Promise<void>
}

interface AcceptanceParts {
  media: MediaChannel
  planOf: () => Promise<CallPlan>
  logger: Logger
}

type Acceptance = { run: string; plan: CallPlan } | { reason: CallEndReason }

/** Never throws: a call that was written down and that nobody could accept has to be ended. */
export async function acceptCall(
  { media, planOf, logger }: AcceptanceParts,
  { id }: CallKey,
  provider: AudioProvider,
): Promise<Acceptance> {
  try {
    const plan = await planOf()
    const run = await whenUp(media)
    if (run === null) return { reason: 'process_lost' }
    return (await provider.accept(plan)) ? { run, plan } : { reason: 'caller_hung_up' }
  } catch (error) {
    logger.error({ err: error, callId: id }, 'a call could not be accepted')
    return { reason: 'not_accepted' }
  }
}
