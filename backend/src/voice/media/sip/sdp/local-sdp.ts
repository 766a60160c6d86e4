import { isIPv6 } from 'node:net'
import { write } from 'sdp-transform'
import type { SessionDescription } from 'sdp-transform'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import { frameMs } from '../../audio.ts'
import type { Place } from '../rtp/latch.ts'
import { payloadTypes } from '../rtp/payload-types.ts'
import type { RemoteSdp } from './remote-sdp.ts'

/** What we say of ourselves in every description of a call. */
export interface Ourselves {
  /** Where RTP reaches us. */
  place: Place
  sessionId: number
  /** Raised with every change (RFC 3264 § 8). */
  version: number
}

const ourEventType = 101

/**
 * The answer has one voice codec, the first of theirs that we speak, and as many media lines as the offer: those that
 * we do not take have port 0 (RFC 3264 § 6).
 */
export function answerSdp(offer: RemoteSdp, format: AudioFormat, ourselves: Ourselves): string {
  const voice = voiceLine(ourselves.place.port, [format], offer.eventType, directionFor(offer))
  const media = offer.lines.map((line, index) =>
    index === offer.chosen ? { ...voice, protocol: line.protocol } : refusedLine(line),
  )
  return write({ ...head(ourselves), media } as SessionDescription)
}

/** Our own offer; A-law first, since the telephone networks of Europe speak it. */
export function offerSdp(
  ourselves: Ourselves,
  formats: readonly AudioFormat[] = ['audio/pcma', 'audio/pcmu'],
  direction = 'sendrecv',
): string {
  const media = [voiceLine(ourselves.place.port, formats, ourEventType, direction)]
  return write({ ...head(ourselves), media } as SessionDescription)
}

/** What we do where they do this. */
function directionFor({ sends, receives }: RemoteSdp): string {
  if (sends && receives) return 'sendrecv'
  if (sends) return 'recvonly'
  return receives ? 'sendonly' : 'inactive'
}

function head({ place, sessionId, version }: Ourselves) {
  const ipVer = isIPv6(place.address) ? 6 : 4
  return {
    version: 0,
    origin: { username: '-', sessionId, sessionVersion: version, netType: 'IN', ipVer, address: place.address },
    name: '-',
    connection: { version: ipVer, ip: place.address },
    timing: { start: 0, stop: 0 },
  }
}

function voiceLine(port: number, formats: readonly AudioFormat[], eventType: number | null, direction: string) {
  const types = formats.map((format) => payloadTypes[format])
  const rtp = formats.map((format) => ({ payload: payloadTypes[format], codec: codecs[format], rate: 8000 }))
  const event = eventType === null ? [] : [{ payload: eventType, codec: 'telephone-event', rate: 8000 }]
  return {
    type: 'audio',
    port,
    protocol: 'RTP/AVP',
    payloads: [...types, ...event.map(({ payload }) => payload)].join(' '),
    rtp: [...rtp, ...event],
    fmtp: event.map(({ payload }) => ({ payload, config: '0-15' })),
    ptime: frameMs,
    direction,
  }
}

const codecs = { 'audio/pcmu': 'PCMU', 'audio/pcma': 'PCMA' } as const

function refusedLine({ type, protocol, payloads }: { type: string; protocol: string; payloads: string }) {
  return { type, protocol, payloads, port: 0, rtp: [], fmtp: [] }
}
