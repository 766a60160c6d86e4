import { createHash } from 'node:crypto'
import express from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
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
const callsPerAddress = 6000

/** The Express application: webhooks first (nothing may slow them), then headers, routes, pages, errors. */
export function createServer(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.trustProxy)
  app.set('etag', false)
  const guards = createGuards(context)
  const [webhooks, routes] = separateWebhooks(context.routes)
  mountRoutes(app, webhooks, { ...guards, limit: [] })
  app.use(context.countRequests)
  app.use(securityHeaders(pageSecurity(context)))
  mountRoutes(app, routes, guards)
  app.use('/api/docs', context.docsPage)
  mountPages(app)
  app.use(answerUnknownPath)
  app.use(answerErrors(context.logger))
  return app
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

/** Each caller who shows something to be known by has a measure of their own: an office shares one address. */
function limitCalls(): RequestHandler[] {
  const refuse = (_req: Request, _res: Response, next: NextFunction) => {
    next(new AppError('rate_limited', words.manyRequests, { retryAfter: 60 }))
  }
  const shared = { windowMs: 60_000, legacyHeaders: false, handler: refuse }
  return [
    rateLimit({ ...shared, limit: callsPerAddress, standardHeaders: false }),
    rateLimit({ ...shared, limit: callsPerMinute, standardHeaders: 'draft-8', keyGenerator: callerOf }),
  ]
}

/** What is shown is not yet proven: whoever makes callers up is held by the measure of their address. */
function callerOf(req: Request): string {
  const shown = req.get('x-api-key') ?? req.get('authorization') ?? req.get('cookie') ?? ''
  return `${ipKeyGenerator(req.ip ?? '')} ${createHash('sha256').update(shown).digest('base64url')}`
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
