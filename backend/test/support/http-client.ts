export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The body when it is JSON, else undefined. */
  json: unknown
}

export interface Asked {
  body?: unknown
  /** Sent as it is, instead of a JSON body. */
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

let clients = 0

/** One caller: what it is known by goes with every request, and its address is its own, so that limits by address do not mix. */
export class HttpClient {
  readonly #url: string
  readonly #headers: Record<string, string>
  readonly #address = `2001:db8:${(++clients).toString(16)}::1`
  #requests = 0

  /** @param headers a cookie, a Bearer token, a key; none for nobody */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url
    this.#headers = headers
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.request('GET', path, headers ? { headers } : {})
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.request('POST', path, { ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) })
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.request('PATCH', path, { body })
  }

  delete(path: string, body?: unknown): Promise<Answer> {
    return this.request('DELETE', path, body === undefined ? {} : { body })
  }

  async request(method: string, path: string, { body, raw, headers = {} }: Asked = {}): Promise<Answer> {
    const payload = raw ?? (body === undefined ? null : JSON.stringify(body))
    const type = raw === undefined && body !== undefined ? { 'content-type': 'application/json' } : {}
    const answer = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: { 'x-forwarded-for': this.#nextAddress(), ...type, ...this.#headers, ...headers },
      body: payload,
    })
    const text = isEndless(answer) ? await readBeginning(answer) : await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: parse(text) }
  }

  /** A new network now and then: a test may ask more in a minute than a browser does. Limits go by the first 56 bits. */
  #nextAddress(): string {
    return this.#address.replace('::1', `:${(Math.floor(this.#requests++ / 1000) << 8).toString(16)}::1`)
  }
}

const isEndless = (answer: Response) => (answer.headers.get('content-type') ?? '').startsWith('text/event-stream')

/** What a stream says first; then it is let go. */
async function readBeginning(answer: Response): Promise<string> {
  for await (const chunk of textOf(answer)) return chunk
  return ''
}

/** The body of an answer as it comes in; leaving the loop lets the answer go. */
export async function* textOf(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const body = answer.body as ReadableStream<Uint8Array> | null
  for await (const chunk of body ?? []) yield decoder.decode(chunk, { stream: true })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
