import type { OpenedCall } from '#src/features/calls/ports.ts'

/** What only the carrier of a call can do for it, over its own API. */
export interface Carrier {
  /** `by_media`: the media process does it itself. `ringing`: asked for; the road tells how it went, or the call ends. */
  transfer(call: OpenedCall, target: string): Promise<'ringing' | 'refused' | 'by_media'>
  hangUp(call: OpenedCall): Promise<void>
  /** Whether the end of its stream says nothing of a transfer: the carrier calls us again when that is over. */
  tellsTransfers(call: OpenedCall): boolean
}
