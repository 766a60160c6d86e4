import { z } from 'zod'
import { id, instant, pageOf, pageQuery, wholeList } from './common.ts'
import { adminOnly, anyone, route } from './route.ts'

export const deadJob = z
  .object({
    id: z.string(),
    task: z.string(),
    conciergerieId: id.nullable(),
    attempts: z.int(),
    lastError: z.string().nullable(),
    failedAt: instant.nullable(),
  })
  .meta({ id: 'DeadJob' })

export const providerError = z
  .object({
    id,
    provider: z.enum(['twilio', 'anthropic', 'openai', 'smtp', 'webhook']),
    code: z.string(),
    message: z.string(),
    conciergerieId: id.nullable(),
    count: z.int(),
    firstAt: instant,
    lastAt: instant,
  })
  .meta({ id: 'ProviderError' })

const providerState = z.object({
  provider: z.enum(['twilio', 'anthropic', 'openai', 'smtp']),
  mode: z.enum(['real', 'simulated', 'off']),
  errors24h: z.int(),
  calls24h: z.int(),
  p95Ms: z.number().nullable(),
})

export const platformHealth = z
  .object({
    version: z.string(),
    commit: z.string().nullable(),
    node: z.string(),
    uptimeSeconds: z.int(),
    database: z.object({ engine: z.enum(['sqlite', 'postgres']), sizeBytes: z.int() }),
    disk: z.object({ freeBytes: z.int(), totalBytes: z.int() }).nullable(),
    queue: z.object({ pending: z.int(), running: z.int(), dead: z.int(), oldestSeconds: z.int().nullable() }),
    requests: z.object({ count: z.int(), errors: z.int(), p95Ms: z.number().nullable() }),
    liveStreams: z.int(),
    providers: z.array(providerState),
    /** Millionths of a US dollar, of the last 30 days, by day. */
    spend: z.array(z.object({ day: z.string(), costMicros: z.int(), answers: z.int() })),
    spendByHouse: z.array(
      z.object({ conciergerieId: id, conciergerie: z.string(), costMicros: z.int(), answers: z.int() }),
    ),
  })
  .meta({ id: 'PlatformHealth' })

const tag = 'Operations'
const jobParams = z.object({ id: z.string().regex(/^\d+$/) })

export const operations = {
  status: route({
    method: 'GET',
    path: '/api/status',
    who: anyone,
    tag,
    summary: 'What a login page may know: version, demo',
    response: z.object({
      version: z.string(),
      demo: z.boolean(),
      demoAccount: z.object({ email: z.string(), password: z.string() }).nullable(),
      demoAdmin: z.object({ email: z.string(), password: z.string() }).nullable(),
      demoPhoneUrl: z.string().nullable(),
    }),
  }),
  health: route({
    method: 'GET',
    path: '/health',
    who: anyone,
    tag,
    summary: 'Alive',
    response: z.object({ status: z.literal('ok'), version: z.string(), uptimeSeconds: z.int() }),
  }),
  ready: route({
    method: 'GET',
    path: '/ready',
    who: anyone,
    tag,
    summary: 'Ready to serve: database reachable, not draining',
    response: z.object({
      status: z.literal('ok'),
      database: z.literal('ok'),
      /** Whether this process looks after the telephone lines, stands ready to, or has nothing to do with them. */
      lines: z.enum(['leads', 'follows', 'none']),
    }),
  }),
  metrics: route({
    method: 'GET',
    path: '/metrics',
    who: anyone,
    tag,
    summary: 'Prometheus metrics (loopback, or with METRICS_TOKEN)',
    produces: 'text/plain',
  }),
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    who: anyone,
    tag,
    summary: 'This description',
    response: z.record(z.string(), z.unknown()),
  }),
  docs: route({
    method: 'GET',
    path: '/api/docs',
    who: anyone,
    tag,
    summary: 'This description, to browse',
    produces: 'text/html',
  }),

  adminHealth: route({
    method: 'GET',
    path: '/api/admin/health',
    who: adminOnly,
    tag,
    summary: 'Health, usage and spend of the platform',
    response: platformHealth,
  }),
  listDeadJobs: route({
    method: 'GET',
    path: '/api/admin/jobs/dead',
    who: adminOnly,
    tag,
    summary: 'Jobs given up after eight tries',
    query: pageQuery,
    response: pageOf(deadJob),
  }),
  retryDeadJob: route({
    method: 'POST',
    path: '/api/admin/jobs/dead/:id/retry',
    who: adminOnly,
    tag,
    summary: 'Try a dead job again',
    params: jobParams,
    status: 204,
  }),
  dropDeadJob: route({
    method: 'DELETE',
    path: '/api/admin/jobs/dead/:id',
    who: adminOnly,
    tag,
    summary: 'Forget a dead job',
    params: jobParams,
    status: 204,
  }),
  listProviderErrors: route({
    method: 'GET',
    path: '/api/admin/provider-errors',
    who: adminOnly,
    tag,
    summary: 'Errors of Twilio, Anthropic, SMTP and webhooks, grouped',
    ...wholeList(providerError),
  }),
}
