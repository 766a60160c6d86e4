import { parse } from 'node:querystring'
import type { RequestHandler } from 'express'
import { AppError } from '#src/errors.ts'
import { readBytes } from './bytes.ts'
import { words } from './locales/error-words.ts'

/** Far above what Twilio sends (some thirty parameters); beyond, the request is refused rather than cut. */
const mostParameters = 1_000

/**
 * Reads a form post as it is: nothing trimmed, repeated keys as arrays, every parameter kept, since all are signed.
 * @throws AppError unsupported_media, too_large, invalid
 */
export function readForm(limitBytes: number): RequestHandler {
  return (req, _res, next) => {
    if (!req.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
      next(new AppError('unsupported_media', words.formExpected))
      return
    }
    readBytes(req, limitBytes)
      .then((body) => {
        req.body = parseForm(body.toString('utf8'))
        next()
      })
      .catch(next)
  }
}

function parseForm(text: string): Record<string, string | string[] | undefined> {
  const form = parse(text, '&', '=', { maxKeys: mostParameters + 1 })
  if (Object.keys(form).length > mostParameters) throw new AppError('invalid', words.manyParameters)
  return form
}
