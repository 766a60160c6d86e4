import type { VoiceListener } from '#src/providers/voice-model/voice-model.ts'
import type { CallEvent } from '../media-protocol.ts'
import type { CallActivity } from './call-activity.ts'
import type { CallTimes } from './call-times.ts'

interface CallNewsOptions {
  tell: (event: CallEvent) => void
  times: CallTimes
  activity: CallActivity
}

type Shared = 'onItem' | 'onText' | 'onToolCall' | 'onResponseStarted' | 'onTranscribed' | 'onDtmf' | 'onError'

/** What main is told in the same way whoever carries the sound. */
export function callNews({ tell, times, activity }: CallNewsOptions): Pick<VoiceListener, Shared> {
  return {
    onItem: (item) => {
      tell({ on: 'item', ...item, atMs: times.atMs })
    },
    onText: (text) => {
      tell({ on: 'text', ...text, atMs: times.atMs })
    },
    onToolCall: ({ toolCallId, name, arguments: given }) => {
      activity.toolCalled()
      tell({ on: 'tool_call', toolCallId, name, arguments: given, atMs: times.atMs })
    },
    onResponseStarted: (owesMore) => {
      activity.responseStarted(owesMore)
    },
    onTranscribed: (seconds) => {
      tell({ on: 'transcribed', seconds })
    },
    onDtmf: (digit) => {
      tell({ on: 'dtmf', digit, atMs: times.atMs })
    },
    onError: ({ code, message }) => {
      tell({ on: 'error', code, message })
    },
  }
}
