import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import type { Place } from './registrar.ts'
import type { SipRequest, SipResponse } from './sip-message.ts'
import { formatSip, headerOf, isRequest, parseSip } from './sip-message.ts'

/** A request that waits for its answer; said again until one comes (RFC 3261 § 17.1). */
interface Asked {
  request: SipRequest
  to: Place
  onResponse: (response: SipResponse) => void
  timer: NodeJS.Timeout | null
}

const T1_MS = 500
const GIVE_UP_MS = 64 * T1_MS
/** Answers that are kept for requests that come again. */
const MOST_KEPT = 500

const branchOf = (message: SipRequest | SipResponse) =>
  /;\s*branch=([^;,\s]+)/.exec(headerOf(message, 'via'))?.[1] ?? ''
const methodOf = (message: SipRequest | SipResponse) => headerOf(message, 'cseq').split(' ')[1] ?? ''
const keyOf = (message: SipRequest | SipResponse) => `${branchOf(message)} ${methodOf(message)}`

export const newBranch = () => `z9hG4bK${randomBytes(8).toString('hex')}`

/** SIP over UDP: what is asked is asked until it is answered, what comes twice is answered twice and done once. */
export class SipSocket {
  readonly #onRequest: (request: SipRequest, from: Place) => SipResponse | null
  readonly #asked = new Map<string, Asked>()
  readonly #answered = new Map<string, string>()
  #socket: Socket | null = null
  #place: Place = { address: '127.0.0.1', port: 0 }

  /** @param onRequest null: there is no answer to it */
  constructor(onRequest: (request: SipRequest, from: Place) => SipResponse | null) {
    this.#onRequest = onRequest
  }

  get place(): Place {
    return this.#place
  }

  async listen(port: number, host: string): Promise<void> {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    socket.bind(port, host)
    await once(socket, 'listening')
    // a line that went away is found out by its silence
    socket.on('error', () => undefined)
    socket.on('message', (bytes, { address, port: from }) => {
      this.#take(bytes.toString('utf8'), { address, port: from })
    })
    this.#socket = socket
    this.#place = { address: host, port: socket.address().port }
  }

  /** @param branch of the request that this one cancels; a new one when left out */
  ask(request: SipRequest, to: Place, onResponse: Asked['onResponse'], branch = newBranch()): void {
    const { address, port } = this.#place
    const via = `SIP/2.0/UDP ${address}:${port};branch=${branch};rport`
    const sent = { ...request, headers: [['via', via] as const, ...request.headers] }
    const asked: Asked = { request: sent, to, onResponse, timer: null }
    this.#asked.set(keyOf(sent), asked)
    this.#say(asked, T1_MS, GIVE_UP_MS)
  }

  /** An ACK: nobody answers it. */
  tell(request: SipRequest, to: Place, branch = newBranch()): void {
    const { address, port } = this.#place
    const via = `SIP/2.0/UDP ${address}:${port};branch=${branch};rport`
    this.#send(formatSip({ ...request, headers: [['via', via], ...request.headers] }), to)
  }

  async close(): Promise<void> {
    for (const { timer } of this.#asked.values()) if (timer) clearTimeout(timer)
    this.#asked.clear()
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    const closed = once(socket, 'close')
    socket.close()
    await closed
  }

  #say(asked: Asked, waitMs: number, leftMs: number): void {
    this.#send(formatSip(asked.request), asked.to)
    asked.timer = setTimeout(
      () => {
        if (leftMs > waitMs) this.#say(asked, waitMs * 2, leftMs - waitMs)
        else this.#giveUp(asked)
      },
      Math.min(waitMs, leftMs),
    )
  }

  #giveUp({ request, onResponse }: Asked): void {
    this.#asked.delete(keyOf(request))
    onResponse({ status: 408, reason: 'Request Timeout', headers: [], body: '' })
  }

  #take(text: string, from: Place): void {
    const message = parseSip(text)
    if (!message) return
    if (isRequest(message)) this.#serve(message, from)
    else this.#hear(message)
  }

  #serve(request: SipRequest, from: Place): void {
    const key = keyOf(request)
    const before = this.#answered.get(key)
    if (before !== undefined) {
      this.#send(before, from)
      return
    }
    const response = this.#onRequest(request, from)
    if (!response) return
    const answer = formatSip(response)
    this.#answered.set(key, answer)
    const [oldest] = this.#answered.keys()
    if (this.#answered.size > MOST_KEPT && oldest !== undefined) this.#answered.delete(oldest)
    this.#send(answer, from)
  }

  #hear(response: SipResponse): void {
    const key = keyOf(response)
    const asked = this.#asked.get(key)
    if (!asked) return
    const { request, to } = asked
    const isInvite = request.method === 'INVITE'
    // an INVITE rings for as long as somebody lets it
    if (asked.timer && (isInvite || response.status >= 200)) clearTimeout(asked.timer)
    if (isInvite && response.status >= 200 && response.status < 300) this.#keepForRepetitions(key, asked)
    else if (response.status >= 200) this.#asked.delete(key)
    if (isInvite && response.status >= 300) this.tell(ackOf(request, headerOf(response, 'to')), to, branchOf(request))
    asked.onResponse(response)
  }

  /** Its 200 comes again when our ACK was lost (RFC 6026 § 8.4). */
  #keepForRepetitions(key: string, asked: Asked): void {
    asked.timer = setTimeout(() => this.#asked.delete(key), GIVE_UP_MS)
  }

  #send(text: string, { address, port }: Place): void {
    this.#socket?.send(text, port, address)
  }
}

/** A refusal is confirmed by whoever carries it (RFC 3261 § 17.1.1.3). */
function ackOf(invite: SipRequest, to: string): SipRequest {
  const kept = invite.headers.filter(([name]) => ['from', 'call-id', 'max-forwards'].includes(name))
  const cseq = headerOf(invite, 'cseq').replace('INVITE', 'ACK')
  return { method: 'ACK', uri: invite.uri, headers: [...kept, ['to', to], ['cseq', cseq]], body: '' }
}
