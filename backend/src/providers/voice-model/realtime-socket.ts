import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { ClientOptions } from 'ws'
import { maskedTextFrame } from '#src/websocket/text-frames.ts'
import type { Pieces } from '#src/websocket/text-frames.ts'
import type { LinkEnd, LinkFault } from './voice-model.ts'

const connectMs = 10_000
const closeMs = 2_000
const pingMs = 15_000
/** A sentence of audio at most; a session with its tools is far less. */
const largestMessage = 16 * 1024 * 1024

interface SocketListener {
  onOpen(): void
  onMessage(message: Buffer): void
  /** Once. */
  onClosed(end: LinkEnd): void
}

/** A WebSocket that says once how it ended, whichever way that was, and notices by itself that the other side has gone. */
export class RealtimeSocket {
  readonly #socket: WebSocket
  readonly #listener: SocketListener
  readonly #pings: NodeJS.Timeout
  /** What the socket writes to. */
  #wire: Socket | null = null
  #alive = true
  #closing = false
  #ended = false

  constructor(url: string, apiKey: string, listener: SocketListener) {
    const options: ClientOptions & { closeTimeout: number } = {
      headers: { Authorization: `Bearer ${apiKey}` },
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: connectMs,
      maxPayload: largestMessage,
      closeTimeout: closeMs,
    }
    this.#listener = listener
    this.#socket = new WebSocket(url, options)
    this.#pings = setInterval(() => {
      this.#ping()
    }, pingMs)
    this.#follow(this.#socket)
  }

  /** @returns bytes handed over and not yet taken by the network */
  get backlog(): number {
    return this.#wire?.writableLength ?? 0
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text)
  }

  /** The same for what comes often. */
  sendAscii(text: Pieces): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#wire?.write(maskedTextFrame(text))
  }

  close(): void {
    this.#closing = true
    this.#socket.close(1000)
  }

  /** Without ceremony: what is on the other side does not answer. */
  drop(fault: LinkFault): void {
    this.#end({ code: 1006, reason: '', fault })
    this.#socket.terminate()
  }

  #follow(socket: WebSocket): void {
    let reason = ''
    socket.on('upgrade', (response) => {
      this.#wire = response.socket
    })
    socket.on('open', () => {
      this.#listener.onOpen()
    })
    socket.on('message', (data) => {
      if (!this.#ended) this.#listener.onMessage(data as Buffer)
    })
    socket.on('pong', () => {
      this.#alive = true
    })
    socket.on('error', (error) => {
      reason = error.message
    })
    socket.on('unexpected-response', (request, response) => {
      void this.#refused(response).finally(() => request.destroy())
    })
    socket.on('close', (code, said) => {
      this.#end(this.#closing ? { code: 1000, reason: '' } : { code, reason: said.toString() || reason })
    })
  }

  async #refused(response: IncomingMessage): Promise<void> {
    const code = response.statusCode ?? 1006
    const reason = await firstBytes(response)
    this.#end(reason === '' ? { code, reason, fault: 'refused' } : { code, reason })
  }

  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    if (!this.#alive) {
      this.drop('no_pong')
      return
    }
    this.#alive = false
    this.#socket.ping()
  }

  #end(end: LinkEnd): void {
    if (this.#ended) return
    this.#ended = true
    clearInterval(this.#pings)
    this.#listener.onClosed(end)
  }
}

async function firstBytes(response: IncomingMessage): Promise<string> {
  let text = ''
  try {
    for await (const part of response.setEncoding('utf8')) {
      text += String(part)
      if (text.length >= 500) break
    }
  } catch {
    // it broke off: what came is all there is
  }
  return text.slice(0, 500)
}
