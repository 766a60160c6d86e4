import { Changes, waitFor } from '#sim/lib/changes.ts'
import type { WaitOptions } from '#sim/lib/changes.ts'
import { startHttpHost } from '#sim/lib/http-host.ts'
import type { HttpHost } from '#sim/lib/http-host.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import { anthropicApp } from './anthropic-app.ts'
import { PromptCache } from './prompt-cache.ts'
import { RequestLog } from './request-log.ts'
import type { ModelRequest } from './request-log.ts'
import { Script } from './script.ts'

export interface AnthropicSettings {
  /** The only key that is taken; any key when left out. */
  apiKey?: string
  /** Its clock, in milliseconds; default `Date.now`. Ages the prompt cache. */
  now?: () => number
}

/** An Anthropic of one's own: the Messages API, a script, and a small model for what was not scripted. */
export class AnthropicSimulator {
  readonly changes = new Changes()
  readonly script = new Script()
  readonly cache: PromptCache
  readonly #log = new RequestLog(this.changes)
  readonly #schedule = new Schedule()
  readonly #apiKey: string | null
  #host: HttpHost | null = null

  constructor({ apiKey, now = Date.now }: AnthropicSettings = {}) {
    this.#apiKey = apiKey ?? null
    this.cache = new PromptCache(now)
  }

  /** For `ANTHROPIC_BASE_URL`. */
  get url(): string {
    if (!this.#host) throw new Error('this Anthropic does not listen')
    return this.#host.url
  }

  /** Every call of `POST /v1/messages`, in order. */
  get requests(): ModelRequest[] {
    return this.#log.all
  }

  /** How many requests are waiting for their answer. */
  get inFlight(): number {
    return this.requests.filter(({ ended }) => !ended).length
  }

  async listen(port: number, host: string): Promise<void> {
    const { script, cache } = this
    const parts = { script, cache, apiKey: this.#apiKey, log: this.#log, schedule: this.#schedule }
    this.#host = await startHttpHost(anthropicApp(parts), port, host)
  }

  /** Resolves with the first request that matches. */
  waitForRequest(
    wanted: (request: ModelRequest) => boolean = () => true,
    options: WaitOptions = {},
  ): Promise<ModelRequest> {
    return waitFor(this.changes, () => this.requests.find(wanted), { what: 'a request to the model', ...options })
  }

  /** Forgets requests, script and cache. */
  reset(): void {
    for (const part of [this.#log, this.script, this.cache]) part.clear()
  }

  async close(): Promise<void> {
    await this.#schedule.close()
    await this.#host?.close()
  }
}
