import type { ErrorBody, ErrorCode } from '@conciergerie/contract'

/** The server answered with an error of the contract. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode
  /** Field path → what is wrong with it, in words. */
  readonly fields: Readonly<Record<string, string>>
  /** What a screen may need to go on: a typed reason, alternatives, a new price. */
  readonly details: Readonly<Record<string, unknown>>
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined

  constructor(status: number, { error }: ErrorBody) {
    super(error.message)
    this.name = 'ApiError'
    this.status = status
    this.code = error.code
    this.fields = error.fields ?? {}
    this.details = error.details ?? {}
    this.retryAfter = error.retryAfter
  }
}

/** No answer came: offline, server stopped, or too slow. What was asked may have been done. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause })
    this.name = 'NetworkError'
  }
}

/** Whether asking again later may go better. */
export function isRetriable(error: unknown): boolean {
  if (error instanceof NetworkError) return true
  return error instanceof ApiError && ['unavailable', 'rate_limited', 'provider_failed'].includes(error.code)
}

export const isCode = (error: unknown, code: ErrorCode): boolean => error instanceof ApiError && error.code === code
