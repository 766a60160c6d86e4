import type { WebSocket } from 'ws'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { AudioStats } from '../../media-protocol.ts'
import { audioOf, bytesOf, bytesPerMs, frameBytes, silentBytes } from '../audio.ts'
import { describeError } from '../containment.ts'
import type { Fallible } from '../containment.ts'
import { loss } from '../losses.ts'
import type { LegListener, MediaLeg, TransferResult } from '../media-leg.ts'
import { asteriskCommand } from './asterisk-messages.ts'
import type { AsteriskEvent } from './asterisk-messages.ts'
import { MarkClock } from './mark-clock.ts'

/** Sound between two marks, in bytes: 100 ms. */
const pieceBytes = 5 * frameBytes
const validDigit = /^[0-9*#A-D]$/
/** Beyond the time that it takes to play: should marks not come back, the call goes on all the same. */
const markGraceMs = 2000

/** A call that Asterisk carries and paces: we give it frames as fast as they come, and it says by marks what was heard. */
export class AsteriskLeg implements MediaLeg, Fallible {
  readonly format: AudioFormat
  private readonly socket: WebSocket
  private readonly marks: MarkClock
  private listener: LegListener | null = null
  private waiting: Buffer = Buffer.alloc(0)
  /** Its queue is full (900 frames, 18 s): what comes waits here. */
  private full = false
  private ending = false
  private over = false
  private framesIn = 0
  private framesOut = 0
  private drainTimer: NodeJS.Timeout | undefined

  /** @param now milliseconds of a clock that never goes back */
  constructor(socket: WebSocket, format: AudioFormat, now: () => number) {
    this.socket = socket
    this.format = format
    this.marks = new MarkClock(now)
  }

  listen(listener: LegListener): void {
    this.listener = listener
  }

  answer(): void {
    this.send(asteriskCommand('ANSWER'))
  }

  /** Its dialplan goes on after `Dial`, and says busy or closed in its own way. */
  refuse(): void {
    this.hangUp()
  }

  play(audio: string): void {
    if (this.over) return
    this.ending = false
    this.waiting = Buffer.concat([this.waiting, bytesOf(audio)])
    this.pass()
  }

  endItem(): void {
    if (this.over) return
    this.ending = true
    this.pass()
    this.settle()
  }

  playedMs(): number {
    return Math.floor(this.marks.playedMs())
  }

  clear(): void {
    if (this.over) return
    clearTimeout(this.drainTimer)
    this.ending = false
    this.full = false
    this.waiting = Buffer.alloc(0)
    this.marks.clear()
    this.send(asteriskCommand('FLUSH_MEDIA'))
  }

  hangUp(): void {
    if (this.over) return
    this.send(asteriskCommand('HANGUP'))
    this.finish()
    this.socket.close(1000)
  }

  /** The dialplan knows to whom, and how: see deploy/asterisk. */
  transfer(): Promise<TransferResult> {
    return Promise.resolve({ outcome: 'refused', detail: 'asterisk_dialplan' })
  }

  stats(): AudioStats {
    return { framesIn: this.framesIn, framesOut: this.framesOut, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
  }

  hearAudio(audio: Buffer): void {
    if (this.over) return
    this.framesIn += Math.round(audio.length / frameBytes)
    this.listener?.onAudio(audioOf(audio))
  }

  hear(event: AsteriskEvent): void {
    if (this.over) return
    if (event.event === 'MEDIA_MARK_PROCESSED') {
      this.marks.returned(event.mark)
      this.checkDrained()
    } else if (event.event === 'DTMF_END' && validDigit.test(event.digit)) this.listener?.onDtmf(event.digit)
    else if (event.event === 'MEDIA_XOFF') this.full = true
    else if (event.event === 'MEDIA_XON') this.flow()
  }

  /** The socket is gone: Asterisk closes it when the caller leaves. */
  closed(code: number): void {
    if (this.over) return
    this.finish()
    const clean = code === 1000 || code === 1001 || code === 1005
    this.listener?.onEnded(clean ? 'caller_hung_up' : 'media_lost', clean ? null : loss('broke_off', code))
  }

  /** An error of ours, in this call alone. */
  fail(error: unknown): void {
    if (!this.over) {
      this.finish()
      this.listener?.onEnded('media_lost', describeError(error))
    }
    this.socket.terminate()
  }

  private flow(): void {
    this.full = false
    this.pass()
    this.settle()
  }

  /** Whole frames only: Asterisk drops what does not fill one. */
  private pass(): void {
    while (!this.full && this.waiting.length >= frameBytes) {
      const whole = this.waiting.length - (this.waiting.length % frameBytes)
      const piece = this.waiting.subarray(0, Math.min(whole, pieceBytes))
      this.waiting = this.waiting.subarray(piece.length)
      this.give(piece, piece.length / bytesPerMs)
    }
    if (!this.full && this.ending && this.waiting.length > 0) this.giveLast()
  }

  private giveLast(): void {
    const blank = silentBytes(this.format, frameBytes / bytesPerMs)
    const last = Buffer.concat([this.waiting, blank.subarray(this.waiting.length)])
    const ms = this.waiting.length / bytesPerMs
    this.waiting = Buffer.alloc(0)
    this.give(last, ms)
  }

  private give(frames: Buffer, ms: number): void {
    this.mark(this.marks.begin())
    this.framesOut += frames.length / frameBytes
    this.send(frames)
    this.mark(this.marks.give(ms))
  }

  /** When all was given, the last mark tells that all was heard. */
  private settle(): void {
    if (!this.ending || this.waiting.length > 0) return
    this.mark(this.marks.end())
    clearTimeout(this.drainTimer)
    this.drainTimer = setTimeout(() => {
      this.marks.playAll()
      this.checkDrained()
    }, this.marks.leftMs() + markGraceMs)
    this.checkDrained()
  }

  private checkDrained(): void {
    if (!this.ending || this.waiting.length > 0 || !this.marks.isPlayedOut) return
    this.ending = false
    clearTimeout(this.drainTimer)
    this.listener?.onDrained()
  }

  private mark(name: string | null): void {
    if (name !== null) this.send(asteriskCommand('MARK_MEDIA', name))
  }

  private send(message: string | Buffer): void {
    if (!this.over && this.socket.readyState === this.socket.OPEN) this.socket.send(message)
  }

  private finish(): void {
    this.over = true
    clearTimeout(this.drainTimer)
  }
}
