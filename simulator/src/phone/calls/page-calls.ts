import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { isLocalName } from '#sim/lib/errors-as-json.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { CallSettings } from '#sim/twilio/voice/call-settings.ts'
import { PageCall } from './page-call.ts'

const NUMBER = /^\+[1-9]\d{6,14}$/

/** `ws://localhost:3001/phone/call?number=+33…&house=+33…`: a call for as long as the socket is open. */
export class PageCalls {
  readonly #twilio: TwilioSimulator
  readonly #houseNumber: string
  readonly #settings: () => CallSettings
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })

  /** @param settings how lines behave at the moment */
  constructor(twilio: TwilioSimulator, houseNumber: string, settings: () => CallSettings) {
    this.#twilio = twilio
    this.#houseNumber = houseNumber
    this.#settings = settings
  }

  answer(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined)
    const wanted = this.#read(req)
    if (!wanted) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(req, socket, head, (ws) => {
      ws.on('error', () => undefined)
      new PageCall(ws, this.#twilio.voice.dial(wanted, { keepAudio: false, ...this.#settings() }))
    })
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate()
    this.#server.close()
  }

  /** Another site's page may open sockets anywhere: only our own page, by a local name, is let in. */
  #read({ url = '', headers: { host = '', origin } }: IncomingMessage): { from: string; to: string } | null {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const from = searchParams.get('number') ?? ''
    const to = searchParams.get('house') ?? this.#houseNumber
    const own = isLocalName(host) && (origin === undefined || origin === `http://${host}`)
    return own && pathname === '/phone/call' && NUMBER.test(from) && NUMBER.test(to) ? { from, to } : null
  }
}
