import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the SDK really sent, as far as tests look at it. */
export interface SentRequest {
  path: string
  authorization: string | undefined
  body: {
    model: string
    max_tokens: number
    system: { type: string; text: string; cache_control?: unknown }[]
    messages: { role: string; content: string }[]
    output_config: { effort?: string; format: { type: string; schema: unknown } }
  }
  /** Resolves when the caller hangs up before it was answered. */
  gone: Promise<void>
}

export interface ScriptedReply {
  status?: number
  headers?: Record<string, string>
  /** A string is sent as it is. */
  body?: unknown
  /** Accepts the request and never answers. */
  hang?: boolean
}

/** The model's form, as a message of the Messages API. */
export function fills(form: unknown, message: Record<string, unknown> = {}): ScriptedReply {
  const written = typeof form === 'string' ? form : JSON.stringify(form)
  const usage = { input_tokens: 1200, output_tokens: 80, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }
  return {
    body: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-haiku-5-5',
      content: [{ type: 'text', text: written }],
      stop_reason: 'end_turn',
      usage,
      ...message,
    },
  }
}

export const fails = (
  status: number,
  type: string,
  message = type,
  headers: Record<string, string> = {},
): ScriptedReply => ({
  status,
  headers,
  body: { type: 'error', error: { type, message } },
})

/** A Messages API on loopback that answers from a script, the last line again and again, and keeps what it was sent. */
export class ScriptedAnthropic {
  readonly requests: SentRequest[] = []
  #script: ScriptedReply[] = []
  readonly #server = createServer((req, res) => {
    void this.#serve(req, res)
  })

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  play(...script: ScriptedReply[]): void {
    this.#script = script
    this.requests.length = 0
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(req)) as SentRequest['body']
    const gone = once(res, 'close').then(() => {})
    this.requests.push({ path: req.url ?? '', authorization: req.headers.authorization, body, gone })
    const reply = this.#script.length > 1 ? this.#script.shift() : this.#script[0]
    if (!reply || reply.hang) return
    const content = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    res.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(content)
  }
}
