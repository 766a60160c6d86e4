import http from 'node:http'
import https from 'node:https'

export interface PostedForm {
  url: string
  body: string
  headers: Record<string, string>
  connectMs: number
  readMs: number
  signal: AbortSignal
}

/** One try of a webhook. `error` is `ct` (no connection) or `rt` (no whole answer), as Twilio names them. */
export interface WebhookAttempt {
  status: number | null
  contentType: string | null
  body: string
  error: 'ct' | 'rt' | null
  /** What the system said: `ECONNREFUSED`, `connect timeout`… */
  reason: string | null
  durationMs: number
}

const KEPT = { keepAlive: true, maxSockets: 256 }

/** Keeps connections as Twilio's proxies do; one for each simulator, ended with it. */
export class Connections {
  readonly #agents = new Map<string, http.Agent>()

  for(protocol: string): http.Agent {
    const known = this.#agents.get(protocol)
    if (known) return known
    const agent = protocol === 'https:' ? new https.Agent(KEPT) : new http.Agent(KEPT)
    this.#agents.set(protocol, agent)
    return agent
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
  }
}

/** Posts a form once. Never rejects: what went wrong is in the attempt. */
export function postForm(form: PostedForm, connections: Connections): Promise<WebhookAttempt> {
  const { promise, resolve } = Promise.withResolvers<WebhookAttempt>()
  const started = performance.now()
  const request = open(form, connections)
  const end = (outcome: Partial<WebhookAttempt>) => {
    clearTimeout(connectTimer)
    clearTimeout(readTimer)
    resolve({ ...UNANSWERED, ...outcome, durationMs: performance.now() - started })
  }
  const giveUp = (error: 'ct' | 'rt', reason: string) => {
    end({ error, reason })
    request.destroy()
  }
  const connectTimer = setTimeout(() => {
    giveUp('ct', 'connect timeout')
  }, form.connectMs)
  const readTimer = setTimeout(() => {
    giveUp('rt', 'read timeout')
  }, form.readMs)
  const connected = whenConnected(request, connectTimer)
  request.once('error', (error: NodeJS.ErrnoException) => {
    end({ error: connected() ? 'rt' : 'ct', reason: error.code ?? error.message })
  })
  request.once('response', (response) => {
    collect(response, end)
  })
  request.end(form.body)
  return promise
}

const UNANSWERED = { status: null, contentType: null, body: '', error: null, reason: null }

function open({ url: address, headers, body, signal }: PostedForm, connections: Connections): http.ClientRequest {
  const url = new URL(address)
  const send = url.protocol === 'https:' ? https.request : http.request
  return send(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
    agent: connections.for(url.protocol),
    signal,
  })
}

/** Ends the connect timer once there is a connection; a kept one counts at once. */
function whenConnected(request: http.ClientRequest, timer: NodeJS.Timeout): () => boolean {
  let connected = false
  const reached = () => {
    connected = true
    clearTimeout(timer)
  }
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', reached)
    else reached()
  })
  return () => connected
}

function collect(response: http.IncomingMessage, end: (outcome: Partial<WebhookAttempt>) => void): void {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.once('error', (error: NodeJS.ErrnoException) => {
    end({ error: 'rt', reason: error.code ?? error.message })
  })
  response.once('end', () => {
    const body = Buffer.concat(chunks).toString('utf8')
    end({ status: response.statusCode ?? null, contentType: response.headers['content-type'] ?? null, body })
  })
}
