import twilio from 'twilio'
import type { Twilio } from 'twilio'
import type { MessagingAccount } from './messaging.ts'

const timeoutMs = 10_000
/** Accounts whose client is kept; beyond, the oldest is forgotten. */
const keptClients = 500

type RequestOptions = Parameters<typeof twilio.RequestClient.prototype.request>[0]

/** Sends every call to another origin, path kept, and says in a header which host it was meant for. */
class RedirectedClient extends twilio.RequestClient {
  readonly #base: URL

  constructor(baseUrl: string) {
    super({ timeout: timeoutMs })
    this.#base = new URL(baseUrl)
  }

  override request<T>(
    options: RequestOptions & { data?: T },
  ): ReturnType<typeof twilio.RequestClient.prototype.request<T>> {
    const url = new URL(options.uri)
    const headers = { ...options.headers, 'x-original-host': url.host }
    url.protocol = this.#base.protocol
    url.host = this.#base.host
    return super.request<T>({ ...options, headers, uri: url.href })
  }
}

/** One SDK client for each account, made when first needed and made anew when its token changes. */
export class TwilioClients {
  readonly #httpClient: InstanceType<typeof twilio.RequestClient>
  readonly #clients = new Map<string, Twilio>()

  /** @param baseUrl an origin that stands for all of Twilio's hosts, or null */
  constructor(baseUrl: string | null) {
    // the SDK's own retries are off: only the outbox knows whether another try is safe
    this.#httpClient =
      baseUrl === null
        ? new twilio.RequestClient({ timeout: timeoutMs, autoRetry: false })
        : new RedirectedClient(baseUrl)
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
