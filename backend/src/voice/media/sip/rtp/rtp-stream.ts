import { kept } from '../../containment.ts'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { AudioStats } from '../../../media-protocol.ts'
import { bytesPerMs, frameMs, silentBytes } from '../../audio.ts'
import { Latch } from './latch.ts'
import type { Place } from './latch.ts'
import type { Pacer, Ticker } from './pacer.ts'
import { payloadTypes } from './payload-types.ts'
import { RtpReceiver } from './rtp-receiver.ts'
import type { Heard } from './rtp-receiver.ts'
import { RtpSender } from './rtp-sender.ts'
import type { RtpSocket } from './rtp-socket.ts'

export interface StreamListener extends Heard {
  /** Everything given before the last `endItem` has left. */
  onDrained(): void
  /** Nothing has come for 30 s: the caller is gone, or the way to us is shut. */
  onInactive(): void
}

/** What the two sides agreed on. */
export interface Agreement {
  format: AudioFormat
  /** Payload type of keys (RFC 4733), when both know it. */
  eventType: number | null
  remote: Place
  /** Whether we may send, and whether they will. */
  send: boolean
  receive: boolean
}

const longestSilenceMs = 30_000

/** Both directions of a call's audio, on one socket. */
export class RtpStream {
  private readonly socket: RtpSocket
  private readonly sender: RtpSender
  private readonly receiver: RtpReceiver
  private readonly latch: Latch
  private readonly listener: StreamListener
  private agreement: Agreement
  private stopPacing: (() => void) | null = null
  private lastHeardMs = 0
  private itemEnded = false
  /** Speech waits until somebody listens: the first words would be lost (silence is sent meanwhile). */
  private awaited = true

  constructor(socket: RtpSocket, agreement: Agreement, listener: StreamListener) {
    const blank = silentBytes(agreement.format, frameMs)
    const type = payloadTypes[agreement.format]
    this.socket = socket
    this.agreement = agreement
    this.listener = listener
    this.sender = new RtpSender(type, blank)
    this.receiver = new RtpReceiver({ audio: type, event: agreement.eventType }, blank, listener)
    this.latch = new Latch(agreement.remote)
  }

  /** Sound goes both ways from here. */
  start(pacer: Pacer, ticker: Ticker): void {
    this.lastHeardMs = ticker.now()
    // the clock is everybody's: what goes wrong here is this call's alone
    this.socket.listen(
      kept((bytes, from) => {
        this.receive(bytes, from, ticker.now())
      }),
    )
    this.stopPacing = pacer.start({
      send: kept((nowMs, skipped) => {
        this.send(nowMs, skipped)
      }),
      hear: kept((nowMs, frames) => {
        if (this.agreement.receive) this.hear(nowMs, frames)
      }),
    })
  }

  /** The other side listens: its first packet says so too. */
  openEars(): void {
    this.awaited = false
  }

  /** The other side has changed its place or its direction; the law stays that of the beginning. */
  change(agreement: Agreement, nowMs: number): void {
    this.agreement = agreement
    this.receiver.eventType = agreement.eventType
    this.latch.announce(agreement.remote)
    this.lastHeardMs = nowMs
  }

  play(audio: Uint8Array): void {
    this.itemEnded = false
    this.sender.queue.push(audio)
  }

  /** `onDrained` follows, from the clock of the call, when the last byte has had its 20 ms. */
  endItem(): void {
    this.itemEnded = true
  }

  clear(): void {
    this.itemEnded = false
    this.sender.queue.clear()
  }

  playedMs(): number {
    return Math.floor(this.sender.queue.sentBytes / bytesPerMs)
  }

  queuedMs(): number {
    return this.sender.queue.length / bytesPerMs
  }

  stats(): AudioStats {
    return {
      framesIn: this.receiver.frames,
      framesOut: this.sender.packets,
      framesLost: this.receiver.lost,
      gapMaxMs: this.sender.gaps.maxMs,
      gapP99Ms: this.sender.gaps.p99Ms,
    }
  }

  close(): void {
    this.stopPacing?.()
    this.stopPacing = null
    this.socket.close()
  }

  private receive(bytes: Uint8Array, from: Place, nowMs: number): void {
    const packet = RtpReceiver.parse(bytes)
    if (!this.stopPacing || !packet || !this.receiver.isOurs(packet) || !this.latch.accepts(from)) return
    this.lastHeardMs = nowMs
    this.awaited = false
    if (this.agreement.receive) this.receiver.receive(packet, nowMs)
  }

  private send(nowMs: number, skipped: number): void {
    if (skipped > 0) this.sender.skip(skipped)
    this.tellDrained()
    if (this.agreement.send) this.socket.send(this.sender.next(nowMs, !this.awaited), this.latch.target)
    else this.sender.skip(1)
  }

  private hear(nowMs: number, frames: number): void {
    this.receiver.pass(frames, nowMs)
    if (nowMs - this.lastHeardMs < longestSilenceMs) return
    this.lastHeardMs = nowMs
    this.listener.onInactive()
  }

  private tellDrained(): void {
    if (!this.itemEnded || this.sender.queue.length > 0) return
    this.itemEnded = false
    this.listener.onDrained()
  }
}
