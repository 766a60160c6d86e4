import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'

type ClientEvent<Type extends RealtimeClientEvent['type']> = Extract<RealtimeClientEvent, { type: Type }>

/** One session, as its server sees it: says what it is told to, and keeps what it hears. */
export class RealtimePeerSession {
  readonly request: IncomingMessage
  readonly heard: RealtimeClientEvent[] = []
  readonly #socket: WebSocket
  readonly #closed: Promise<unknown>
  #wake: () => void = () => undefined

  constructor(socket: WebSocket, request: IncomingMessage) {
    this.request = request
    this.#socket = socket
    this.#closed = once(socket, 'close')
    socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as RealtimeClientEvent)
      this.#wake()
    })
  }

  say(...events: RealtimeServerEvent[]): void {
    for (const event of events) this.#socket.send(JSON.stringify(event))
  }

  sayText(text: string): void {
    this.#socket.send(text)
  }

  /** Takes the next event of this kind that was heard, or waits for it. */
  async next<Type extends RealtimeClientEvent['type']>(type: Type): Promise<ClientEvent<Type>> {
    for (;;) {
      const index = this.heard.findIndex((event) => event.type === type)
      if (index !== -1) return this.heard.splice(index, 1)[0] as ClientEvent<Type>
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Everything sent before has been read, and what it led to has come back. */
  async settled(): Promise<void> {
    const pong = once(this.#socket, 'pong')
    this.#socket.ping()
    await pong
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason)
  }

  breakOff(): void {
    this.#socket.terminate()
  }

  async closed(): Promise<void> {
    await this.#closed
  }
}

/** A server that plays OpenAI Realtime on loopback. */
export class RealtimePeer {
  readonly #server = createServer((_, response) => response.writeHead(426).end())
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #sessions: RealtimePeerSession[] = []
  #refusal: { status: number; body: string } | null = null
  #wake: () => void = () => undefined

  static async open(): Promise<RealtimePeer> {
    const peer = new RealtimePeer()
    peer.#server.listen(0, '127.0.0.1')
    await once(peer.#server, 'listening')
    return peer
  }

  private constructor() {
    this.#server.on('upgrade', (request, socket, head) => {
      const refusal = this.#refusal
      if (refusal) {
        const { status, body } = refusal
        socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`)
      } else
        this.#sockets.handleUpgrade(request, socket, head, (opened) => {
          this.#sessions.push(new RealtimePeerSession(opened, request))
          this.#wake()
        })
    })
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/realtime`
  }

  /** From now on nobody is let in. */
  refuse(status: number, body: string): void {
    this.#refusal = { status, body }
  }

  async nextSession(): Promise<RealtimePeerSession> {
    for (;;) {
      const session = this.#sessions.shift()
      if (session) return session
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** A session through its first steps. */
  async readySession(): Promise<RealtimePeerSession> {
    const session = await this.nextSession()
    session.say(realtimeEvents.sessionCreated)
    await session.next('session.update')
    session.say(realtimeEvents.sessionUpdated)
    await session.settled()
    return session
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

let count = 0
const id = () => `event_${++count}`
const session = { type: 'realtime' as const }

/** What the server says, written as the vendor's types ask. */
export const realtimeEvents = {
  sessionCreated: { type: 'session.created', event_id: id(), session },
  sessionUpdated: { type: 'session.updated', event_id: id(), session },
  speechStarted: (item = 'item_u') => ({
    type: 'input_audio_buffer.speech_started' as const,
    event_id: id(),
    audio_start_ms: 0,
    item_id: item,
  }),
  speechStopped: (item = 'item_u') => ({
    type: 'input_audio_buffer.speech_stopped' as const,
    event_id: id(),
    audio_end_ms: 0,
    item_id: item,
  }),
  responseCreated: (response = 'resp_1') => ({
    type: 'response.created' as const,
    event_id: id(),
    response: { id: response, status: 'in_progress' as const },
  }),
  responseDone: (
    response = 'resp_1',
    more: Partial<Extract<RealtimeServerEvent, { type: 'response.done' }>['response']> = {},
  ) => ({
    type: 'response.done' as const,
    event_id: id(),
    response: { id: response, status: 'completed' as const, ...more },
  }),
  audio: (item: string, delta: string, response = 'resp_1') => ({
    type: 'response.output_audio.delta' as const,
    event_id: id(),
    response_id: response,
    item_id: item,
    output_index: 0,
    content_index: 0,
    delta,
  }),
  audioDone: (item: string, response = 'resp_1') => ({
    type: 'response.output_audio.done' as const,
    event_id: id(),
    response_id: response,
    item_id: item,
    output_index: 0,
    content_index: 0,
  }),
  toolCall: (call: string, args = '{}', response = 'resp_1', status: 'completed' | 'incomplete' = 'completed') => ({
    type: 'response.output_item.done' as const,
    event_id: id(),
    response_id: response,
    output_index: 0,
    item: { id: `item_${call}`, type: 'function_call' as const, call_id: call, name: 'book', arguments: args, status },
  }),
  error: (code: string, message = code, eventId: string | null = null) => ({
    type: 'error' as const,
    event_id: id(),
    error: { type: 'invalid_request_error', code, message, event_id: eventId },
  }),
} satisfies Record<string, RealtimeServerEvent | ((...args: never[]) => RealtimeServerEvent)>
