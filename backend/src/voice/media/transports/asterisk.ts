import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { within } from '../containment.ts'
import type { MediaLeg } from '../media-leg.ts'
import { readDomain } from '../sip/line/account.ts'
import type { SipAccount } from '../sip/line/account.ts'
import type { LineHealth, SipNews } from '../sip/line/news.ts'
import { plainAddress } from '../sip/transport/wire.ts'
import { AsteriskDoor } from './asterisk-door.ts'
import { AsteriskLeg } from './asterisk-leg.ts'
import { readAsteriskEvent } from './asterisk-messages.ts'

export interface AsteriskCall {
  id: string
  from: string | null
  to: string | null
  leg: MediaLeg
}

export interface AsteriskListener {
  onHealth(health: LineHealth, detail: string | null): void
  onNews(news: SipNews): void
  onCall(call: AsteriskCall): void
}

/** The domain of a line that an Asterisk of the house's own brings: `asterisk`, then perhaps where it calls from. */
export const isAsterisk = (domain: string) => /^asterisk(?=$|[\s,;])/i.test(domain.trim())

const startMs = 5000
/** A connection that answers no ping for so long is gone. */
const pingMs = 15_000
const largestMessage = 65_500

/** A line behind an Asterisk: it opens one WebSocket for each call (`chan_websocket`), on the line's own port. */
export class AsteriskLine {
  private readonly door: AsteriskDoor
  private readonly host: string
  private readonly now: () => number
  private readonly listener: AsteriskListener
  private readonly sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: largestMessage,
    handleProtocols: () => 'media',
  })
  private readonly calls = new Set<AsteriskLeg>()
  private server: http.Server | null = null
  private stopping = false
  private onEmpty: (() => void) | null = null

  /** @param host where it listens @param now milliseconds of a clock that never goes back */
  constructor(account: SipAccount, host: string, now: () => number, listener: AsteriskListener) {
    this.door = new AsteriskDoor(account.username ?? '', account.password ?? '', readDomain(account).others)
    this.host = host
    this.now = now
    this.listener = listener
  }

  /** @returns false when the port is taken: another may be tried */
  start(port: number): Promise<boolean> {
    const server = http.createServer((_, response) => {
      response.writeHead(404).end()
    })
    server.on('upgrade', (request, socket, head) => {
      this.knock(request, socket, head)
    })
    return new Promise((resolve) => {
      server.once('error', () => {
        resolve(false)
      })
      server.listen(port, this.host, () => {
        this.server = server
        this.listener.onNews({ what: 'listening', transport: 'ws', port: (server.address() as AddressInfo).port })
        this.listener.onHealth('running', null)
        resolve(true)
      })
    })
  }

  async stop(when: 'now' | 'after_calls'): Promise<void> {
    this.stopping = true
    this.server?.close()
    if (when === 'now') for (const leg of this.calls) leg.hangUp()
    else if (this.calls.size > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve))
    for (const socket of this.sockets.clients) socket.close(1001)
    this.server?.closeAllConnections()
  }

  /** It is there as long as it listens: Asterisk comes to us. */
  check(): Promise<void> {
    this.listener.onHealth(this.server ? 'running' : 'down', null)
    return Promise.resolve()
  }

  private knock(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined)
    const refusal = this.stopping ? 503 : this.door.refusalOf(request)
    if (refusal === null) {
      this.sockets.handleUpgrade(request, socket, head, (opened) => {
        this.await(opened, new URL(request.url ?? '/', 'ws://line').searchParams)
      })
      return
    }
    const address = plainAddress(request.socket.remoteAddress ?? '')
    if (refusal !== 503 && this.door.isNewStranger(address)) this.listener.onNews({ what: 'stranger', address })
    socket.end(`HTTP/1.1 ${refusal} ${http.STATUS_CODES[refusal] ?? ''}\r\nConnection: close\r\n\r\n`)
  }

  /** The first thing that it says is which call it is. */
  private await(socket: WebSocket, parties: URLSearchParams): void {
    const deadline = setTimeout(() => {
      socket.close(1008, 'no MEDIA_START in time')
    }, startMs)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      clearTimeout(deadline)
    })
    socket.once('message', (data: Buffer, isBinary) => {
      clearTimeout(deadline)
      const start = isBinary ? null : readAsteriskEvent(data.toString())
      if (start?.event === 'MEDIA_START' && start.format) this.begin(socket, start.connectionId, start.format, parties)
      else socket.close(1003, 'alaw or ulaw only, with JSON control messages')
    })
  }

  private begin(socket: WebSocket, id: string, format: AsteriskLeg['format'], parties: URLSearchParams): void {
    const leg = new AsteriskLeg(socket, format, this.now)
    const stopWatch = watch(socket)
    this.calls.add(leg)
    socket.on('message', (data: Buffer, isBinary) => {
      within(leg, () => {
        const event = isBinary ? null : readAsteriskEvent(data.toString())
        if (isBinary) leg.hearAudio(data)
        else if (event) leg.hear(event)
      })
    })
    socket.once('close', (code) => {
      stopWatch()
      within(leg, () => {
        leg.closed(code)
      })
      this.forget(leg)
    })
    const call = { id, from: partyOf(parties, 'from'), to: partyOf(parties, 'to'), leg }
    this.listener.onNews({ what: 'call', from: call.from, to: call.to })
    within(leg, () => {
      this.listener.onCall(call)
    })
  }

  private forget(leg: AsteriskLeg): void {
    this.calls.delete(leg)
    if (this.calls.size === 0) this.onEmpty?.()
  }
}

/** Ends a connection whose other end is gone without a word. @returns stops watching */
function watch(socket: WebSocket): () => void {
  let alive = true
  socket.on('pong', () => (alive = true))
  const timer = setInterval(() => {
    if (!alive) socket.terminate()
    alive = false
    socket.ping()
  }, pingMs)
  return () => {
    clearInterval(timer)
  }
}

function partyOf(parties: URLSearchParams, name: 'from' | 'to'): string | null {
  const party = parties.get(name)?.trim().slice(0, 128)
  return party && !/^(anonymous|unknown)$/i.test(party) ? party : null
}
