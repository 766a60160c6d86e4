import { MessagingError } from './messaging.ts'
import type { CallOutcome } from './messaging.ts'

/** No connection was made, so nothing was handed over. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])
const timedOut = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])

/** What an error of the SDK says, in our words; personal data left out. */
export function explainTwilio(error: unknown): MessagingError {
  if (error instanceof MessagingError) return error
  const { code, status, message } = read(error)
  const httpStatus = status ?? 0
  if (httpStatus >= 400) {
    const named = code ?? `http_${httpStatus}`
    return new MessagingError(httpStatus === 429 ? '20429' : named, message, {
      outcome: outcomeOf(httpStatus),
      status: httpStatus,
      cause: error,
    })
  }
  if (code !== undefined && neverConnected.has(code))
    return new MessagingError('network', message, { outcome: 'not_sent', status: 0, cause: error })
  const named = code !== undefined && timedOut.has(code) ? 'timeout' : 'network'
  return new MessagingError(named, message, { outcome: 'unknown', status: httpStatus, cause: error })
}

/** 429 is answered before anything is processed; a 5xx may come after. Source: Twilio, error 20429. */
function outcomeOf(status: number): CallOutcome {
  if (status === 429) return 'not_sent'
  return status >= 500 ? 'unknown' : 'refused'
}

function read(error: unknown): { code: string | undefined; status: number | undefined; message: string } {
  const { code, status, message } = (error ?? {}) as { code?: unknown; status?: unknown; message?: unknown }
  return {
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : undefined,
    status: typeof status === 'number' ? status : undefined,
    message: typeof message === 'string' && message !== '' ? message : 'no answer that could be read',
  }
}
