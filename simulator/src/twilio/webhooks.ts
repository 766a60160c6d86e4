import { randomUUID } from 'node:crypto'
import type { Schedule } from '#sim/lib/schedule.ts'
import { Connections, postForm } from './post-form.ts'
import type { WebhookAttempt } from './post-form.ts'
import { signForm } from './signature.ts'
import type { Form } from './signature.ts'
import { failureOf, policyOf, shallRetry } from './webhook-policy.ts'

export interface Webhook {
  /** As configured at Twilio, fragment included; this is what gets signed. */
  url: string
  form: Form
  /** Signs the request; another account's token makes a forgery. */
  authToken: string
  /** Take the place of what Twilio would send. */
  headers?: Record<string, string>
  /** Posted instead of the form that was signed: a mangled request. */
  sent?: Form
}

/**
 * A line of Twilio's debugger console: 11200 for an answer that is no 2xx or comes too late, 12300 for a wrong type; of calls 12100
 * (TwiML that cannot be read), 12200, 31920, 31921, 31924 (Media Streams). */
export interface Alert {
  code: number
  url: string
  detail: string
}

export interface WebhookSettings {
  /** Public reports disagree on whether Twilio signs the `#fragment`: off by default, so try both. */
  signFragment: boolean
  /** Pause before a retry; doubles with each. */
  retryDelayMs: number
}

/** Posts forms as Twilio does: signed, with its timeouts and its retry rules. */
export class Webhooks {
  readonly settings: WebhookSettings = { signFragment: false, retryDelayMs: 50 }
  readonly alerts: Alert[] = []
  readonly #connections = new Connections()
  readonly #schedule: Schedule
  #reroute: { from: string; to: string } | null = null

  constructor(schedule: Schedule) {
    this.#schedule = schedule
  }

  /** Requests for `publicUrl` go to `target` but are signed as configured: a proxy in front of the server. */
  reroute(publicUrl: string, target: string): void {
    this.#reroute = { from: publicUrl, to: target }
  }

  /** Where a URL that Twilio would fetch really is. */
  reach(url: string): string {
    const { from, to } = this.#reroute ?? { from: '', to: '' }
    return from !== '' && url.startsWith(from) ? to + url.slice(from.length) : url
  }

  /** All tries, the last one last. Never rejects. */
  async post(webhook: Webhook): Promise<WebhookAttempt[]> {
    const policy = policyOf(webhook.url)
    const token = randomUUID()
    const attempts: WebhookAttempt[] = []
    for (;;) {
      const attempt = await this.#try(webhook, token)
      attempts.push(attempt)
      const failure = failureOf(attempt.status, attempt.error)
      const again = shallRetry(policy, failure) && attempts.length <= policy.retries
      if (!again || this.#schedule.closed) break
      await this.#schedule.pause(this.settings.retryDelayMs * 2 ** (attempts.length - 1))
    }
    this.#report(webhook.url, attempts.at(-1))
    return attempts
  }

  close(): void {
    this.#connections.close()
  }

  #try({ url, form, authToken, headers, sent = form }: Webhook, token: string): Promise<WebhookAttempt> {
    const [bare = ''] = url.split('#')
    const { connectMs, readMs } = policyOf(url)
    const allHeaders = {
      Accept: '*/*',
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'User-Agent': 'TwilioProxy/1.1',
      'I-Twilio-Idempotency-Token': token,
      'X-Home-Region': 'us1',
      'X-Twilio-Signature': signForm(authToken, this.settings.signFragment ? url : bare, form),
      ...headers,
    }
    const body = new URLSearchParams(sent).toString()
    const target = this.reach(bare)
    return postForm(
      { url: target, body, headers: allHeaders, connectMs, readMs, signal: this.#schedule.signal },
      this.#connections,
    )
  }

  #report(url: string, attempt: WebhookAttempt | undefined): void {
    if (!attempt || this.#schedule.closed) return
    const { status, contentType, error, reason, body } = attempt
    if (error !== null || status === null || status >= 300) {
      this.alerts.push({ code: 11200, url, detail: reason ?? `HTTP ${status}` })
    } else if (body !== '' && !/^(text|application)\/(xml|plain)|^text\/html/.test(contentType ?? '')) {
      this.alerts.push({ code: 12300, url, detail: contentType ?? 'no content type' })
    }
  }
}
