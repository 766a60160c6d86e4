/*
 * As much of RFC 3261 as one operator’s trunk on loopback needs, written for itself: a house that is understood here is
 * understood by somebody who does not share its code.
 */

export type Header = readonly [name: string, value: string]

interface Message {
  headers: Header[]
  body: string
}

export interface SipRequest extends Message {
  method: string
  uri: string
}

export interface SipResponse extends Message {
  status: number
  reason: string
}

const VERSION = 'SIP/2.0'
const COMPACT: Record<string, string> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  r: 'refer-to',
}
const SAME_IN_REPLIES = ['via', 'from', 'call-id', 'cseq']

export const isRequest = (message: SipRequest | SipResponse): message is SipRequest => 'method' in message

/** @returns null for what is no message */
export function parseSip(text: string): SipRequest | SipResponse | null {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [start = '', ...lines] = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line): Header => {
    const [name = '', ...value] = line.split(':')
    const plain = name.trim().toLowerCase()
    return [COMPACT[plain] ?? plain, value.join(':').trim()]
  })
  const body = rest.join('\r\n\r\n')
  const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(start)
  if (response) return { status: Number(response[1]), reason: response[2] ?? '', headers, body }
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(start)
  return request ? { method: request[1] ?? '', uri: request[2] ?? '', headers, body } : null
}

export function formatSip(message: SipRequest | SipResponse): string {
  const start = isRequest(message)
    ? `${message.method} ${message.uri} ${VERSION}`
    : `${VERSION} ${message.status} ${message.reason}`
  const lines = message.headers.map(([name, value]) => `${name}: ${value}`)
  return [start, ...lines, `content-length: ${Buffer.byteLength(message.body)}`, '', message.body].join('\r\n')
}

/** The first of that name, or nothing. @param name in small letters */
export const headerOf = ({ headers }: Message, name: string) => headers.find(([other]) => other === name)?.[1] ?? ''

const tagOf = (value: string) => /;\s*tag=([^;\s]+)/.exec(value)?.[1] ?? ''

/** `"Alice" <sip:+33639980001@host:5060;transport=udp>;expires=600` → what stands between the brackets. */
export const uriOf = (value: string) => /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? ''

export const userOf = (value: string) => /^(?:sips?|tel):([^@;>]+)/i.exec(uriOf(value))?.[1] ?? ''

export interface Reply {
  status: number
  reason: string
  headers?: Header[]
}

/** @param tag ours, for a dialog that begins */
export function replyTo(request: SipRequest, { status, reason, headers = [] }: Reply, tag: string): SipResponse {
  const to = headerOf(request, 'to')
  const same = request.headers.filter(([name]) => SAME_IN_REPLIES.includes(name))
  return {
    status,
    reason,
    headers: [...same, ['to', tagOf(to) === '' ? `${to};tag=${tag}` : to], ...headers],
    body: '',
  }
}
