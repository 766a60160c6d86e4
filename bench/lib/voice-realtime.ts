import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { audioOf, frameKinds, frameOf, soundIn } from './voice-frame.ts'

const format = { type: 'audio/pcmu' }
const answerChunks = 8
/** Sent after the caller was heard: they belong to what was cut. */
const lateChunks = 3

/** One session of the model: gives every frame back, and can speak at length to be interrupted. */
export class RealtimeSession {
  readonly #socket: WebSocket
  #answer = 0
  #count = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    this.#say({ type: 'session.created', session: { type: 'realtime', id: 'sess_1', object: 'realtime.session' } })
  }

  hear(text: string, onCaller: (call: number, session: RealtimeSession) => void): void {
    const audio = soundIn(text)
    if (audio !== null) this.#hearAudio(audio, onCaller)
    else if (text.includes('"session.update"')) this.#begin()
    else if (text.includes('"response.create"')) this.#greet()
  }

  /** Begins to speak for some seconds, all at once. */
  answer(call: number): number {
    const number = ++this.#answer
    this.#open(number)
    for (let i = 0; i < answerChunks; i++) this.#speak(call, number, 400)
    return number
  }

  stopSpeech(): void {
    this.#say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 1, item_id: `item_u${this.#answer}` })
  }

  #begin(): void {
    const audio = { input: { format }, output: { format, voice: 'marin' } }
    this.#say({
      type: 'session.updated',
      session: { type: 'realtime', id: 'sess_1', object: 'realtime.session', audio },
    })
    this.#open(0)
  }

  /** First words, at once: what is measured is not the model. */
  #greet(): void {
    this.#speak(0, 0, 20)
  }

  #hearAudio(audio: string, onCaller: (call: number, session: RealtimeSession) => void): void {
    const { kind, call } = frameOf(audio)
    onCaller(call, this)
    if (kind === frameKinds.echo) this.#delta(audio, 0)
    else this.#interrupt(call)
  }

  #interrupt(call: number): void {
    const number = this.#answer
    this.#say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1, item_id: `item_u${number}` })
    const details = { type: 'cancelled', reason: 'turn_detected' }
    const response = { id: `resp_${number}`, object: 'realtime.response', status: 'cancelled', status_details: details }
    for (let i = 0; i < lateChunks; i++) this.#speak(call, number, 20)
    this.#say({ type: 'response.done', response: { ...response, output: [] } })
    this.#speak(call, number, 20)
  }

  #open(number: number): void {
    const ids = { response_id: `resp_${number}`, output_index: 0 }
    this.#say({ type: 'response.created', response: { id: ids.response_id, object: 'realtime.response', output: [] } })
    const item = {
      id: `item_${number}`,
      object: 'realtime.item',
      type: 'message',
      role: 'assistant',
      status: 'in_progress',
    }
    this.#say({ type: 'response.output_item.added', ...ids, item: { ...item, content: [] } })
  }

  #speak(call: number, number: number, ms: 20 | 400): void {
    this.#delta(audioOf({ kind: frameKinds.answer, call, number }, ms), number)
  }

  #delta(audio: string, number: number): void {
    this.#socket.send(
      `{"type":"response.output_audio.delta","event_id":"event_${++this.#count}","response_id":"resp_${number}","item_id":"item_${number}","output_index":0,"content_index":0,"delta":"${audio}"}`,
    )
  }

  #say(event: object): void {
    this.#socket.send(JSON.stringify({ event_id: `event_${++this.#count}`, ...event }))
  }
}

/** Plays the voice model for every relay. */
export class RealtimeFake {
  readonly #server: WebSocketServer
  /** The session of each caller, once the caller was heard in it. */
  readonly sessions = new Map<number, RealtimeSession>()

  private constructor(server: WebSocketServer) {
    this.#server = server
    server.on('connection', (socket) => {
      socket.on('error', () => undefined)
      const session = new RealtimeSession(socket)
      socket.on('message', (data: Buffer) => {
        session.hear(data.toString('latin1'), (call, one) => this.sessions.set(call, one))
      })
    })
  }

  static async open(): Promise<RealtimeFake> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
    await once(server, 'listening')
    return new RealtimeFake(server)
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/realtime`
  }

  /** Sessions that are open. */
  get count(): number {
    return this.#server.clients.size
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate()
    this.#server.close()
  }
}
