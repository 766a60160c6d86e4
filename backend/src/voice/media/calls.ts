import type { VoiceModel } from '#src/providers/voice-model/voice-model.ts'
import type { CallCommand, CallEvent, CallOffer, CallStart, FromMedia, RefusalReason } from '../media-protocol.ts'
import type { ActiveCall } from './active-call.ts'
import { Call } from './call.ts'
import type { LegListener, MediaLeg } from './media-leg.ts'
import { SidebandCall } from './transports/openai-sip.ts'

/** Main decides in a moment; a call that it never answers is not left ringing. */
const offerMs = 10_000

interface Offered {
  leg: MediaLeg
  deadline: NodeJS.Timeout
  /** How it ended while main was thinking. */
  ended: Parameters<LegListener['onEnded']> | null
  call: Call | null
}

export interface CallsOptions {
  model: VoiceModel
  send: (message: FromMedia) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

/** Every call of this process: those that knock and those that talk. */
export class Calls {
  readonly #options: CallsOptions
  readonly #offered = new Map<string, Offered>()
  readonly #active = new Map<number, ActiveCall>()
  #takesNoMore = false
  #onIdle: (() => void) | null = null

  constructor(options: CallsOptions) {
    this.#options = options
  }

  offer(offer: CallOffer, leg: MediaLeg): void {
    if (this.#takesNoMore) {
      leg.refuse('unavailable')
      return
    }
    const deadline = setTimeout(() => {
      this.refuse(offer.ref, 'unavailable')
    }, offerMs)
    const offered: Offered = { leg, deadline, ended: null, call: null }
    this.#offered.set(offer.ref, offered)
    leg.listen(listenerOf(offered))
    this.#options.send({ from: 'offer', offer })
  }

  start(start: CallStart): void {
    if (start.road === 'openai_sip') {
      this.#run(start, (options) => new SidebandCall(options))
      return
    }
    const offered = this.#take(start.ref)
    if (!offered || offered.ended) this.#missed(start, offered)
    else
      this.#run(start, (options) => {
        offered.call = new Call({ ...options, leg: offered.leg })
        return offered.call
      })
  }

  refuse(ref: string, reason: RefusalReason): void {
    this.#take(ref)?.leg.refuse(reason)
    this.#checkIdle()
  }

  command(callId: number, command: CallCommand): void {
    this.#active.get(callId)?.command(command)
  }

  /** Takes no more calls. @returns when the last has ended */
  async drain(when: 'now' | 'after_calls'): Promise<void> {
    this.#takesNoMore = true
    const idle = new Promise<void>((resolve) => {
      this.#onIdle = resolve
    })
    for (const ref of [...this.#offered.keys()]) this.refuse(ref, 'unavailable')
    if (when === 'now') for (const call of [...this.#active.values()]) call.hangUp()
    this.#checkIdle()
    await idle
  }

  #take(ref: string): Offered | undefined {
    const offered = this.#offered.get(ref)
    clearTimeout(offered?.deadline)
    this.#offered.delete(ref)
    return offered
  }

  #run(start: CallStart, make: (options: ConstructorParameters<typeof SidebandCall>[0]) => ActiveCall): void {
    const { model, now } = this.#options
    const tell = (event: CallEvent) => {
      this.#tell(start.callId, event)
    }
    this.#active.set(start.callId, make({ start, model, tell, now }))
  }

  #tell(callId: number, event: CallEvent): void {
    this.#options.send({ from: 'call', callId, event })
    if (event.on !== 'ended') return
    this.#active.delete(callId)
    this.#checkIdle()
  }

  /** The caller left, or we refused, before main made up its mind. */
  #missed({ callId }: CallStart, offered: Offered | undefined): void {
    const [reason, detail] = offered?.ended ?? (['refused', 'this offer is no longer open'] as const)
    const stats = offered?.leg.stats() ?? { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
    this.#options.send({ from: 'call', callId, event: { on: 'ended', reason, detail, stats } })
  }

  #checkIdle(): void {
    if (this.#takesNoMore && this.#active.size === 0 && this.#offered.size === 0) this.#onIdle?.()
  }
}

/** Until main starts the call nobody listens to the caller; that they left is remembered. */
function listenerOf(offered: Offered): LegListener {
  return {
    onAudio: (audio) => {
      offered.call?.legListener.onAudio(audio)
    },
    onDrained: () => {
      offered.call?.legListener.onDrained()
    },
    onDtmf: (digit) => {
      offered.call?.legListener.onDtmf(digit)
    },
    onHeld: (held) => {
      offered.call?.legListener.onHeld(held)
    },
    onEnded: (...end) => {
      offered.ended = end
      offered.call?.legListener.onEnded(...end)
    },
  }
}
