import type { Endpoints } from '@conciergerie/contract'
import type { MonitorOptions } from './read-options.ts'

export type Line = Endpoints['GET /api/admin/lines']['response']['items'][number]
export type LiveCall = Endpoints['GET /api/calls/live']['response']['items'][number]

export type Refusal = Endpoints['GET /api/admin/provider-errors']['response']['items'][number]

export interface View {
  lines: readonly Line[]
  calls: readonly LiveCall[]
  /** What no line is known for, the latest first. */
  refusals: readonly Refusal[]
}

type Headers = Record<string, string>
type Status = Endpoints['GET /api/status']['response']

const patienceMs = 10_000

/** What the server refused, in its own words. */
export class MonitorError extends Error {
  override readonly name = 'MonitorError'
}

/** A running server as its administrator sees it, and the calls of the houses whose key, or demo account, is at hand. */
export class ServerView {
  readonly #url: string
  #admin: Headers = {}
  #houses: Headers[] = []

  private constructor(url: string) {
    this.#url = url
  }

  /** @throws MonitorError when nobody answers or the account is refused */
  static async open({ url, account, keys }: MonitorOptions): Promise<ServerView> {
    const view = new ServerView(url)
    const { demoAdmin, demoAccount } = await view.#ask<Status>('/api/status', {})
    const admin = account ?? demoAdmin
    if (!admin) throw new MonitorError('ADMIN_EMAIL et ADMIN_PASSWORD manquent / are missing')
    view.#admin = await view.#logIn('/api/admin/auth/login', admin)
    view.#houses = keys.map((key) => ({ 'x-api-key': key }))
    if (demoAccount) view.#houses.push(await view.#logIn('/api/auth/login', demoAccount))
    return view
  }

  async read(): Promise<View> {
    const [{ items: lines }, { items: errors }, ...houses] = await Promise.all([
      this.#ask<{ items: Line[] }>('/api/admin/lines', this.#admin),
      this.#ask<{ items: Refusal[] }>('/api/admin/provider-errors', this.#admin),
      ...this.#houses.map((headers) => this.#ask<{ items: LiveCall[] }>('/api/calls/live', headers)),
    ])
    const refusals = errors.filter(({ provider, code }) => provider === 'webhook' && code.startsWith('call_'))
    return { lines, calls: houses.flatMap(({ items }) => items), refusals }
  }

  /** Calls `onChange` at each change of a line, until the stream ends or is given up. */
  async follow(onChange: () => unknown, signal: AbortSignal): Promise<void> {
    const answer = await fetch(`${this.#url}/api/admin/live`, { headers: this.#admin, signal })
    if (!answer.ok || !answer.body) throw new MonitorError(`${answer.status} /api/admin/live`)
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      if (/"topic":"(lines|calls|conciergeries)"|event: reset/.test(chunk)) onChange()
    }
  }

  async #logIn(path: string, account: { email: string; password: string }): Promise<Headers> {
    const { token } = await this.#ask<{ token: string }>(path, {}, account)
    return { authorization: `Bearer ${token}` }
  }

  async #ask<T>(path: string, headers: Headers, body?: object): Promise<T> {
    const answer = await fetch(this.#url + path, {
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      signal: AbortSignal.timeout(patienceMs),
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    }).catch((cause: unknown) => {
      throw new MonitorError(`${this.#url} : personne ne répond / nobody answers`, { cause })
    })
    const text = await answer.text()
    if (!answer.ok) throw new MonitorError(`${answer.status} ${path} ${messageOf(text)}`)
    return JSON.parse(text) as T
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message
  } catch {
    return ''
  }
}
