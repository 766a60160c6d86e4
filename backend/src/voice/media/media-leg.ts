import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { SipNews } from './sip/line/news.ts'
import type { AudioStats, CallOffer, LineReport, RefusalReason, SipLine } from '../media-protocol.ts'

/*
 * How the sound of a call travels. Audio is base64 of G.711 everywhere, because the voice model and Twilio both speak it:
 * only the SIP bridge turns it into bytes (`audio.ts`). What is played is counted in one number, so that each road says
 * it from what it really knows: returned marks for Twilio, bytes sent for RTP. Items are the business of `playout.ts`.
 */

export interface LegListener {
  /** @param audio 20 ms as a rule; what the network lost is there as silence */
  onAudio(audio: string): void
  /** Everything given before the last `endItem` has been heard. */
  onDrained(): void
  /** @param digit one of 0-9 * # A-D */
  onDtmf(digit: string): void
  /** The other side put the call on hold, or took it back. */
  onHeld(held: boolean): void
  /** Once, when the other side or the network ended it; not after our own `hangUp` or `refuse`. */
  onEnded(reason: 'caller_hung_up' | 'media_lost', detail: string | null): void
}

export interface TransferResult {
  outcome: 'accepted' | 'refused'
  detail: string | null
}

/** One call's audio. After it has ended every method does nothing. */
export interface MediaLeg {
  readonly format: AudioFormat
  /** Called once, as soon as the call is offered: before it is answered. */
  listen(listener: LegListener): void
  /** The voice is ready: picks up (SIP: 200). Audio goes both ways from here, in the same tick at the earliest. */
  answer(): void
  /** Instead of `answer`. */
  refuse(reason: RefusalReason): void
  /** Plays after what is already queued. @param audio any length, faster than it is heard */
  play(audio: string): void
  /** Nothing more comes for now: `onDrained` follows when all has been heard, at once if it has been. */
  endItem(): void
  /** @returns milliseconds heard of what was given since the last `clear`; never more than given, never less than before */
  playedMs(): number
  /** Throws away what is not heard yet; `playedMs` starts again at 0 and no `onDrained` comes for what was thrown away. */
  clear(): void
  hangUp(): void
  /** After `accepted` the model is let go, and the leg ends by `onEnded` when the other side leaves. */
  transfer(target: string): Promise<TransferResult>
  stats(): AudioStats
}

/** What roads are given: where calls are offered and lines reported. */
export interface RoadHost {
  /** A call knocks; it is refused by itself when main says nothing in time, or when we take no more calls. */
  offer(offer: CallOffer, leg: MediaLeg): void
  report(report: LineReport): void
  log(lineId: number, news: SipNews): void
}

/** The road that has lines: the SIP bridge. */
export interface LineRoad {
  start(line: SipLine): void
  /** The line takes no more calls; `now` ends those in progress too. */
  stop(lineId: number, when: 'now' | 'after_calls'): void
  /** Answered by `host.report`. */
  check(lineId: number): void
  /** Every line stopped, unregistered where that can be done in a second, every port free. */
  close(): Promise<void>
}
