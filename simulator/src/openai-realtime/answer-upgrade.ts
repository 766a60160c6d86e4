import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { RealtimeFaults } from './faults.ts'
import type { RealtimeSession } from './realtime-session.ts'
import type { SipCalls } from './sip-calls.ts'

export interface UpgradeParts {
  apiKey: string | null
  faults: RealtimeFaults
  calls: SipCalls
  /** A session whose audio the client brings. */
  open: (model: string) => RealtimeSession
}

interface Refusal {
  status: number
  code: string
  message: string
}

const MODELS = /^gpt-(realtime|audio|4o-realtime|4o-mini-realtime)/

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message })

/** Answers a request to become a socket with an error, and nothing else. */
function refuse(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } })
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function keyRefusal(req: IncomingMessage, apiKey: string | null): Refusal | null {
  const key = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1]
  if (key === undefined)
    return refusal(401, 'invalid_request_error', 'Missing bearer or basic authentication in header')
  return apiKey === null || key === apiKey ? null : refusal(401, 'invalid_api_key', 'Incorrect API key provided.')
}

/** The session that a request is for, or why it gets none. */
function sessionFor(url: URL, { calls, open }: UpgradeParts): RealtimeSession | Refusal {
  const [model, callId] = [url.searchParams.get('model'), url.searchParams.get('call_id')]
  if (url.pathname !== '/v1/realtime') return refusal(404, 'not_found', `Unknown path ${url.pathname}.`)
  if ((model === null) === (callId === null))
    return refusal(400, 'missing_model', 'You must provide either a model or a call_id parameter.')
  if (callId !== null)
    return calls.sessionOf(callId) ?? refusal(404, 'call_id_not_found', `No session found for call_id ${callId}.`)
  return model !== null && MODELS.test(model)
    ? open(model)
    : refusal(404, 'model_not_found', `The model \`${model ?? ''}\` does not exist or you do not have access to it.`)
}

function connect(socket: WebSocket, session: RealtimeSession): void {
  const line = {
    send: (text: string) => {
      socket.send(text)
    },
    close: (code: number, reason: string) => {
      if (code === 1006) socket.terminate()
      else socket.close(code, reason)
    },
  }
  socket.on('message', (data: Buffer) => {
    session.receive(data.toString('utf8'))
  })
  // what a broken client does is its own affair; `close` follows
  socket.on('error', () => undefined)
  socket.once('close', () => {
    session.wire.detach(line)
    // a call that the provider carries goes on without us
    if (session.callId === null) session.end(1005, 'client closed')
  })
  session.attach(line)
}

/** `wss://api.openai.com/v1/realtime?model=…` and `?call_id=…`. */
export class RealtimeUpgrades {
  readonly #parts: UpgradeParts
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024 * 1024 })

  constructor(parts: UpgradeParts) {
    this.#parts = parts
  }

  answer(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined)
    const fault = this.#parts.faults.take('upgrade')
    if (fault?.kind === 'hang') return
    const found =
      (fault && refusal(fault.status, 'server_error', 'The server had an error.')) ??
      keyRefusal(req, this.#parts.apiKey) ??
      (req.headers['openai-beta'] === undefined
        ? null
        : refusal(
            400,
            'beta_api_shape_disabled',
            'The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.',
          )) ??
      sessionFor(new URL(req.url ?? '/', 'http://localhost'), this.#parts)
    if ('status' in found) refuse(socket, found)
    else
      this.#server.handleUpgrade(req, socket, head, (ws) => {
        connect(ws, found)
      })
  }

  /** Ends whatever is still open, at once. */
  close(): void {
    for (const client of this.#server.clients) client.terminate()
    this.#server.close()
  }
}
