import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { Agreement } from '../rtp/rtp-stream.ts'
import type { RemoteSdp } from './remote-sdp.ts'

/** What their description and ours come to. @param format of the call; null takes their first */
export function agree(remote: RemoteSdp, format: AudioFormat | null = null): Agreement | null {
  const spoken = format ?? remote.formats[0]
  if (!spoken || !remote.formats.includes(spoken)) return null
  return {
    format: spoken,
    eventType: remote.eventType,
    remote: remote.remote,
    send: remote.receives,
    receive: remote.sends,
  }
}
