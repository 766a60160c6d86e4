import type { VoiceModel } from '#src/providers/voice-model/voice-model.ts'
import type { CallCommand, CallEvent, CallOffer, CallStart, FromMedia, RefusalReason } from '../media-protocol.ts'
import type { ActiveCall, ActiveCallOptions } from './active-call.ts'
import { Call } from './call.ts'
import { describeError, within, withinNow } from './containment.ts'
import type { Fallible } from './containment.ts'
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
  /** Whose errors are met in it: those of the one who knocks, and then of the call. */
  whose: Fallible
}

interface Active {
  call: ActiveCall
  whose: Fallible
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
  readonly #active = new Map<number, Active>()
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
    const whose = {
      fail: (error: unknown) => {
        const { lineId, ref } = offer
        this.#options.send({ from: 'stray', kind: 'not_let_in', lineId, detail: describeError(error) })
        this.refuse(ref, 'unavailable')
      },
    }
    const offered: Offered = { leg, deadline, ended: null, call: null, whose }
    this.#offered.set(offer.ref, offered)
    leg.listen(listenerOf(offered))
    this.#options.send({ from: 'offer', offer })
  }

  start(start: CallStart): void {
    if (start.road === 'openai_sip') {
      this.#run(start, null, (options) => new SidebandCall(options))
      return
    }
    const offered = this.#take(start.ref)
    if (!offered || offered.ended) this.#missed(start, offered)
    else
      this.#run(start, offered, (options) => {
        offered.call = new Call({ ...options, leg: offered.leg })
        return offered.call
      })
  }

  refuse(ref: string, reason: RefusalReason): void {
    const offered = this.#take(ref)
    if (offered)
      within(offered.whose, () => {
        offered.leg.refuse(reason)
      })
    this.#checkIdle()
  }

  command(callId: number, command: CallCommand): void {
    const active = this.#active.get(callId)
    if (!active) return
    within(active.whose, () => {
      active.call.command(command)
    })
  }

  /** Takes no more calls. @returns when the last has ended */
  async drain(when: 'now' | 'after_calls'): Promise<void> {
    this.#takesNoMore = true
    const idle = new Promise<void>((resolve) => {
      this.#onIdle = resolve
    })
    for (const ref of [...this.#offered.keys()]) this.refuse(ref, 'unavailable')
    if (when === 'now')
      for (const { call, whose } of [...this.#active.values()])
        within(whose, () => {
          call.hangUp()
        })
    this.#checkIdle()
    await idle
  }

  #take(ref: string): Offered | undefined {
    const offered = this.#offered.get(ref)
    clearTimeout(offered?.deadline)
    this.#offered.delete(ref)
    return offered
  }

  #run(start: CallStart, offered: Offered | null, make: (options: ActiveCallOptions) => ActiveCall): void {
    const { model, now } = this.#options
    const { callId } = start
    let isOver = false
    const tell = (event: CallEvent) => {
      if (isOver) return
      isOver = event.on === 'ended'
      this.#options.send({ from: 'call', callId, event })
      if (!isOver) return
      this.#active.delete(callId)
      this.#checkIdle()
    }
    const whose = {
      fail: (error: unknown) => {
        if (!isOver) this.#fail(callId, offered?.leg ?? null, describeError(error), tell)
      },
    }
    if (offered) offered.whose = whose
    within(whose, () => {
      const call = make({ start, model, tell, now })
      if (!isOver) this.#active.set(callId, { call, whose })
    })
  }

  /** That call ends as lost; if it cannot even do that, it is taken from its hands. */
  #fail(callId: number, leg: MediaLeg | null, detail: string, tell: (event: CallEvent) => void): void {
    try {
      if (this.#active.get(callId)?.call.fail(detail)) return
    } catch {
      // it is beyond help
    }
    try {
      leg?.hangUp()
    } catch {
      // so is its leg
    }
    tell({ on: 'ended', reason: 'media_lost', detail, stats: noStats })
  }

  /** The caller left, or we refused, before main made up its mind. */
  #missed({ callId }: CallStart, offered: Offered | undefined): void {
    const [reason, detail] = offered?.ended ?? (['refused', 'this offer is no longer open'] as const)
    const stats = offered?.leg.stats() ?? noStats
    this.#options.send({ from: 'call', callId, event: { on: 'ended', reason, detail, stats } })
  }

  #checkIdle(): void {
    if (this.#takesNoMore && this.#active.size === 0 && this.#offered.size === 0) this.#onIdle?.()
  }
}

const noStats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }

/** Until main starts the call nobody listens to the caller; that they left is remembered. */
function listenerOf(offered: Offered): LegListener {
  const on = (hear: (listener: LegListener) => void) => {
    within(offered.whose, () => {
      if (offered.call) hear(offered.call.legListener)
    })
  }
  const hearAudio = (audio: string) => {
    offered.call?.legListener.onAudio(audio)
  }
  return {
    onAudio: (audio) => {
      withinNow(offered.whose, hearAudio, audio)
    },
    onDrained: () => {
      on((listener) => {
        listener.onDrained()
      })
    },
    onDtmf: (digit) => {
      on((listener) => {
        listener.onDtmf(digit)
      })
    },
    onHeld: (held) => {
      on((listener) => {
        listener.onHeld(held)
      })
    },
    onEnded: (...end) => {
      offered.ended = end
      on((listener) => {
        listener.onEnded(...end)
      })
    },
  }
}
