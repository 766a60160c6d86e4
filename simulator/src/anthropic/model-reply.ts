import type { ContentBlock, MessageCreateParams, StopReason } from '@anthropic-ai/sdk/resources/messages'
import type { ErrorType } from '@anthropic-ai/sdk/resources/shared'

interface Paced {
  /** Before the first byte, in milliseconds. */
  delayMs?: number
}

interface Streamed extends Paced {
  /** Between two pieces of a stream. */
  pieceMs?: number
  /** After so many pieces the stream ends in an `error` event of this type, or the connection drops. */
  breakAfter?: { pieces: number; with: ErrorType | 'reset' }
}

/** What the model, or its vendor, does with a request. */
export type ModelReply =
  /** What the small model would have answered. */
  | ({ kind: 'model' } & Streamed)
  | ({ kind: 'text'; text: string; stopReason?: StopReason } & Streamed)
  /** As text, whatever schema was asked for. */
  | ({ kind: 'json'; value: unknown } & Streamed)
  | ({ kind: 'content'; content: ContentBlock[]; stopReason?: StopReason } & Streamed)
  | ({
      kind: 'error'
      status: number
      type: ErrorType | 'request_too_large'
      message: string
      headers?: Record<string, string>
    } & Paced)
  /** 200 (or `status`) with something that is no message. */
  | ({ kind: 'garbage'; body?: string; status?: number } & Paced)
  | { kind: 'hang' }
  | ({ kind: 'reset' } & Paced)

/** A reply, or what makes one of the request. */
export type ScriptedReply = ModelReply | ((request: MessageCreateParams) => ModelReply | Promise<ModelReply>)

let calls = 0

/** A call of a tool, known or not. */
export function toolUse(name: string, input: unknown): ModelReply {
  calls += 1
  const id = `toolu_${String(calls).padStart(24, '0')}`
  return {
    kind: 'content',
    content: [{ type: 'tool_use', id, name, input, caller: { type: 'direct' } }],
    stopReason: 'tool_use',
  }
}

/** What may be wrong with a model, by name, each as the real API does it. */
export const bad = {
  rateLimited: (retryAfterS = 1): ModelReply => ({
    kind: 'error',
    status: 429,
    type: 'rate_limit_error',
    message: 'This request would exceed your organization’s rate limit. Please try again later.',
    headers: { 'retry-after': String(retryAfterS) },
  }),
  overloaded: (): ModelReply => ({ kind: 'error', status: 529, type: 'overloaded_error', message: 'Overloaded' }),
  down: (): ModelReply => ({ kind: 'error', status: 500, type: 'api_error', message: 'Internal server error' }),
  wrongKey: (): ModelReply => ({
    kind: 'error',
    status: 401,
    type: 'authentication_error',
    message: 'invalid x-api-key',
  }),
  noCredit: (): ModelReply => ({
    kind: 'error',
    status: 400,
    type: 'invalid_request_error',
    message:
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    headers: { 'x-should-retry': 'false' },
  }),
  hang: (): ModelReply => ({ kind: 'hang' }),
  reset: (): ModelReply => ({ kind: 'reset' }),
  garbage: (): ModelReply => ({ kind: 'garbage' }),
  slow: (delayMs = 12_000): ModelReply => ({ kind: 'model', delayMs }),
  refusal: (): ModelReply => ({ kind: 'text', text: '', stopReason: 'refusal' }),
  cut: (text = '{"outcome": "answered", "text": "Le petit-déjeu'): ModelReply => ({
    kind: 'text',
    text,
    stopReason: 'max_tokens',
  }),
  unknownTool: (): ModelReply => toolUse('drop_all_reservations', { everything: true }),
  empty: (): ModelReply => ({ kind: 'text', text: '' }),
  noContent: (): ModelReply => ({ kind: 'content', content: [] }),
  prose: (): ModelReply => ({ kind: 'text', text: 'Of course! Here is what I would say to the client: hello.' }),
  foreignIds: (ids: string[] = ['999999', '-1', 'house-2']): ModelReply => ({
    kind: 'json',
    value: { outcome: 'answered', language: 'fr', text: 'Oui, bien sûr.', faqIds: ids, reason: '' },
  }),
  tooLong: (length = 20_000): ModelReply => ({
    kind: 'json',
    value: {
      outcome: 'answered',
      language: 'fr',
      text: 'Une phrase. '.repeat(length).slice(0, length),
      faqIds: [],
      reason: '',
    },
  }),
  emptyText: (): ModelReply => ({
    kind: 'json',
    value: { outcome: 'answered', language: 'fr', text: '', faqIds: [], reason: '' },
  }),
} as const

export type BadName = keyof typeof bad
