import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

/** Nothing was stored, and trying again later may work: a webhook answered so is sent again by its provider. */
export function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', words.unavailable, {
    retryAfter: 3,
    cause,
  })
}
