import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { startMessage } from './twilio-caller.ts'

/** Speaks before its upgrade has been answered, which `ws` never would. */
export class EagerCaller {
  readonly #socket: Socket

  /** @param url of the public port, `ws://…` */
  constructor(url: string) {
    const { hostname, port, host, pathname } = new URL(url)
    this.#socket = connect(Number(port), hostname)
    this.#socket.on('error', () => undefined) // it leaves in the middle of things
    const fields = [
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ]
    this.#socket.write([`GET ${pathname} HTTP/1.1`, ...fields, '', ''].join('\r\n'))
  }

  start(parameters: Record<string, string>): void {
    this.#socket.write(textFrame(JSON.stringify(startMessage(parameters))))
  }

  leave(): void {
    this.#socket.destroy()
  }
}

/** RFC 6455, 5.2, as a client sends it; masked by zeros, which leave the text as it is. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0])
  return Buffer.concat([head, payload])
}
