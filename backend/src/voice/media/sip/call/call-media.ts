import { randomInt } from 'node:crypto'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { Pacer, Ticker } from '../rtp/pacer.ts'
import type { RtpSocket } from '../rtp/rtp-socket.ts'
import { RtpStream } from '../rtp/rtp-stream.ts'
import type { Agreement, StreamListener } from '../rtp/rtp-stream.ts'
import { agree } from '../sdp/agreement.ts'
import { answerSdp, offerSdp } from '../sdp/local-sdp.ts'
import type { Ourselves } from '../sdp/local-sdp.ts'
import { readSdp } from '../sdp/remote-sdp.ts'

export interface MediaListener extends StreamListener {
  onHeld(held: boolean): void
}

export interface MediaParts {
  socket: RtpSocket
  /** What the other side is told to send to. */
  address: string
  pacer: Pacer
  ticker: Ticker
}

/** The audio side of a dialog: what was described, and the stream that follows it. */
export class CallMedia {
  readonly format: AudioFormat
  /** Null until both sides have described themselves. */
  stream: RtpStream | null = null
  private readonly parts: MediaParts
  private readonly listener: MediaListener
  private readonly sessionId = randomInt(1, 2 ** 40)
  private version = 0
  private agreement: Agreement | null = null
  private local = ''
  private started = false

  constructor(parts: MediaParts, format: AudioFormat, listener: MediaListener) {
    this.parts = parts
    this.format = format
    this.listener = listener
  }

  /** What we last said of ourselves: repeated to show that a call stands (RFC 4028). */
  get description(): string {
    return this.local
  }

  /** @returns our answer, or null when there is nothing that both speak (488) */
  answer(offered: string): string | null {
    const offer = readSdp(offered)
    const agreement = offer && agree(offer, this.format)
    if (!agreement) return null
    this.follow(agreement)
    this.local = answerSdp(offer, this.format, this.ourselves())
    return this.local
  }

  offer(): string {
    this.local = offerSdp(this.ourselves(), [this.format])
    return this.local
  }

  /** @returns false when their answer is none to our offer */
  accept(answered: string): boolean {
    const answer = readSdp(answered)
    const agreement = answer && agree(answer, this.format)
    if (!agreement) return false
    this.follow(agreement)
    return true
  }

  start(): void {
    this.started = true
    this.stream?.start(this.parts.pacer, this.parts.ticker)
  }

  close(): void {
    if (this.stream) this.stream.close()
    else this.parts.socket.close()
  }

  private ourselves(): Ourselves {
    this.version += 1
    const place = { address: this.parts.address, port: this.parts.socket.port }
    return { place, sessionId: this.sessionId, version: this.version }
  }

  private follow(agreement: Agreement): void {
    const before = this.agreement
    this.agreement = agreement
    if (this.stream) this.stream.change(agreement, this.parts.ticker.now())
    else this.begin(agreement)
    if (before?.send !== agreement.send && (before || !agreement.send)) this.listener.onHeld(!agreement.send)
  }

  private begin(agreement: Agreement): void {
    this.stream = new RtpStream(this.parts.socket, agreement, this.listener)
    if (this.started) this.stream.start(this.parts.pacer, this.parts.ticker)
  }
}
