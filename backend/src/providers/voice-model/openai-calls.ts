import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import type { UnwrapWebhookEvent } from 'openai/resources/webhooks/webhooks'
import { z } from 'zod'
import { AppError } from '#src/errors.ts'
import { mask } from '#src/logger.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { realtimeSession } from './realtime-session.ts'
import type { IncomingVoiceCall, VoiceCalls } from './voice-calls.ts'
import type { VoiceSession } from './voice-model.ts'
import { isSafeWebhookSecret } from './webhook-secret.ts'

/** A caller waits meanwhile. */
const timeoutMs = 5_000

const words = {
  secret: {
    fr: 'Le secret des webhooks d’OpenAI manque ou est trop court : aucun appel ne peut être reçu par cette voie.',
    en: 'The secret of OpenAI’s webhooks is missing or too short: no call can come in by this road.',
  },
  signature: { fr: 'La signature de ce webhook n’est pas valable.', en: 'The signature of this webhook is not valid.' },
  unreadable: { fr: 'Ce webhook ne peut pas être lu.', en: 'This webhook cannot be read.' },
  failed: { fr: 'OpenAI n’a pas fait ce qui était demandé.', en: 'OpenAI did not do what was asked.' },
}

const incoming = z.object({
  data: z.object({
    call_id: z.string().regex(/^[\w-]{1,200}$/),
    sip_headers: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .max(200)
      .default([]),
  }),
})

export interface OpenAiCallsOptions {
  apiKey: string
  /** With `/v1`. */
  baseUrl: string
  webhookSecret: string | null
  meter: ProviderMeter
}

type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Calls that OpenAI's SIP brings: webhook and REST, by the SDK. */
export class OpenAiCalls implements VoiceCalls {
  readonly #client: OpenAI
  readonly #webhookSecret: string | null
  readonly #meter: ProviderMeter

  constructor({ apiKey, baseUrl, webhookSecret, meter }: OpenAiCallsOptions) {
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, webhookSecret, timeout: timeoutMs, maxRetries: 2 })
    this.#webhookSecret = webhookSecret
    this.#meter = meter
  }

  async readWebhook(rawBody: Buffer, headers: WebhookHeaders): Promise<IncomingVoiceCall | null> {
    const event = await this.#prove(rawBody, headers)
    // the same call may be offered to another of their APIs under another id: only this kind is ours
    if (event.type !== 'realtime.call.incoming') return null
    const parsed = incoming.safeParse(event)
    if (!parsed.success) throw new AppError('invalid', words.unreadable, { cause: parsed.error })
    const { call_id, sip_headers } = parsed.data.data
    return { webhookId: String(headers['webhook-id']), providerCallId: call_id, sipHeaders: sip_headers }
  }

  /** Asked once: a second try after an answer that was lost would be refused, and look like a failure. */
  async accept(providerCallId: string, session: VoiceSession): Promise<boolean> {
    const body = realtimeSession(session, 'sideband')
    return this.#unlessGone(this.#client.realtime.calls.accept(providerCallId, body, { maxRetries: 0 }))
  }

  async reject(providerCallId: string, statusCode: number): Promise<void> {
    await this.#unlessGone(this.#client.realtime.calls.reject(providerCallId, { status_code: statusCode }))
  }

  async refer(providerCallId: string, target: string): Promise<void> {
    const body = { target_uri: target }
    const isDone = await this.#unlessGone(this.#client.realtime.calls.refer(providerCallId, body, { maxRetries: 0 }))
    if (!isDone) throw new AppError('gone', words.failed)
  }

  async hangUp(providerCallId: string): Promise<void> {
    await this.#unlessGone(this.#client.realtime.calls.hangup(providerCallId))
  }

  /** @returns false when the call is no longer there */
  async #unlessGone(request: Promise<unknown>): Promise<boolean> {
    const askedAt = performance.now()
    try {
      await request
      return true
    } catch (error) {
      if (error instanceof APIError && error.status === 404) return false
      this.#meter.failed('openai', ...reasonOf(error), null)
      throw new AppError('provider_failed', words.failed, { cause: error })
    } finally {
      this.#meter.called('openai', performance.now() - askedAt)
    }
  }

  async #prove(rawBody: Buffer, headers: WebhookHeaders): Promise<UnwrapWebhookEvent> {
    if (!isSafeWebhookSecret(this.#webhookSecret)) throw new AppError('unavailable', words.secret)
    try {
      return await this.#client.webhooks.unwrap(rawBody.toString(), asHeaders(headers), this.#webhookSecret)
    } catch (error) {
      // the body is read only once it is proved
      if (error instanceof SyntaxError) throw new AppError('invalid', words.unreadable, { cause: error })
      // a missing header is a plain Error, unlike a wrong signature
      throw new AppError('bad_signature', words.signature, { cause: error })
    }
  }
}

const asHeaders = (headers: WebhookHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

/** @returns what groups such errors, and what there is to read of it */
function reasonOf(error: unknown): [code: string, message: string] {
  if (error instanceof APIConnectionTimeoutError) return ['timeout', `no answer within ${timeoutMs} ms`]
  if (error instanceof APIConnectionError) return ['unreachable', 'the connection failed']
  if (error instanceof APIError) return [String(error.status ?? error.code ?? 'unknown'), mask(error.message)]
  return ['unknown', String(error)]
}
