import type { RequestHandler } from 'express'
import { answerError, TwilioApiError } from './api-error.ts'
import type { Accounts } from './accounts.ts'

export interface Credentials {
  user: string
  password: string
}

/** Basic credentials of a request, null when there are none. */
function basicCredentials(header: string | undefined): Credentials | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { user, password: rest.join(':') }
}

/** Opens the REST API to an account SID and one of its tokens; everybody else gets 20003. */
export function authenticate(accounts: Accounts): RequestHandler {
  return (req, res, next) => {
    const credentials = basicCredentials(req.headers.authorization)
    const account = credentials && accounts.authenticate(credentials.user, credentials.password)
    if (!account) {
      answerError(res, new TwilioApiError(20003))
      return
    }
    const inPath = /^\/2010-04-01\/Accounts\/(\w+)/.exec(req.path)?.[1]
    if (inPath !== undefined && inPath !== account.accountSid) {
      answerError(res, notFound(req.path))
      return
    }
    res.locals['account'] = account
    next()
  }
}

export function notFound(path: string): TwilioApiError {
  return new TwilioApiError(20404, `The requested resource ${path} was not found`)
}
