import type { LineCalls, VoiceBrief } from '#src/features/lines/ports.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import type { Pace } from '#src/voice/supervisor/supervisor.ts'

/** What the telephone brings to its lines. */
export interface LinePorts {
  calls: LineCalls
  brief: VoiceBrief
  /** Null in a process that answers screens and leaves the telephone to another. */
  media: MediaChannel | null
  /** For tests: nobody waits for a clock. */
  pace?: Pace
  patienceMs?: number
  random?: () => number
}
