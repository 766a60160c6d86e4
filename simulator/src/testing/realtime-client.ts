import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { WebSocket } from 'ws'
import { Changes, waitFor } from '#sim/lib/changes.ts'
import { silence } from '#sim/speech/g711.ts'
import type { Law } from '#sim/speech/g711.ts'
import { sayInCode } from '#sim/speech/text-code.ts'

type Of<T extends RealtimeServerEvent['type']> = Extract<RealtimeServerEvent, { type: T }>

export interface ClientOptions {
  key?: string
  law?: Law
  headers?: Record<string, string>
}

/** A raw client of the Realtime API, as a test needs it: what came in, and how to wait for it. */
export class RealtimeClient {
  readonly events: RealtimeServerEvent[] = []
  closed: { code: number; reason: string } | null = null
  readonly #socket: WebSocket
  readonly #changes = new Changes()
  readonly #law: Law
  #utterances = 0

  constructor(url: string, { key = 'sk-simulated', law = 'mulaw', headers = {} }: ClientOptions = {}) {
    this.#law = law
    this.#socket = new WebSocket(url, {
      headers: { ...(key !== '' && { authorization: `Bearer ${key}` }), ...headers },
    })
    this.#socket.on('message', (data: Buffer) => {
      this.events.push(JSON.parse(data.toString('utf8')) as RealtimeServerEvent)
      this.#changes.announce()
    })
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') }
      this.#changes.announce()
    })
    this.#socket.on('unexpected-response', (_req, res) => {
      this.closed = { code: res.statusCode ?? 0, reason: 'refused' }
      this.#changes.announce()
      res.resume()
    })
    this.#socket.on('error', () => undefined)
  }

  get types(): string[] {
    return this.events.map(({ type }) => type)
  }

  of<T extends RealtimeServerEvent['type']>(type: T): Of<T>[] {
    return this.events.filter((event): event is Of<T> => event.type === type)
  }

  /** The event of that type that came as number `count`. */
  async waitFor<T extends RealtimeServerEvent['type']>(type: T, count = 1): Promise<Of<T>> {
    return waitFor(this.#changes, () => this.of(type)[count - 1], { what: `${type} number ${count}` })
  }

  async waitForClose(): Promise<{ code: number; reason: string }> {
    return waitFor(this.#changes, () => this.closed, { what: 'the end of the socket' })
  }

  send(event: object): void {
    this.#socket.send(JSON.stringify(event))
  }

  sendText(text: string): void {
    this.#socket.send(text)
  }

  /** G.711 both ways, with tools when given; resolves when the session is set. */
  async start(session: object = {}): Promise<this> {
    await this.waitFor('session.created')
    const format = { type: this.#law === 'mulaw' ? 'audio/pcmu' : 'audio/pcma' }
    this.send({
      type: 'session.update',
      session: {
        type: 'realtime',
        audio: { input: { format, transcription: { model: 'gpt-live-transcribe' } }, output: { format } },
        ...session,
      },
    })
    await this.waitFor('session.updated')
    return this
  }

  append(audio: Buffer): void {
    this.send({ type: 'input_audio_buffer.append', audio: audio.toString('base64') })
  }

  /** Words in the sound, then so much silence that the turn is over. */
  say(text: string, silenceMs = 600): void {
    this.#utterances += 1
    this.append(sayInCode(text, this.#law, this.#utterances))
    this.append(silence(silenceMs, this.#law))
  }

  /** Begins to speak, and goes on. */
  interrupt(): void {
    this.#utterances += 1
    this.append(sayInCode('Attendez', this.#law, this.#utterances))
  }

  get audio(): Buffer {
    return Buffer.concat(this.of('response.output_audio.delta').map(({ delta }) => Buffer.from(delta, 'base64')))
  }

  close(): void {
    this.#socket.terminate()
  }
}
