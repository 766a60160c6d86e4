import type { ErrorBody, ErrorCode } from '@conciergerie/contract'
import { ApiError } from './errors.ts'

/** A proxy in between answers in its own words: the status alone then says what happened. */
const codeOfStatus: Record<number, ErrorCode> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** @param response one whose status is an error */
export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  if (isErrorBody(body)) return new ApiError(response.status, body)
  const code = codeOfStatus[response.status] ?? 'internal'
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const error: ErrorBody['error'] = { code, message: response.statusText }
  if (Number.isFinite(retryAfter)) error.retryAfter = retryAfter
  return new ApiError(response.status, { error })
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}
