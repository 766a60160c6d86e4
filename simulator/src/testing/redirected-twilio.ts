import twilio from 'twilio'

type Options = Parameters<typeof twilio.RequestClient.prototype.request>[0]

/** The real SDK, led to another origin; it says in a header which host it meant. */
class RedirectedClient extends twilio.RequestClient {
  readonly #base: URL

  constructor(base: string, timeout: number) {
    super({ timeout })
    this.#base = new URL(base)
  }

  override request<T>(options: Options & { data?: T }): ReturnType<typeof twilio.RequestClient.prototype.request<T>> {
    const url = new URL(options.uri)
    const headers = { ...options.headers, 'x-original-host': url.host }
    url.protocol = this.#base.protocol
    url.host = this.#base.host
    return super.request<T>({ ...options, headers, uri: url.href })
  }
}

/** @param timeout in milliseconds */
export function redirectedTwilio(base: string, accountSid: string, token: string, timeout = 5000): twilio.Twilio {
  return twilio(accountSid, token, { httpClient: new RedirectedClient(base, timeout) })
}
