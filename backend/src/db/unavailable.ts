import { AppError } from '#src/errors.ts'

/** Nothing was stored, and trying again later may work: a webhook answered so is sent again by its provider. */
export function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', 'La base de données est momentanément indisponible, réessayez dans un instant.', {
    retryAfter: 3,
    cause,
  })
}
