import type { RefusalReason } from '../../media-protocol.ts'
import { audioOf, bytesOf } from '../audio.ts'
import type { LegListener, MediaLeg } from '../media-leg.ts'
import type { SipCall } from '../sip/call/sip-call.ts'

/** RFC 3261 § 21: what the caller's network makes of it, a busy tone for instance. */
const statuses = { unknown: 404, busy: 486, closed: 480, unavailable: 503 } as const satisfies Record<
  RefusalReason,
  number
>

/** A call of the SIP bridge as the others are: G.711 goes straight through, as bytes on one side, as base64 on ours. */
export class SipLeg implements MediaLeg {
  readonly format
  private readonly call: SipCall

  constructor(call: SipCall) {
    this.call = call
    this.format = call.format
  }

  listen(listener: LegListener): void {
    this.call.listen({
      onAudio: (audio) => {
        listener.onAudio(audioOf(audio))
      },
      onKey: (key) => {
        listener.onDtmf(key)
      },
      onDrained: () => {
        listener.onDrained()
      },
      onHeld: (held) => {
        listener.onHeld(held)
      },
      onEnded: (reason, detail) => {
        listener.onEnded(reason, detail === null ? null : `@${detail}`)
      },
    })
  }

  answer(): void {
    this.call.answer()
  }

  refuse(reason: RefusalReason): void {
    this.call.refuse(statuses[reason])
  }

  play(audio: string): void {
    this.call.play(bytesOf(audio))
  }

  endItem(): void {
    this.call.endItem()
  }

  playedMs(): number {
    return this.call.playedMs()
  }

  clear(): void {
    this.call.clear()
  }

  hangUp(): void {
    this.call.hangUp()
  }

  transfer(target: string) {
    return this.call.transfer(target)
  }

  stats() {
    return this.call.stats()
  }
}
