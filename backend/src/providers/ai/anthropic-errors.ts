import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk'
import { ModelError } from './model-error.ts'

/** Puts whatever the SDK throws into our words. Messages keep the vendor's own text, which holds nothing of the client. */
export function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error
  if (error instanceof APIUserAbortError)
    return new ModelError('aborted', 'aborted', 'the request was withdrawn', { cause: error })
  if (error instanceof APIConnectionTimeoutError)
    return new ModelError('timeout', 'timeout', 'no answer in time', { retryable: true, cause: error })
  if (error instanceof APIConnectionError)
    return new ModelError('unavailable', 'connection', 'the model cannot be reached', { retryable: true, cause: error })
  if (isAnswer(error)) return fromStatus(error, error.status)
  // the body broke off or is not JSON
  return new ModelError('invalid', 'unreadable', 'the answer cannot be read', { retryable: true, cause: error })
}

type Refusal = APIError<number, Headers>

const isAnswer = (error: unknown): error is Refusal => error instanceof APIError && typeof error.status === 'number'

function fromStatus(error: Refusal, status: number): ModelError {
  const message = error.apiMessage ?? `status ${status}`
  const details = { cause: error, retryAfterMs: retryAfter(error.headers) }
  if (isQuota(error, status)) return new ModelError('quota', `quota_${status}`, message, details)
  if (status === 429 || status === 408 || status === 409 || status >= 500)
    return new ModelError('unavailable', String(status), message, { ...details, retryable: true })
  return new ModelError('invalid', String(status), message, details)
}

/** A key that is wrong, barred or out of credit: asking again helps nobody until a person acts. */
function isQuota(error: Refusal, status: number): boolean {
  const billing = error.type === 'billing_error' || /credit balance|spend limit/i.test(error.apiMessage ?? '')
  return billing || status === 401 || status === 402 || status === 403
}

function retryAfter(headers: Headers): number | null {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds > 0) return milliseconds
  const text = headers.get('retry-after')
  if (text == null) return null
  const seconds = Number(text)
  const wait = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return wait > 0 ? wait : null
}
