import { noUsage } from './answer-model.ts'
import type { ModelUsage } from './answer-model.ts'

/**
 * What went wrong with the model. `unavailable`: down, overloaded or rate-limited; `timeout`: no answer in time; `quota`: the
 * account must pay or is barred; `refused`: the model declines; `invalid`: the request or the answer has not the right form;
 * `aborted`: we no longer want the answer.
 */
export type ModelErrorKind = 'unavailable' | 'timeout' | 'quota' | 'refused' | 'invalid' | 'aborted'

interface Details {
  /** Whether the same request may succeed if it is sent again soon. */
  retryable?: boolean
  /** How long the provider asks us to wait. */
  retryAfterMs?: number | null
  /** What the attempt cost all the same. */
  usage?: ModelUsage
  cause?: unknown
}

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly kind: ModelErrorKind
  /** Groups errors of the same cause in the health screen: `429`, `529`, `timeout`, `refusal`… */
  readonly code: string
  readonly retryable: boolean
  readonly retryAfterMs: number | null
  readonly usage: ModelUsage

  constructor(kind: ModelErrorKind, code: string, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.code = code
    this.retryable = details.retryable ?? false
    this.retryAfterMs = details.retryAfterMs ?? null
    this.usage = details.usage ?? noUsage
  }
}
