import type { IncomingResponseMessage, UserAgentCore } from 'sip.js/lib/core/index.js'
import type { URI } from 'sip.js/lib/grammar/index.js'
import type { Pacer, Ticker } from '../rtp/pacer.ts'
import type { OpenRtp } from '../rtp/rtp-socket.ts'

/** What a line lends to its calls. */
export interface CallKit {
  core: UserAgentCore
  /** `<sip:…>`: where the other side finds us during a call. */
  contact: string
  /** Our name at the trunk. */
  identity: URI
  /** Where audio is to be sent. */
  mediaAddress: string
  openRtp: OpenRtp
  pacer: Pacer
  ticker: Ticker
}

export const sdpBody = (content: string) => ({ contentDisposition: 'session', contentType: 'application/sdp', content })

/** `486 Busy Here`; of an answer that SIP.js made up because none came, what it stands for. */
export function statusOf(message: IncomingResponseMessage): string {
  return `${message.statusCode ?? 0} ${message.reasonPhrase ?? ''}`.trim()
}
