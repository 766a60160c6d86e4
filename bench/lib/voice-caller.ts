import { once } from 'node:events'
import { WebSocket } from 'ws'
import { audioOf, frameOf, soundIn } from './voice-frame.ts'
import type { Frame, FrameKind } from './voice-frame.ts'

export interface CallerListener {
  onFrame(frame: Frame, at: number): void
  onClear(at: number): void
}

/** A call as Twilio Media Streams brings it. Marks come back at once, or are held until a clear, as told. */
export class VoiceCaller {
  readonly call: number
  readonly #socket: WebSocket
  readonly #sid: string
  readonly #held: string[] = []
  #count = 0
  #hasReturned = false
  holdsMarks = false
  marks = 0
  listener: CallerListener = { onFrame: () => undefined, onClear: () => undefined }

  private constructor(call: number, socket: WebSocket) {
    this.call = call
    this.#socket = socket
    this.#sid = `MZ${call.toString(16).padStart(32, '0')}`
    socket.on('message', (data: Buffer) => {
      this.#hear(data.toString('latin1'))
    })
    socket.on('error', () => undefined)
  }

  static async open(port: number, call: number): Promise<VoiceCaller> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/voice/media`, { perMessageDeflate: false })
    await once(socket, 'open')
    return new VoiceCaller(call, socket)
  }

  start(): void {
    this.#send({ event: 'connected', protocol: 'Call', version: '1.0.0' })
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 }
    const callSid = `CA${this.call.toString(16).padStart(32, '0')}`
    const ids = { accountSid: 'AC1', callSid, streamSid: this.#sid }
    this.#send({ event: 'start', start: { ...ids, tracks: ['inbound'], customParameters: { pass: 'x' }, mediaFormat } })
  }

  /** @param number of the frame: the time written on it follows from it */
  speak(kind: FrameKind, number: number, timestampMs = number * 20): void {
    const audio = audioOf({ kind, call: this.call, number })
    this.#socket.send(
      `{"event":"media","sequenceNumber":"${++this.#count}","media":{"track":"inbound","chunk":"${number}","timestamp":"${timestampMs}","payload":"${audio}"},"streamSid":"${this.#sid}"}`,
    )
  }

  stop(): void {
    this.#send({ event: 'stop', stop: { accountSid: 'AC1', callSid: 'CA1' } })
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }

  async closed(): Promise<void> {
    if (this.#socket.readyState !== WebSocket.CLOSED) await once(this.#socket, 'close')
  }

  #hear(text: string): void {
    const at = performance.now()
    const audio = soundIn(text)
    if (audio !== null) this.listener.onFrame(frameOf(audio), at)
    else if (text.includes('"mark"')) this.#mark((JSON.parse(text) as { mark: { name: string } }).mark.name)
    else if (text.includes('"clear"')) this.#clear(at)
  }

  /** The first mark of what follows silence comes back in any case: it stands before the sound. */
  #mark(name: string): void {
    this.marks++
    if (this.holdsMarks && this.#hasReturned) this.#held.push(name)
    else this.#return(name)
    this.#hasReturned = true
  }

  #clear(at: number): void {
    this.listener.onClear(at)
    this.#hasReturned = false
    for (const name of this.#held.splice(0)) this.#return(name)
  }

  #return(name: string): void {
    this.#send({ event: 'mark', mark: { name } })
  }

  #send(message: object): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    // the event stands first, as Twilio writes it
    this.#socket.send(JSON.stringify({ ...message, sequenceNumber: String(++this.#count), streamSid: this.#sid }))
  }
}
