import { timingSafeEqual } from 'node:crypto'
import { api } from '@conciergerie/contract'
import type { Request } from 'express'
import type { Config } from '#src/config.ts'
import { AppError } from '#src/errors.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { words } from './locales/error-words.ts'
import type { Meter } from './meter.ts'
import { describeApi } from './openapi.ts'
import type { OperationsService } from './operations.service.ts'
import type { Version } from './version.ts'

interface OperationsRoutesParts {
  service: OperationsService
  meter: Meter
  config: Config
  version: Version
}

export function operationsRoutes({ service, meter, config, version }: OperationsRoutesParts): MountedRoute[] {
  const document = describeApi(version.version, config.publicUrl)
  return [
    on(api.operations.status, () =>
      Promise.resolve({
        version: version.version,
        demo: config.demo,
        demoAccount: config.demoAccounts?.concierge ?? null,
        demoAdmin: config.demoAccounts?.admin ?? null,
        demoPhoneUrl: config.demoPhoneUrl,
      }),
    ),
    on(api.operations.health, () => Promise.resolve(service.describeHealth())),
    on(api.operations.ready, () => service.ensureReady()),
    on(api.operations.metrics, async ({ req, res }) => {
      ensureMayRead(req, config.metricsToken)
      res.type(meter.registry.contentType).send(await meter.registry.metrics())
    }),
    on(api.operations.openapi, () => Promise.resolve(document)),
    on(api.operations.docs, ({ res }) => {
      res.redirect('/api/docs/')
      return Promise.resolve()
    }),
    on(api.operations.adminHealth, () => service.readHealth()),
    on(api.operations.listDeadJobs, ({ query }) => service.listDeadJobs(query.cursor, query.limit ?? 50)),
    on(api.operations.retryDeadJob, ({ params }) => service.retryDeadJob(params.id)),
    on(api.operations.dropDeadJob, ({ params }) => service.dropDeadJob(params.id)),
    on(api.operations.listProviderErrors, async ({ actor }) => ({ items: await service.listProviderErrors(actor) })),
  ]
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Metrics tell of traffic and spend: a token, or this very machine with no proxy in between. */
function ensureMayRead(req: Request, token: string | null): void {
  const given = req.get('authorization')?.replace(/^Bearer /, '') ?? ''
  if (token !== null && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token))) return
  const direct = req.get('x-forwarded-for') === undefined && loopback.has(req.socket.remoteAddress ?? '')
  if (token === null && direct) return
  throw new AppError('forbidden', words.metrics)
}
