import http from 'node:http'
import twilio from 'twilio'
import type { Twilio } from 'twilio'
import { exchange } from './http-exchange.ts'
import { isFictionalNumber } from '#src/text/fiction.ts'
import { MessagingError } from './messaging.ts'
import type { MessagingAccount } from './messaging.ts'

const timeoutMs = 10_000
/** Connections to one host: a burst beyond them waits for one of them. */
const mostSockets = 32
/** Accounts whose client is kept; beyond, the oldest is forgotten. */
const keptClients = 500

type RequestOptions<T> = Parameters<typeof twilio.RequestClient.prototype.request<T>>[0]
type Answer<T> = ReturnType<typeof twilio.RequestClient.prototype.request<T>>

export interface WireOptions {
  /** Sends nothing to numbers kept for fiction: a demonstration beside real keys is full of them. */
  sparesFiction?: boolean
}

/**
 * Carries the SDK's calls over connections that stay open, without axios, which takes longer than all the rest of a
 * delivery. Given an origin it sends every call there, path kept, and says in a header which host it was meant for.
 */
class WireClient extends twilio.RequestClient {
  readonly #base: URL | null
  readonly #sparesFiction: boolean
  readonly #plainAgent = new http.Agent({ keepAlive: true, maxSockets: mostSockets })

  constructor(baseUrl: string | null, { sparesFiction = false }: WireOptions) {
    // the SDK's own retries are off: only the outbox knows whether another try is safe
    super({ timeout: timeoutMs, autoRetry: false, maxSockets: mostSockets, maxFreeSockets: mostSockets })
    this.#base = baseUrl === null ? null : new URL(baseUrl)
    this.#sparesFiction = sparesFiction
  }

  override async request<T>(options: RequestOptions<T>): Answer<T> {
    if (this.#sparesFiction) assertNotFiction(options.data)
    const url = new URL(options.uri)
    const headers = headersOf(options)
    if (this.#base) {
      headers['x-original-host'] = url.host
      url.protocol = this.#base.protocol
      url.host = this.#base.host
    }
    for (const [name, value] of fieldsOf(options.params ?? {})) url.searchParams.append(name, value)
    const answer = await exchange({
      method: options.method.toUpperCase(),
      url,
      headers,
      body: options.data ? bodyOf(options.data, headers['Content-Type']) : '',
      agent: this.#agentFor(url),
      timeoutMs: options.timeout ?? timeoutMs,
    })
    // the SDK reads these three and nothing else, as its own client gives them
    return answer as unknown as Awaited<Answer<T>>
  }

  /** The SDK's own knows the proxy and the certificates of the environment. */
  #agentFor({ protocol }: URL): http.Agent {
    return protocol === 'https:' ? (this.axios.defaults.httpsAgent as http.Agent) : this.#plainAgent
  }
}

/** @throws MessagingError when a message is for somebody that a demonstration has invented */
function assertNotFiction(data: unknown): void {
  const { To: to } = (data ?? {}) as { To?: unknown }
  if (typeof to === 'string' && isFictionalNumber(to))
    throw new MessagingError('fictional', 'the number is nobody’s', { outcome: 'refused', status: 0 })
}

function headersOf({ headers = {}, username = '', password = '' }: RequestOptions<unknown>): Record<string, string> {
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  return { ...(headers as Record<string, string>), Authorization: `Basic ${basic}` }
}

function bodyOf(data: object, contentType: string | undefined): string {
  return contentType === 'application/json' ? JSON.stringify(data) : new URLSearchParams(fieldsOf(data)).toString()
}

type Scalar = string | number | boolean | null | undefined

/** As Twilio reads forms: a list repeats its name, what is not given is left out. */
function fieldsOf(data: object): [string, string][] {
  return Object.entries(data).flatMap(([name, value]: [string, Scalar | Scalar[]]) => {
    const values = Array.isArray(value) ? value : [value]
    return values.flatMap((one): [string, string][] => (one === undefined || one === null ? [] : [[name, String(one)]]))
  })
}

/** One SDK client for each account, made when first needed and made anew when its token changes. */
export class TwilioClients {
  readonly #httpClient: InstanceType<typeof twilio.RequestClient>
  readonly #clients = new Map<string, Twilio>()

  /** @param baseUrl an origin that stands for all of Twilio's hosts, or null */
  constructor(baseUrl: string | null, options: WireOptions = {}) {
    this.#httpClient = new WireClient(baseUrl, options)
  }

  for({ sid, token }: Pick<MessagingAccount, 'sid' | 'token'>): Twilio {
    const key = `${sid}:${token}`
    const known = this.#clients.get(key)
    if (known) return known
    if (this.#clients.size >= keptClients) this.#clients.clear()
    const client = twilio(sid, token, { httpClient: this.#httpClient })
    this.#clients.set(key, client)
    return client
  }
}
