import type { ErrorBody } from '@conciergerie/contract'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { AppError } from '#src/errors.ts'
import type { Logger } from '#src/logger.ts'
import { say } from '#src/text/phrase.ts'
import type { Language, Phrase } from '#src/text/phrase.ts'
import { words } from './locales/error-words.ts'
import { readerOf } from './reader.ts'

/** Codes of body-parser, put into ours. */
const parserErrors: Record<string, () => AppError> = {
  'entity.too.large': () => new AppError('too_large', words.tooLarge),
  'entity.parse.failed': () => new AppError('invalid', words.notJson),
  'encoding.unsupported': () => new AppError('unsupported_media', words.encoding),
  'charset.unsupported': () => new AppError('unsupported_media', words.charset),
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { type, status } = (error ?? {}) as { type?: string; status?: number }
  const known = type === undefined ? undefined : parserErrors[type]
  if (known) return known()
  if (status !== undefined && status >= 400 && status < 500) return new AppError('invalid', words.unreadable)
  return new AppError('internal', words.internal, { cause: error })
}

/** Last of the middlewares: one shape for every error, in its reader's language, details in the log only. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const known = asAppError(error)
    if (known.status >= 500) logger.error({ err: error, method: req.method, path: req.path }, 'request failed')
    if (res.headersSent) {
      next(error)
      return
    }
    const language = readerOf(req, res)
    const body: ErrorBody = { error: { code: known.code, message: say(known.words, language) } }
    if (known.fields) body.error.fields = sayAll(known.fields, language)
    if (known.details) body.error.details = known.details
    if (known.retryAfter !== undefined) {
      body.error.retryAfter = known.retryAfter
      res.set('Retry-After', String(Math.ceil(known.retryAfter)))
    }
    res.status(known.status).json(body)
  }
}

function sayAll(fields: Readonly<Record<string, Phrase | string>>, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, phrase]) => [field, say(phrase, language)]))
}

export const answerUnknownPath: RequestHandler = (_req, _res, next) => {
  next(new AppError('not_found', words.unknownPath))
}
