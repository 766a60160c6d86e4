import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { textFrames } from '#src/websocket/text-frames.ts'
import type { Pieces } from '#src/websocket/text-frames.ts'
import type { AudioStats, RefusalReason } from '../../media-protocol.ts'
import { durationMs, frameMs, silence } from '../audio.ts'
import { loss } from '../losses.ts'
import type { LegListener, MediaLeg, TransferResult } from '../media-leg.ts'
import { InboundGap } from './inbound-gap.ts'
import { MarkClock } from './mark-clock.ts'
import type { TwilioMessage } from './twilio-frame.ts'

/** A stream brings sound all the time, silent or not: without any for so long it is as good as broken off. */
const inactiveMs = 30_000
/** A look now and then costs less than a timer that every frame winds up again. */
const lookMs = 5_000
/** Beyond the time that it takes to play: should marks not come back, the call goes on all the same. */
const markGraceMs = 2_000
/** Several minutes of sound that the other side does not take. */
const largestBacklog = 4 * 1024 * 1024
/** Of media and marks. */
const tail = '"}}'
const validDigit = /^[0-9*#A-D]$/

interface TwilioLegOptions {
  socket: WebSocket
  /** What the socket writes to: sound and its marks go there in one piece. */
  wire: Pick<Socket, 'write' | 'writableLength'>
  streamSid: string
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

/** A call over Twilio Media Streams. Only media, mark and clear are ever sent: anything else kills the stream. */
export class TwilioLeg implements MediaLeg {
  readonly format = 'audio/pcmu'
  readonly #socket: WebSocket
  readonly #wire: TwilioLegOptions['wire']
  readonly #marks: MarkClock
  readonly #gap = new InboundGap()
  readonly #mediaHead: string
  readonly #markHead: string
  readonly #clearMessage: string
  readonly #looks: NodeJS.Timeout
  #listener: LegListener | null = null
  #drainTimer: NodeJS.Timeout | undefined
  #ending = false
  #over = false
  #framesIn = 0
  #framesSeen = 0
  #silentMs = 0
  #msOut = 0

  constructor({ socket, wire, streamSid, now }: TwilioLegOptions) {
    this.#socket = socket
    this.#wire = wire
    this.#marks = new MarkClock(now)
    const sid = JSON.stringify(streamSid)
    this.#mediaHead = `{"event":"media","streamSid":${sid},"media":{"payload":"`
    this.#markHead = `{"event":"mark","streamSid":${sid},"mark":{"name":"`
    this.#clearMessage = `{"event":"clear","streamSid":${sid}}`
    this.#looks = setInterval(() => {
      this.#lookForSound()
    }, lookMs)
  }

  listen(listener: LegListener): void {
    this.#listener = listener
  }

  /** The carrier picked up before it opened the stream. */
  answer(): void {
    // nothing to say
  }

  /** The carrier goes on with the document that opened the stream. */
  refuse(_reason: RefusalReason): void {
    this.hangUp()
  }

  play(audio: string): void {
    if (this.#over) return
    const ms = durationMs(audio)
    this.#ending = false
    this.#msOut += ms
    const begin = this.#marks.begin()
    const end = this.#marks.give(ms)
    const messages: Pieces[] = [[this.#mediaHead, audio, tail]]
    if (begin !== null) messages.unshift(this.#markOf(begin))
    if (end !== null) messages.push(this.#markOf(end))
    this.#send(messages)
  }

  endItem(): void {
    if (this.#over) return
    this.#ending = true
    const mark = this.#marks.end()
    if (mark !== null) this.#send([this.#markOf(mark)])
    this.#watchMarks()
    this.#checkDrained()
  }

  playedMs(): number {
    return this.#marks.playedMs()
  }

  clear(): void {
    if (this.#over) return
    this.#ending = false
    clearTimeout(this.#drainTimer)
    this.#marks.clear()
    this.#send([[this.#clearMessage]])
  }

  hangUp(): void {
    if (this.#finish()) this.#socket.close(1000)
  }

  transfer(): Promise<TransferResult> {
    return Promise.resolve({ outcome: 'refused', detail: 'asked of the carrier over REST, not here' })
  }

  stats(): AudioStats {
    const framesOut = Math.round(this.#msOut / frameMs)
    const gaps = { gapMaxMs: null, gapP99Ms: null }
    return { framesIn: this.#framesIn, framesOut, framesLost: this.#gap.framesLost, ...gaps }
  }

  hear(message: TwilioMessage): void {
    if (this.#over) return
    if (message.event === 'media') this.#hearAudio(message.timestamp, message.audio)
    else if (message.event === 'mark') this.#markReturned(message.name)
    else if (message.event === 'dtmf' && validDigit.test(message.digit)) this.#listener?.onDtmf(message.digit)
    else if (message.event === 'stop') this.#ended('caller_hung_up', null)
  }

  /** The socket closed, after `stop` or without. */
  closed(code: number): void {
    const isClean = code === 1000 || code === 1001 || code === 1005
    this.#ended(isClean ? 'caller_hung_up' : 'media_lost', isClean ? null : loss('broke_off', code))
  }

  lost(detail: string): void {
    this.#ended('media_lost', detail)
    this.#socket.terminate()
  }

  #hearAudio(timestamp: number, audio: string): void {
    this.#framesIn++
    const lostMs = this.#gap.before(timestamp, durationMs(audio))
    if (lostMs > 0) this.#listener?.onAudio(silence(this.format, lostMs))
    this.#listener?.onAudio(audio)
  }

  #lookForSound(): void {
    this.#silentMs = this.#framesIn === this.#framesSeen ? this.#silentMs + lookMs : 0
    this.#framesSeen = this.#framesIn
    if (this.#silentMs >= inactiveMs) this.lost(loss('no_sound', inactiveMs / 1000))
  }

  #markReturned(name: string): void {
    this.#marks.returned(name)
    this.#checkDrained()
  }

  #checkDrained(): void {
    if (this.#ending && this.#marks.isPlayedOut) this.#drained()
  }

  #drained(): void {
    this.#ending = false
    clearTimeout(this.#drainTimer)
    this.#listener?.onDrained()
  }

  #watchMarks(): void {
    clearTimeout(this.#drainTimer)
    this.#drainTimer = setTimeout(() => {
      this.#marks.playAll()
      if (this.#ending) this.#drained()
    }, this.#marks.leftMs() + markGraceMs)
  }

  #markOf(name: string): Pieces {
    return [this.#markHead, name, tail]
  }

  #send(messages: readonly Pieces[]): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#wire.writableLength > largestBacklog) this.lost(loss('backlog'))
    else this.#wire.write(textFrames(messages))
  }

  #ended(reason: 'caller_hung_up' | 'media_lost', detail: string | null): void {
    if (!this.#finish()) return
    this.#socket.close(1000)
    this.#listener?.onEnded(reason, detail)
  }

  /** @returns false when it is over already */
  #finish(): boolean {
    if (this.#over) return false
    this.#over = true
    clearInterval(this.#looks)
    clearTimeout(this.#drainTimer)
    return true
  }
}
