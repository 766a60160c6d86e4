import { z } from 'zod'

/** Every error code that the API answers with, and the HTTP status that goes with it. The list is closed. */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  bad_credentials: 401,
  forbidden: 403,
  bad_signature: 403,
  cross_site: 403,
  suspended: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  window_closed: 409,
  opted_out: 409,
  blocked: 409,
  channel_off: 409,
  not_available: 409,
  price_changed: 409,
  invalid_transition: 409,
  stale: 409,
  hold_expired: 410,
  gone: 410,
  too_large: 413,
  unsupported_media: 415,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  provider_failed: 502,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus
export const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]

export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      /** Field path → what is wrong with it. */
      fields: z.record(z.string(), z.string()).optional(),
      /** What a program may need to go on: a typed reason, alternatives, the new price. */
      details: z.record(z.string(), z.unknown()).optional(),
      /** Seconds to wait before trying again. */
      retryAfter: z.number().optional(),
    }),
  })
  .meta({ id: 'Error' })

export type ErrorBody = z.infer<typeof errorBody>
