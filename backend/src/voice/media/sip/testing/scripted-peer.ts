import type { Place } from '../rtp/latch.ts'
import type { FakeWire } from './fake-network.ts'

export const trunkPlace: Place = { address: '198.51.100.1', port: 5060 }

/** An offer of PCMA, PCMU and keys, from `198.51.100.1:40000`. */
export function offer(direction = 'sendrecv', codecs = '8 0 101', port = 40_000): string {
  const lines = ['v=0', 'o=- 1 1 IN IP4 198.51.100.1', 's=-', 'c=IN IP4 198.51.100.1', 't=0 0']
  const audio = [`m=audio ${port} RTP/AVP ${codecs}`, 'a=rtpmap:101 telephone-event/8000', `a=${direction}`]
  return [...lines, ...audio, ''].join('\r\n')
}

export interface Request {
  method: string
  branch?: string
  callId?: string
  cseq?: number
  /** Ours, of its 200: within a dialog. */
  toTag?: string
  uri?: string
  headers?: readonly string[]
  body?: string
  contentType?: string
  via?: string
}

/** A request as a trunk writes it. */
export function requestText(request: Request): string {
  const {
    method,
    branch = 'z9hG4bK-1',
    callId = 'call-1',
    cseq = 1,
    toTag,
    uri = 'sip:+33900000000@192.0.2.10',
  } = request
  const { headers = [], body = '', contentType = 'application/sdp', via } = request
  const to = `<sip:+33900000000@trunk.test>${toTag ? `;tag=${toTag}` : ''}`
  return [
    `${method} ${uri} SIP/2.0`,
    via ?? `Via: SIP/2.0/UDP 198.51.100.1:5060;rport;branch=${branch}`,
    `From: "Alice" <sip:+33639980001@trunk.test>;tag=theirs`,
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:+33639980001@198.51.100.1:5060>',
    'Max-Forwards: 70',
    ...headers,
    ...(body ? [`Content-Type: ${contentType}`] : []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

/** The other end of a wire, which says what the test makes it say. */
export class ScriptedPeer {
  private readonly wire: FakeWire
  private readonly from: Place

  constructor(wire: FakeWire, from: Place = trunkPlace) {
    this.wire = wire
    this.from = from
  }

  /** First lines of what was said to it, in order. */
  get heard(): string[] {
    return this.wire.sent.map(({ text }) => text.split('\r\n')[0] ?? '')
  }

  /** Codes of the answers to a method. */
  statuses(method: string): number[] {
    return this.answersTo(method).map((text) => Number(text.slice(8, 11)))
  }

  answersTo(method: string): string[] {
    const all = this.wire.sent.map(({ text }) => text)
    return all.filter((text) => text.startsWith('SIP/2.0') && headerOf(text, 'CSeq')?.endsWith(` ${method}`))
  }

  requests(method: string): string[] {
    return this.wire.sent.map(({ text }) => text).filter((text) => text.startsWith(`${method} `))
  }

  say(text: string): void {
    this.wire.arrive(text, this.from)
  }

  ask(request: Request): void {
    this.say(requestText(request))
  }

  invite(request: Partial<Request> = {}): void {
    this.ask({ method: 'INVITE', body: offer(), ...request })
  }

  /** Our tag, of our last answer to its INVITE. */
  get toTag(): string {
    return tagOf(headerOf(this.answersTo('INVITE').at(-1) ?? '', 'To') ?? '')
  }

  ack(request: Partial<Request> = {}): void {
    this.ask({ method: 'ACK', branch: 'z9hG4bK-ack', toTag: this.toTag, ...request })
  }

  /** Answers a request of ours. */
  answer(request: string, status: string, headers: readonly string[] = [], body = ''): void {
    const to = headerOf(request, 'To') ?? ''
    const content = body ? ['Content-Type: application/sdp'] : []
    const lines = [
      `SIP/2.0 ${status}`,
      ...['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(request, name) ?? ''}`),
      `To: ${to.includes('tag=') ? to : `${to};tag=peer`}`,
      ...headers,
      ...content,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ]
    this.say([...lines, '', body].join('\r\n'))
  }
}

export function headerOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim()
}

export const bodyOf = (text: string) => text.slice(text.indexOf('\r\n\r\n') + 4)

const tagOf = (to: string) => /;tag=([^;]+)/.exec(to)?.[1] ?? ''
