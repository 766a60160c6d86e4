import type { Response } from 'express'
import type { ErrorType } from '@anthropic-ai/sdk/resources/shared'

export type ApiErrorType = ErrorType | 'request_too_large'

/** Answered as `{type: 'error', error: {type, message}, request_id}`. */
export class AnthropicApiError extends Error {
  override readonly name = 'AnthropicApiError'
  readonly status: number
  readonly type: ApiErrorType
  readonly headers: Record<string, string>

  constructor(status: number, type: ApiErrorType, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.type = type
    this.headers = headers
  }
}

export function invalidRequest(message: string): AnthropicApiError {
  return new AnthropicApiError(400, 'invalid_request_error', message)
}

export function errorBody(type: ApiErrorType, message: string, requestId: string) {
  return { type: 'error', error: { type, message }, request_id: requestId }
}

export function answerError(res: Response, { status, type, message, headers }: AnthropicApiError): void {
  const requestId = String(res.getHeader('request-id'))
  res
    .set(headers)
    .status(status)
    .json(errorBody(type, message, requestId))
}
