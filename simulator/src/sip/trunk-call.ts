import { randomBytes } from 'node:crypto'
import type { CallEnd, CallerLeg } from '#sim/callers/caller-leg.ts'
import { Changes } from '#sim/lib/changes.ts'
import type { Law } from '#sim/speech/g711.ts'
import type { DialOutcome } from '#sim/twilio/voice/call-settings.ts'
import type { Registration } from './registrar.ts'
import { RtpAudio } from './rtp-audio.ts'
import { offerSdp, readAnswer } from './sdp.ts'
import type { Header, Reply, SipRequest, SipResponse } from './sip-message.ts'
import { headerOf, uriOf, userOf } from './sip-message.ts'
import { newBranch } from './sip-socket.ts'
import type { SipSocket } from './sip-socket.ts'

export interface TrunkCallParts {
  socket: SipSocket
  line: Registration
  /** E.164, or null: withheld. */
  from: string | null
  to: string
  /** What the caller speaks, the preferred one first. */
  laws: readonly Law[]
  /** How the person behind a number takes a call that is passed on. */
  answerOf: (number: string) => DialOutcome
}

/** What a REFER came to, as its NOTIFY says it (RFC 3515 § 2.4.5). */
const FRAGMENTS: Record<DialOutcome, string> = {
  completed: '200 OK',
  busy: '486 Busy Here',
  'no-answer': '480 Temporarily Unavailable',
  failed: '503 Service Unavailable',
}

/** A phone call that an operator brings to a line, held by its caller. */
export class TrunkCall implements CallerLeg {
  readonly callId = `${randomBytes(12).toString('hex')}@operateur.simule`
  readonly changes: Changes
  /** The house paces its sound in real time. */
  readonly speed = 1
  /** Numbers that the house had the operator ring, and what came of it. */
  readonly dialed: { number: string; outcome: DialOutcome }[] = []
  answered = false
  ended: CallEnd | null = null
  /** What the house answered last to the call. */
  status = 0
  readonly #parts: TrunkCallParts
  readonly #audio: RtpAudio
  readonly #branch = newBranch()
  readonly #own: string
  #their: string
  #target: string
  #cseq = 0
  #passedOn = false

  constructor(parts: TrunkCallParts, audio: RtpAudio, changes: Changes) {
    const { from, to, socket, line } = parts
    const { address, port } = socket.place
    const caller = from === null ? '"Anonymous" <sip:anonymous@anonymous.invalid>' : `<sip:${from}@${address}:${port}>`
    this.#parts = parts
    this.#audio = audio
    this.changes = changes
    this.#own = `${caller};tag=${randomBytes(6).toString('hex')}`
    this.#their = `<sip:${to}@${address}:${port}>`
    this.#target = line.contact
  }

  get heard(): string {
    return this.#audio.heard
  }

  get speaking(): boolean {
    return this.#audio.speaking
  }

  /** Rings the line. */
  ring(): void {
    const { socket, line, laws } = this.#parts
    const invite = this.#request('INVITE', [['content-type', 'application/sdp']], offerSdp(this.#audio.place, laws))
    const onResponse = (response: SipResponse) => {
      this.#answer(response)
    }
    socket.ask(invite, line.place, onResponse, this.#branch)
  }

  say(text: string): Promise<void> {
    return this.ended ? Promise.resolve() : this.#audio.say(text)
  }

  press(digit: string): void {
    this.#audio.press(digit)
  }

  hangUp(): void {
    if (this.ended) return
    if (this.answered) this.#ask(this.#request('BYE'))
    else this.#cancel()
    this.end('caller_hung_up')
  }

  /** What the house asks within the call. */
  take(request: SipRequest): Reply {
    if (request.method === 'BYE') {
      this.end(this.#passedOn ? 'transferred' : 'house_hung_up')
      return { status: 200, reason: 'OK' }
    }
    if (request.method !== 'REFER') return { status: 405, reason: 'Method Not Allowed' }
    this.#passOn(userOf(headerOf(request, 'refer-to')))
    return { status: 202, reason: 'Accepted' }
  }

  end(reason: CallEnd): void {
    if (this.ended) return
    this.ended = reason
    this.#audio.close()
    this.changes.announce()
  }

  #answer(response: SipResponse): void {
    this.status = response.status
    if (response.status >= 300) this.end(response.status === 486 ? 'busy' : 'refused')
    else if (response.status >= 200) this.#pickedUp(response)
    this.changes.announce()
  }

  /** A 200 that comes again has lost its ACK. */
  #pickedUp(response: SipResponse): void {
    const agreed = readAnswer(response.body)
    this.#their = headerOf(response, 'to')
    this.#target = uriOf(headerOf(response, 'contact'))
    const { socket, line } = this.#parts
    socket.tell({ ...this.#request('ACK'), headers: this.#headers('1 ACK') }, line.place)
    if (this.answered) return
    this.answered = true
    if (this.ended || !agreed) {
      this.#ask(this.#request('BYE'))
      this.end('lost')
    } else this.#audio.start(agreed)
  }

  #cancel(): void {
    const { socket, line } = this.#parts
    const cancel = { method: 'CANCEL', uri: line.contact, headers: this.#headers('1 CANCEL'), body: '' }
    socket.ask(cancel, line.place, () => undefined, this.#branch)
  }

  /** Rings somebody in the house’s place, and tells it how that went. */
  #passOn(number: string): void {
    const outcome = this.#parts.answerOf(number)
    this.dialed.push({ number, outcome })
    this.#passedOn = outcome === 'completed'
    this.#notify('active;expires=60', '100 Trying')
    this.#notify('terminated;reason=noresource', FRAGMENTS[outcome])
    this.changes.announce()
  }

  #notify(state: string, news: string): void {
    const about: Header[] = [
      ['event', 'refer'],
      ['subscription-state', state],
      ['content-type', 'message/sipfrag;version=2.0'],
    ]
    this.#ask(this.#request('NOTIFY', about, `SIP/2.0 ${news}\r\n`))
  }

  #ask(request: SipRequest): void {
    this.#parts.socket.ask(request, this.#parts.line.place, () => undefined)
  }

  #request(method: string, more: Header[] = [], body = ''): SipRequest {
    if (method !== 'ACK') this.#cseq += 1
    return { method, uri: this.#target, headers: [...this.#headers(`${this.#cseq} ${method}`), ...more], body }
  }

  #headers(cseq: string): Header[] {
    const { address, port } = this.#parts.socket.place
    return [
      ['from', this.#own],
      ['to', this.#their],
      ['call-id', this.callId],
      ['cseq', cseq],
      ['contact', `<sip:operateur@${address}:${port}>`],
      ['max-forwards', '70'],
    ]
  }
}

/** A call that rings. */
export async function placeTrunkCall(parts: TrunkCallParts): Promise<TrunkCall> {
  const changes = new Changes()
  const audio = await RtpAudio.open(parts.socket.place.address, () => {
    changes.announce()
  })
  const call = new TrunkCall(parts, audio, changes)
  call.ring()
  return call
}
