import express from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Express, RequestHandler } from 'express'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import { answerErrors, answerUnknownPath } from './http/error-handler.ts'
import { words } from './http/locales/error-words.ts'
import { mountRoutes } from './http/mount.ts'
import type { Guards, MountedRoute } from './http/mount.ts'
import { mountPages } from './http/pages.ts'
import { sameOriginGuard } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'

const callsPerMinute = 1200

/** The Express application: webhooks first (nothing may slow them), then headers, routes, pages, errors. */
export function createServer(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.trustProxy)
  app.set('etag', false)
  const guards = createGuards(context)
  const [webhooks, routes] = separateWebhooks(context.routes)
  mountRoutes(app, webhooks, { ...guards, limit: pass })
  app.use(context.countRequests)
  app.use(securityHeaders(pageSecurity(context)))
  mountRoutes(app, routes, guards)
  app.use('/api/docs', context.docsPage)
  mountPages(app)
  app.use(answerUnknownPath)
  app.use(answerErrors(context.logger))
  return app
}

const pass: RequestHandler = (_req, _res, next) => {
  next()
}

function separateWebhooks(routes: readonly MountedRoute[]): [MountedRoute[], MountedRoute[]] {
  const isWebhook = (route: MountedRoute) => route.spec.who.includes('webhook')
  return [routes.filter(isWebhook), routes.filter((route) => !isWebhook(route))]
}

function createGuards(context: Context): Guards {
  return {
    identify: context.identify,
    ensureSameOrigin: sameOriginGuard(ownOrigins(context)),
    once: context.idempotency.once,
    limit: limitCalls(),
    checkAnswers: context.checkAnswers,
  }
}

function limitCalls(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: callsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => {
      next(new AppError('rate_limited', words.manyRequests, { retryAfter: 60 }))
    },
  })
}

/** Vite's servers in development, and the addresses that the demo also answers on. */
const sidePorts = [5173, 5174]

function ownOrigins({ config }: Context): ReadonlySet<string> {
  const publicOrigin = new URL(config.publicUrl).origin
  const local = config.demo
    ? [config.port, ...sidePorts].flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`])
    : []
  return new Set([publicOrigin, ...local])
}

function pageSecurity({ config }: Context) {
  return {
    https: config.secureCookies,
    framedBy: config.demoPhoneUrl === null ? [] : [new URL(config.demoPhoneUrl).origin],
  }
}
