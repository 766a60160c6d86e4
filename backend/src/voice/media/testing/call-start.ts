import { someSession } from '#src/providers/voice-model/testing/voice-notes.ts'
import type { CallStart } from '../../media-protocol.ts'

const { format: _, ...session } = someSession

export const someStart: CallStart = {
  ref: 'ref_1',
  callId: 7,
  road: 'twilio_stream',
  providerCallId: 'CA1',
  session,
  greeting: 'Dis bonjour.',
}
