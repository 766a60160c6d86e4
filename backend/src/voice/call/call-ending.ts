import type { CallEndReason } from '@conciergerie/contract'
import type { MediaEnd } from '../media-protocol.ts'

const ends: Record<MediaEnd, CallEndReason> = {
  caller_hung_up: 'caller_hung_up',
  hung_up: 'assistant_hung_up',
  transferred: 'transferred',
  model_lost: 'model_lost',
  media_lost: 'media_lost',
  refused: 'refused',
}

/** Why a call ends: what was decided on our side, or else what media saw. */
export class CallEnding {
  #decided: CallEndReason | null = null

  /** What was decided first stays; a transfer is given up for anything else. */
  decide(reason: CallEndReason): void {
    if (this.#decided === null || this.isTransfer) this.#decided = reason
  }

  passOn(): void {
    this.#decided = 'transferred'
  }

  /** It does not end after all. */
  goOn(): void {
    this.#decided = null
  }

  get isDecided(): boolean {
    return this.#decided !== null
  }

  get isTransfer(): boolean {
    return this.#decided === 'transferred'
  }

  reasonFor(media: MediaEnd): CallEndReason {
    const mayBeOurs = media === 'hung_up' || media === 'caller_hung_up'
    return (mayBeOurs ? this.#decided : null) ?? ends[media]
  }
}

const losses: ReadonlySet<CallEndReason> = new Set<CallEndReason>([
  'not_accepted',
  'model_lost',
  'media_lost',
  'process_lost',
])

export const isLoss = (reason: CallEndReason): boolean => losses.has(reason)
