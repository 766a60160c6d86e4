import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { AudioStats, RefusalReason } from '../../media-protocol.ts'
import { durationMs, frameMs, silence } from '../audio.ts'
import type { LegListener, MediaLeg, TransferResult } from '../media-leg.ts'
import { InboundGap } from './inbound-gap.ts'
import { MarkClock } from './mark-clock.ts'
import { textFrames } from './text-frames.ts'
import type { TwilioMessage } from './twilio-frame.ts'

/** A stream brings sound all the time, silent or not. */
const inactiveMs = 30_000
/** Beyond the time that it takes to play: should marks not come back, the call goes on all the same. */
const markGraceMs = 2_000
/** Several minutes of sound that the other side does not take. */
const largestBacklog = 4 * 1024 * 1024
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
  readonly #inactive: NodeJS.Timeout
  #listener: LegListener | null = null
  #drainTimer: NodeJS.Timeout | undefined
  #ending = false
  #over = false
  #framesIn = 0
  #msOut = 0

  constructor({ socket, wire, streamSid, now }: TwilioLegOptions) {
    this.#socket = socket
    this.#wire = wire
    this.#marks = new MarkClock(now)
    const sid = JSON.stringify(streamSid)
    this.#mediaHead = `{"event":"media","streamSid":${sid},"media":{"payload":"`
    this.#markHead = `{"event":"mark","streamSid":${sid},"mark":{"name":"`
    this.#clearMessage = `{"event":"clear","streamSid":${sid}}`
    this.#inactive = setTimeout(() => {
      this.lost(`no sound for ${inactiveMs / 1000} s`)
    }, inactiveMs)
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
    const media = `${this.#mediaHead}${audio}"}}`
    const end = this.#marks.give(ms)
    if (begin === null && end === null) this.#send(media)
    else this.#send(...this.#markMessages(begin), media, ...this.#markMessages(end))
  }

  endItem(): void {
    if (this.#over) return
    this.#ending = true
    this.#send(...this.#markMessages(this.#marks.end()))
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
    this.#send(this.#clearMessage)
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
    this.#ended(isClean ? 'caller_hung_up' : 'media_lost', isClean ? null : `the stream broke off (${code})`)
  }

  lost(detail: string): void {
    this.#ended('media_lost', detail)
    this.#socket.terminate()
  }

  #hearAudio(timestamp: number, audio: string): void {
    this.#framesIn++
    this.#inactive.refresh()
    const lostMs = this.#gap.before(timestamp, durationMs(audio))
    if (lostMs > 0) this.#listener?.onAudio(silence(this.format, lostMs))
    this.#listener?.onAudio(audio)
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

  #markMessages(name: string | null): string[] {
    return name === null ? [] : [`${this.#markHead}${name}"}}`]
  }

  #send(...messages: string[]): void {
    if (messages.length === 0 || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#wire.writableLength > largestBacklog) this.lost('the carrier takes no more sound')
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
    clearTimeout(this.#inactive)
    clearTimeout(this.#drainTimer)
    return true
  }
}
