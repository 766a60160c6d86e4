import { IncomingRequestMessage } from 'sip.js/lib/core/index.js'
import type { IncomingResponseMessage, Transport } from 'sip.js/lib/core/index.js'
import type { Place } from '../rtp/latch.ts'
import { Memory } from './memory.ts'
import { readHead } from './message-head.ts'
import type { RequestHead, ResponseHead } from './message-head.ts'
import { parseMessage } from './parse-message.ts'
import { Retransmissions } from './retransmissions.ts'
import { tlsFaultOf } from './tls-fault.ts'
import type { TlsFault } from './tls-fault.ts'
import { placeOfVia, stampVia } from './via.ts'
import type { Wire } from './wire.ts'

export interface MessengerParts {
  wire: Wire
  /** Where a request for this address goes; null when nobody knows. */
  locate(target: string): Promise<Place | null>
  /** Whether one more message from there is worth reading. */
  takes(text: string, from: Place): boolean
  onRequest(message: IncomingRequestMessage, from: Place): void
  onResponse(message: IncomingResponseMessage): void
  /** What could not be made sense of, though it was well written. */
  onUnserved(message: IncomingRequestMessage): void
  /** The methods that we answer: SIP.js announces others too. */
  allowed: string
}

/**
 * What stands between SIP.js and the network. SIP.js was written for a connection that loses nothing; here are the
 * timers and the memory that UDP needs (RFC 3261 § 17), and the way of each message (§ 18, RFC 3581).
 */
export class Messenger implements Transport {
  readonly protocol: string
  /** Why the last request did not leave, where its certificate or TLS is to blame: SIP.js makes a mere 503 of it. */
  fault: TlsFault | null = null
  private readonly parts: MessengerParts
  private readonly repeats = new Retransmissions()
  /** Final answers by request, and refusals acknowledged by branch. */
  private readonly memory = new Memory()
  private readonly lossy: boolean
  private open = true

  constructor(parts: MessengerParts) {
    this.parts = parts
    this.protocol = parts.wire.transport.toUpperCase()
    this.lossy = parts.wire.transport === 'udp'
    parts.wire.listen((text, from) => {
      if (this.open && parts.takes(text, from)) this.receive(text, from)
    })
  }

  async send(text: string): Promise<void> {
    if (!this.open) return
    const honest = text.replace(/^Allow: .*$/m, `Allow: ${this.parts.allowed}`)
    const head = readHead(honest)
    await (head.kind === 'request' ? this.sendRequest(honest, head) : this.sendResponse(honest, head))
  }

  close(): void {
    this.open = false
    this.repeats.stopAll()
    this.memory.forgetAll()
    this.parts.wire.close()
  }

  private async sendRequest(text: string, head: RequestHead): Promise<void> {
    const place = await this.parts.locate(head.target)
    if (!place) throw new Error(`no address for ${head.target}`)
    if (!this.open) return
    await this.carry(text, place)
    const key = keyOf(head.method, head.branch)
    if (head.method === 'ACK') this.memory.remember(key, text)
    else if (this.lossy) this.repeat(key, text, place, head.method !== 'INVITE')
  }

  private async carry(text: string, place: Place): Promise<void> {
    try {
      await this.parts.wire.send(text, place)
      this.fault = null
    } catch (error) {
      this.fault = tlsFaultOf(error)
      throw error
    }
  }

  private async sendResponse(text: string, head: ResponseHead): Promise<void> {
    const place = placeOfVia(head.via)
    if (!place) throw new Error('an answer without a way back')
    const key = keyOf(head.method, head.branch, place)
    if (head.status >= 200) this.memory.remember(key, text)
    if (this.lossy && head.method === 'INVITE' && head.status >= 300) this.repeat(key, text, place, true)
    await this.parts.wire.send(text, place)
  }

  private repeat(key: string, text: string, place: Place, capped: boolean): void {
    this.repeats.start(key, () => void this.parts.wire.send(text, place).catch(() => undefined), capped)
  }

  private receive(text: string, from: Place): void {
    const message = parseMessage(text)
    if (!message) return
    try {
      if (message instanceof IncomingRequestMessage) this.receiveRequest(message, from)
      else this.receiveResponse(message, from)
    } catch {
      // SIP.js throws on a dialog without Contact, and the like: one strange message must not end every call
      if (message instanceof IncomingRequestMessage) this.parts.onUnserved(message)
    }
  }

  private receiveRequest(message: IncomingRequestMessage, from: Place): void {
    if (message.method === 'ACK') this.repeats.stop(keyOf('INVITE', message.viaBranch, from))
    const said = this.memory.recall(keyOf(message.method, message.viaBranch, from))
    const via = message.headers['Via']?.[0]
    if (said !== undefined) this.say(said, placeOfVia(viaOf(said)) ?? from)
    else if (via) {
      via.raw = stampVia(via.raw, from, !this.lossy)
      this.parts.onRequest(message, from)
    }
  }

  /** Timer A stops at the first answer, timer E at the last; a refusal that is repeated has missed our ACK. */
  private receiveResponse(message: IncomingResponseMessage, from: Place): void {
    const { method, viaBranch, statusCode = 0 } = message
    if (method === 'INVITE' || statusCode >= 200) this.repeats.stop(keyOf(method, viaBranch))
    const ack = method === 'INVITE' && statusCode >= 300 ? this.memory.recall(keyOf('ACK', viaBranch)) : undefined
    if (ack !== undefined) this.say(ack, from)
    else this.parts.onResponse(message)
  }

  private say(text: string, to: Place): void {
    this.parts.wire.send(text, to).catch(() => undefined)
  }
}

/** @param place of the other side, for what it asked: two of them may choose the same branch */
const keyOf = (method: string, branch: string, place?: Place) => `${method} ${branch} ${place?.address ?? ''}`

const viaOf = (response: string) => {
  const head = readHead(response)
  return head.kind === 'response' ? head.via : ''
}
