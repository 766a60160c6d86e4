import type { ErrorBody } from '@conciergerie/contract'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { AppError } from '#src/errors.ts'
import type { Logger } from '#src/logger.ts'

/** Codes of body-parser, put into ours. */
const parserErrors: Record<string, () => AppError> = {
  'entity.too.large': () => new AppError('too_large', 'Le corps de la requête dépasse la taille permise.'),
  'entity.parse.failed': () => new AppError('invalid', 'Le corps n’est pas du JSON valide.'),
  'encoding.unsupported': () => new AppError('unsupported_media', 'Encodage non pris en charge.'),
  'charset.unsupported': () => new AppError('unsupported_media', 'Jeu de caractères non pris en charge.'),
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { type, status } = (error ?? {}) as { type?: string; status?: number }
  const known = type === undefined ? undefined : parserErrors[type]
  if (known) return known()
  if (status !== undefined && status >= 400 && status < 500) return new AppError('invalid', 'Requête illisible.')
  return new AppError('internal', 'Erreur interne. Elle a été consignée ; réessayez dans un instant.', { cause: error })
}

/** Last of the middlewares: one shape for every error, details in the log only. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const known = asAppError(error)
    if (known.status >= 500) logger.error({ err: error, method: req.method, path: req.path }, 'request failed')
    if (res.headersSent) {
      next(error)
      return
    }
    const body: ErrorBody = { error: { code: known.code, message: known.message } }
    if (known.fields) body.error.fields = known.fields
    if (known.details) body.error.details = known.details
    if (known.retryAfter !== undefined) {
      body.error.retryAfter = known.retryAfter
      res.set('Retry-After', String(Math.ceil(known.retryAfter)))
    }
    res.status(known.status).json(body)
  }
}

export const answerUnknownPath: RequestHandler = (_req, _res, next) => {
  next(new AppError('not_found', 'Cette adresse n’existe pas.'))
}
