import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { Upgrade } from '../transports/twilio-media.ts'

export type FromUs =
  | { event: 'media'; streamSid: string; media: { payload: string } }
  | { event: 'mark'; streamSid: string; mark: { name: string } }
  | { event: 'clear'; streamSid: string }

/** The public port, as main has it: every upgrade is handed on with its raw socket. */
export async function openDoor(take: (upgrade: Upgrade, socket: Socket) => void) {
  const server = createServer((_, response) => response.writeHead(426).end())
  server.on('upgrade', (request, socket: Socket, head) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    take({ headers, url: request.url ?? '', head: head.toString('base64') }, socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/voice/media`
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    await closed
  }
  return { url, close }
}

export function startMessage(parameters: Record<string, string>, encoding = 'audio/x-mulaw') {
  const mediaFormat = { encoding, sampleRate: 8000, channels: 1 }
  const start = { accountSid: 'AC1', callSid: 'CA1', streamSid: 'MZ1', tracks: ['inbound'], mediaFormat }
  return { event: 'start', start: { ...start, customParameters: parameters } }
}

/** The carrier's side of a stream: plays nothing, so that a test says when a mark comes back. */
export class TwilioCaller {
  readonly socket: WebSocket
  readonly heard: FromUs[] = []
  readonly closed: Promise<[code: number, reason: string]>
  #sequence = 0
  #wake: () => void = () => undefined

  constructor(url: string) {
    this.socket = new WebSocket(url, { perMessageDeflate: false })
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as FromUs)
      this.#wake()
    })
    this.socket.on('error', () => undefined) // told by its closing
    this.closed = once(this.socket, 'close').then(([code, reason]) => [code as number, String(reason)])
  }

  static async open(url: string): Promise<TwilioCaller> {
    const caller = new TwilioCaller(url)
    await once(caller.socket, 'open')
    return caller
  }

  send(message: object): void {
    this.socket.send(JSON.stringify({ sequenceNumber: String(++this.#sequence), streamSid: 'MZ1', ...message }))
  }

  start(parameters: Record<string, string> = { pass: 'once' }, encoding = 'audio/x-mulaw'): void {
    this.send({ event: 'connected', protocol: 'Call', version: '1.0.0' })
    this.send(startMessage(parameters, encoding))
  }

  speak(timestampMs: number, payload: string): void {
    const media = { track: 'inbound', chunk: '1', timestamp: String(timestampMs), payload }
    this.send({ event: 'media', media })
  }

  returnMark(name: string): void {
    this.send({ event: 'mark', mark: { name } })
  }

  marks(): string[] {
    return this.heard.flatMap((message) => (message.event === 'mark' ? [message.mark.name] : []))
  }

  /** Takes what was heard once there is so much of it. */
  async hear(count: number): Promise<FromUs[]> {
    while (this.heard.length < count)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.heard
  }

  /** Everything sent before has been read, and what it led to has come back. */
  async settled(): Promise<void> {
    const pong = once(this.socket, 'pong')
    this.socket.ping()
    await pong
  }
}
