import { Changes, waitFor } from '#sim/lib/changes.ts'
import type { Law } from '#sim/speech/g711.ts'
import type { DialOutcome } from '#sim/twilio/voice/call-settings.ts'
import { Registrar } from './registrar.ts'
import type { Place, Registration } from './registrar.ts'
import { headerOf, replyTo } from './sip-message.ts'
import type { Reply, SipRequest, SipResponse } from './sip-message.ts'
import { SipSocket } from './sip-socket.ts'
import { placeTrunkCall } from './trunk-call.ts'
import type { TrunkCall } from './trunk-call.ts'

export interface SipSettings {
  /** The only one that is taken, whatever the name. */
  password?: string
  /** Its clock, in milliseconds; default `Date.now`. */
  now?: () => number
}

export interface TrunkCaller {
  /** E.164; withheld when left out. */
  from?: string
  /** The number that is dialled. */
  to: string
}

/** Opens nothing but the simulated operator. */
export const SIP_PASSWORD = 'operateur-simule'

const MOST_KEPT = 500

/** No line is there to be called. */
export class NoLine extends Error {
  override readonly name = 'NoLine'
}

/** A telephone operator: lines register with it, and it brings them calls. SIP over UDP, G.711. */
export class SipSimulator {
  readonly changes = new Changes()
  /** Every call, the latest last. */
  readonly calls: TrunkCall[] = []
  /** How people behind numbers take a call that is passed on; default `completed`. */
  readonly people = new Map<string, DialOutcome>()
  readonly password: string
  readonly #registrar: Registrar
  readonly #socket: SipSocket

  constructor({ password = SIP_PASSWORD, now = Date.now }: SipSettings = {}) {
    this.password = password
    this.#registrar = new Registrar(password, now)
    this.#socket = new SipSocket((request, from) => this.#take(request, from))
  }

  /** Where lines register. */
  get place(): Place {
    return this.#socket.place
  }

  get lines(): readonly Registration[] {
    return this.#registrar.lines
  }

  listen(port: number, host = '127.0.0.1'): Promise<void> {
    return this.#socket.listen(port, host)
  }

  /** Whom a number reaches; null: nobody is registered for it. */
  lineFor(number: string): Registration | null {
    return this.#registrar.lineFor(number)
  }

  /** Dials, and resolves when the house has taken the call (or has refused it: see `ended`). @throws {NoLine} */
  async call(caller: TrunkCaller, laws: readonly Law[] = ['alaw', 'mulaw']): Promise<TrunkCall> {
    const call = await this.dial(caller, laws)
    const taken = () => call.answered || call.ended !== null
    await waitFor(call.changes, taken, { what: 'an answer to the call', timeoutMs: 30_000 })
    return call
  }

  /** Dials, and does not wait. @throws {NoLine} */
  async dial({ from, to }: TrunkCaller, laws: readonly Law[] = ['alaw', 'mulaw']): Promise<TrunkCall> {
    const line = this.lineFor(to)
    if (!line) throw new NoLine(`aucune ligne SIP n’est enregistrée pour ${to}`)
    const answerOf = (number: string) => this.people.get(number) ?? 'completed'
    const call = await placeTrunkCall({ socket: this.#socket, line, from: from ?? null, to, laws, answerOf })
    this.calls.push(call)
    if (this.calls.length > MOST_KEPT) this.calls.shift()
    return call
  }

  /** Forgets calls and people; lines stay registered. */
  reset(): void {
    for (const call of this.calls) call.hangUp()
    this.calls.length = 0
    this.people.clear()
  }

  async close(): Promise<void> {
    for (const call of this.calls) call.end('lost')
    this.#registrar.clear()
    await this.#socket.close()
  }

  #take(request: SipRequest, from: Place): SipResponse | null {
    if (request.method === 'ACK') return null
    return replyTo(request, this.#replyTo(request, from), 'operateur')
  }

  #replyTo(request: SipRequest, from: Place): Reply {
    if (request.method === 'REGISTER') return this.#register(request, from)
    if (request.method === 'OPTIONS') return { status: 200, reason: 'OK' }
    const call = this.calls.find(({ callId }) => callId === headerOf(request, 'call-id'))
    return call ? call.take(request) : { status: 481, reason: 'Call/Transaction Does Not Exist' }
  }

  #register(request: SipRequest, from: Place): Reply {
    const reply = this.#registrar.answer(request, from)
    this.changes.announce()
    return reply
  }
}
