import express from 'express'
import type { Express, RequestHandler } from 'express'
import { authenticate, notFound } from './authenticate.ts'
import { answerError, TwilioApiError } from './api-error.ts'
import type { Accounts } from './accounts.ts'
import { checkOriginalHost } from './original-host.ts'
import { accountRoutes } from './routes/account.routes.ts'
import { callsRoutes } from './routes/calls.routes.ts'
import type { CallsParts } from './routes/calls.routes.ts'
import { cdnRoutes } from './routes/cdn.routes.ts'
import { contentRoutes } from './routes/content.routes.ts'
import type { ContentParts } from './routes/content.routes.ts'
import { incomingNumberRoutes } from './routes/incoming-numbers.routes.ts'
import { mediaRoutes } from './routes/media.routes.ts'
import type { MediaParts } from './routes/media.routes.ts'
import { messagesRoutes } from './routes/messages.routes.ts'
import type { MessagesParts } from './routes/messages.routes.ts'
import { senderRoutes } from './routes/senders.routes.ts'
import { typingRoutes } from './routes/typing.routes.ts'
import type { TypingParts } from './routes/typing.routes.ts'

/** A call of the REST API, as it came in. */
export interface RestRequest {
  method: string
  path: string
  /** The host that the client meant before it was redirected here. */
  originalHost: string | null
  parameters: Record<string, string | string[]>
  /** Null while, or when, it is never answered. */
  status: number | null
}

export interface RestAppParts extends MessagesParts, MediaParts, ContentParts, TypingParts, CallsParts {
  accounts: Accounts
  requests: RestRequest[]
  onLeak: (path: string) => void
}

function record(requests: RestRequest[]): RequestHandler {
  return (req, res, next) => {
    const host = req.headers['x-original-host']
    const entry: RestRequest = {
      method: req.method,
      path: req.originalUrl,
      originalHost: typeof host === 'string' ? host : null,
      parameters: (req.body ?? {}) as RestRequest['parameters'],
      status: null,
    }
    requests.push(entry)
    res.once('finish', () => (entry.status = res.statusCode))
    next()
  }
}

/** Twilio's hosts `api`, `content` and `messaging`, and its media CDN, behind one address. */
export function restApp(parts: RestAppParts): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use(cdnRoutes(parts))
  app.use(express.urlencoded({ extended: false, limit: '1mb' }))
  app.use(record(parts.requests), checkOriginalHost, authenticate(parts.accounts))
  app.use(accountRoutes(parts), senderRoutes(parts), incomingNumberRoutes(parts))
  app.use('/2010-04-01/Accounts/:account', messagesRoutes(parts), mediaRoutes(parts), callsRoutes(parts))
  app.use(contentRoutes(parts), typingRoutes(parts))
  app.use((req, res) => {
    answerError(res, notFound(req.path))
  })
  app.use(((error: Error & { status?: number }, _req, res, _next) => {
    answerError(res, new TwilioApiError(error.status === undefined ? 20500 : 20001, error.message))
  }) satisfies express.ErrorRequestHandler)
  return app
}
