import type { Response } from 'express'
import { errorCode } from './error-codes.ts'

/** Thrown in a route; answered as Twilio answers: `{code, message, more_info, status}`. */
export class TwilioApiError extends Error {
  override readonly name = 'TwilioApiError'
  readonly code: number
  readonly status: number

  constructor(code: number, message = errorCode(code).message, status = errorCode(code).status) {
    super(message)
    this.code = code
    this.status = status
  }
}

export function answerError(res: Response, { code, message, status }: TwilioApiError): void {
  if (status === 401) res.set('WWW-Authenticate', 'Basic realm="Twilio API"')
  if (status === 429) res.set('Retry-After', '1')
  res.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })
}
