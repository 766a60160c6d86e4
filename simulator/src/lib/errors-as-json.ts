import type { ErrorRequestHandler, RequestHandler } from 'express'

/** Something that the caller of our own little APIs got wrong. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

/** `{error: '…'}`; what is nobody's mistake is thrown on. */
export const errorsAsJson: ErrorRequestHandler = (error: Error & { status?: number }, _req, res, next) => {
  if (error.status === undefined || res.headersSent) next(error)
  else res.status(error.status).json({ error: error.message })
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

export const isLocalName = (host: string) => LOCAL.test(host)

/** Another site's page, led here by its own DNS, names itself in `Host`: it gets nothing. */
export const onlyLocalNames: RequestHandler = (req, res, next) => {
  if (isLocalName(req.headers.host ?? '')) next()
  else res.status(403).json({ error: 'this simulator answers to localhost only' })
}
