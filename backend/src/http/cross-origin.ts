import type { Request, RequestHandler, Response } from 'express'

/**
 * Lets the page that asked read the answer: its origin is listed by the house, or it would not have been let in. Without
 * credentials: a browser never sends our cookies along.
 */
export function allowSites(req: Request, res: Response): void {
  res.vary('Origin')
  const origin = req.get('origin')
  if (origin === undefined) return
  res.set('Access-Control-Allow-Origin', origin)
  res.set('Access-Control-Expose-Headers', 'Retry-After')
}

/**
 * Answers the browser that asks whether a page may call. A preflight carries no key, so any page may ask; the call
 * itself is let in, and its answer shown, only where the key says so.
 */
export function answerPreflight(methods: readonly string[]): RequestHandler {
  return (req, res) => {
    allowSites(req, res)
    res.set('Access-Control-Allow-Methods', methods.join(', '))
    res.set('Access-Control-Allow-Headers', 'Content-Type, X-Api-Key, Idempotency-Key')
    res.set('Access-Control-Max-Age', '600')
    res.status(204).end()
  }
}
