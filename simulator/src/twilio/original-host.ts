import type { RequestHandler } from 'express'
import { answerError } from './api-error.ts'
import { notFound } from './authenticate.ts'

/** Which of Twilio's hosts serves a path; regional names (`api.dublin.ie1.twilio.com`) count too. */
const HOSTS: [RegExp, string][] = [
  [/^\/2010-04-01\//, 'api'],
  [/^\/v1\/Content/, 'content'],
  [/^\/v2\/Indicators\//, 'messaging'],
]

/** A client that was led here says which host it meant: a path that this host does not serve is not found, as at Twilio. */
export const checkOriginalHost: RequestHandler = (req, res, next) => {
  const host = req.headers['x-original-host']
  const product = HOSTS.find(([path]) => path.test(req.path))?.[1]
  const meant = new RegExp(`^${product ?? '.*'}(\\.[a-z0-9-]+){0,2}\\.twilio\\.com(:\\d+)?$`)
  if (typeof host !== 'string' || product === undefined || meant.test(host)) next()
  else answerError(res, notFound(req.path))
}
