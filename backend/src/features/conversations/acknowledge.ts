import type { Response } from 'express'

/** The empty answer that Twilio wants: nothing is said by the webhook itself. */
export function acknowledge(res: Response): void {
  res.statusCode = 200
  res.setHeader('Content-Type', 'text/xml')
  res.end('<Response/>')
}
