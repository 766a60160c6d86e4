import type { RealtimeFaults } from './faults.ts'
import type { RealtimeSession } from './realtime-session.ts'
import type { SessionConfig } from './session-config.ts'
import { SipCall } from './sip-call.ts'
import type { SipCaller } from './sip-call.ts'

export interface SipCallsParts {
  faults: RealtimeFaults
  speed: number
  announce: () => void
  /** A session for a call that was accepted. */
  open: (call: SipCall, config: SessionConfig) => RealtimeSession
}

/** The phone calls that came in over SIP. */
export class SipCalls {
  readonly all: SipCall[] = []
  readonly #parts: SipCallsParts

  constructor(parts: SipCallsParts) {
    this.#parts = parts
  }

  ring(caller: SipCaller): SipCall {
    const call = new SipCall(caller, this.#parts.speed)
    call.changes.subscribe(this.#parts.announce)
    this.all.push(call)
    return call
  }

  /** @returns undefined for one that is unknown or over: 404 */
  find(id: string): SipCall | undefined {
    return this.all.find((call) => call.id === id && call.state !== 'ended' && call.state !== 'rejected')
  }

  sessionOf(id: string): RealtimeSession | null {
    const call = this.find(id)
    return call === undefined || call.dead ? null : call.session
  }

  accept(call: SipCall, config: SessionConfig): void {
    call.state = 'accepted'
    call.accepted = config
    call.session = this.#parts.open(call, config)
    call.out.connect(call.session.wire)
    call.changes.announce()
  }

  clear(): void {
    for (const call of this.all) call.end('lost')
    this.all.length = 0
  }
}
