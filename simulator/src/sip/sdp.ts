import type { Law } from '#sim/speech/g711.ts'
import type { Place } from './registrar.ts'

/** Payload types of RFC 3551. */
export const PAYLOAD_TYPES: Record<Law, number> = { alaw: 8, mulaw: 0 }
const NAMES: Record<Law, string> = { alaw: 'PCMA', mulaw: 'PCMU' }
const KEYS = 101

/** What both sides have settled on. */
export interface Agreed {
  law: Law
  /** Payload type of keys (RFC 4733); null: the other side knows none. */
  keys: number | null
  remote: Place
}

/** @param laws the preferred one first */
export function offerSdp({ address, port }: Place, laws: readonly Law[]): string {
  const types = laws.map((law) => PAYLOAD_TYPES[law])
  return [
    'v=0',
    `o=- 1 1 IN IP4 ${address}`,
    's=-',
    `c=IN IP4 ${address}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${[...types, KEYS].join(' ')}`,
    ...laws.map((law) => `a=rtpmap:${PAYLOAD_TYPES[law]} ${NAMES[law]}/8000`),
    `a=rtpmap:${KEYS} telephone-event/8000`,
    `a=fmtp:${KEYS} 0-15`,
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n')
}

/** @returns null when it is no answer to our offer */
export function readAnswer(sdp: string): Agreed | null {
  const address = /^c=IN IP[46] (\S+)/m.exec(sdp)?.[1]
  const [, port, list = ''] = /^m=audio (\d+) RTP\/AVP ([\d ]+)/m.exec(sdp) ?? []
  const types = list.split(' ').map(Number)
  const law = (['alaw', 'mulaw'] as const).find((one) => PAYLOAD_TYPES[one] === types[0])
  if (address === undefined || !law || !Number(port)) return null
  return { law, keys: types.includes(KEYS) ? KEYS : null, remote: { address, port: Number(port) } }
}
