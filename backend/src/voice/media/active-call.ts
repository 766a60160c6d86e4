import type { CallCommand, CallEvent, CallStart } from '../media-protocol.ts'
import type { VoiceModel } from '#src/providers/voice-model/voice-model.ts'

/** A call in progress, as those who pass on commands see it, whoever carries its sound. */
export interface ActiveCall {
  command(command: CallCommand): void
  /** Ends it at once. */
  hangUp(): void
  /** Ends it after an error of ours. @returns whether it tells its end; false when it cannot, or is past that */
  fail(detail: string): boolean
}

export interface ActiveCallOptions {
  start: CallStart
  model: VoiceModel
  tell: (event: CallEvent) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}
