import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { CallEnding } from './call-ending.ts'
import type { CallVoice } from './call-voice.ts'
import type { Carrier } from '../carrier.ts'
import type { CallCommand, MediaEnd } from '../media-protocol.ts'
import type { Timers } from '../ports.ts'

export interface CallTransferParts {
  call: OpenedCall
  carrier: Carrier
  timers: Timers
  voice: CallVoice
  ending: CallEnding
  send: (command: CallCommand) => void
  /** The caller is with somebody else, or on the way there: true until they are back with us. */
  onHold: (on: boolean) => void
  /** What we said last; null before anything. */
  lastOfOurs: () => string | null
  /** The two are talking: the call is not ours any more. */
  onTaken: () => void
  /** Nobody took it: the call goes on with us. */
  onStay: () => void
  /** For work that nobody waits for. */
  watch: (work: Promise<unknown>) => void
}

/** A person whom a carrier rings must answer within this, in ms; then the caller is asked for a message. */
const transferWithinMs = 40_000
/**
 * Media, which stops ringing by itself, has told how it went long before: last words (15 s), an answer to REFER (5 s) and
 * ringing (30 s) all lie within it. Whoever picks up last never cuts in on the message that is being taken.
 */
const tellsWithinMs = 60_000
/** A voice that does not tell the caller so within this, in ms, does not keep them from the person they are passed to. */
const tellWithinMs = 10_000

/** Passing a call on to a person: said first, then rung, then taken or not. */
export class CallTransfer {
  readonly #parts: CallTransferParts
  #target: string | null = null
  /** What was said last before the caller is told that they are passed on. */
  #saidBefore: string | null = null
  #stopTelling: (() => void) | null = null
  #stopWaiting: (() => void) | null = null
  #isAway = false
  #isTaken = false

  constructor(parts: CallTransferParts) {
    this.#parts = parts
  }

  /** The carrier has taken the caller from us, to the person who is rung. */
  get isAway(): boolean {
    return this.#isAway
  }

  /** The two are talking, through us. */
  get isTaken(): boolean {
    return this.#isTaken
  }

  /** The caller is told first; a second wish meanwhile only changes whom they are passed to. */
  announce(target: string): 'asked' | 'ringing' {
    if (this.#parts.ending.isTransfer) return 'ringing'
    const isTelling = this.#target !== null
    this.#target = target
    if (isTelling) return 'asked'
    this.#saidBefore = this.#parts.lastOfOurs()
    this.#parts.onHold(true)
    this.#parts.voice.say('transferring')
    this.#stopTelling = this.#parts.timers.after(tellWithinMs, () => {
      this.#begin()
    })
    return 'asked'
  }

  /** The caller asks for a person. @returns what the model is told, and whether it goes on by itself */
  want(target: string | null): { status: string; say: string; goOn: boolean } {
    const { phrases } = this.#parts.voice
    if (target === null) return { status: 'nobody', say: phrases.nobodyThere, goOn: true }
    this.announce(target)
    return { status: 'transferring', say: phrases.transferring, goOn: false }
  }

  /** Everything said so far was heard. @returns whether the caller is about to be passed on */
  told(): boolean {
    if (this.#target === null) return false
    // a silence from before the caller was told is none to act on
    if (this.#parts.lastOfOurs() !== this.#saidBefore) this.#begin()
    return true
  }

  /** Whoever was rung talks with the caller, and we stay in the middle: how long that lasts is not ours to limit. */
  taken(): void {
    this.stop()
    this.#isTaken = true
    this.#parts.ending.passOn()
  }

  /** Whoever was rung did not take the call: the caller is still there. */
  nobodyAnswered(): void {
    this.#giveUp()
    this.#parts.voice.say('nobodyThere')
  }

  /** The carrier gives the caller back to us. */
  comeBack(): void {
    this.#isAway = false
    this.#giveUp()
  }

  /** A stream that closes because the call was passed on is not its end where the carrier tells that by itself. */
  takesAway(reason: MediaEnd): boolean {
    const { ending, carrier, call } = this.#parts
    const isPassing = ending.isTransfer && this.#stopWaiting !== null
    if (!isPassing || reason === 'transferred' || !carrier.tellsTransfers(call)) return false
    this.#isAway = true
    return true
  }

  stop(): void {
    this.#stopTelling?.()
    this.#stopWaiting?.()
    this.#stopWaiting = null
  }

  #begin(): void {
    const target = this.#target
    if (target === null) return
    this.#target = null
    this.#stopTelling?.()
    this.#parts.watch(this.#ring(target))
  }

  async #ring(target: string): Promise<void> {
    const { ending, carrier, call, send } = this.#parts
    ending.passOn()
    this.#waitFor(transferWithinMs)
    const outcome = await carrier.transfer(call, target)
    // given up, or over, while the carrier thought about it
    if (this.#stopWaiting === null) return
    if (outcome === 'refused') this.nobodyAnswered()
    if (outcome !== 'by_media') return
    this.#waitFor(tellsWithinMs)
    send({ do: 'transfer', target })
  }

  #waitFor(ms: number): void {
    this.#stopWaiting?.()
    this.#stopWaiting = this.#parts.timers.after(ms, () => {
      this.#notAnsweredInTime()
    })
  }

  #notAnsweredInTime(): void {
    // no news of a caller who did not come back: the two are talking
    if (this.#isAway) this.#parts.onTaken()
    else this.nobodyAnswered()
  }

  #giveUp(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    this.#parts.ending.goOn()
    this.#parts.onHold(false)
    this.#parts.onStay()
  }
}
