import { allRoutes, errorBody } from '@conciergerie/contract'
import type { Audience, RouteSpec } from '@conciergerie/contract'
import { createDocument } from 'zod-openapi'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'conciergerie_session', description: 'Cookie du tableau de bord' },
  bearer: { type: 'http', scheme: 'bearer', description: 'Le `token` rendu par la connexion' },
  apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'Clé secrète d’une conciergerie' },
  publishableKey: {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
    description: 'Clé publiable d’une conciergerie (`pk_…`), depuis un site qu’elle a déclaré',
  },
  adminSession: { type: 'apiKey', in: 'cookie', name: 'conciergerie_admin', description: 'Cookie des administrateurs' },
  twilioSignature: { type: 'apiKey', in: 'header', name: 'X-Twilio-Signature' },
} as const

const schemesOf: Record<Audience, readonly (keyof typeof securitySchemes)[]> = {
  public: [],
  webhook: ['twilioSignature'],
  concierge: ['session', 'bearer'],
  owner: ['session', 'bearer'],
  key: ['apiKey'],
  admin: ['adminSession', 'bearer'],
  site: ['publishableKey'],
}

/** The OpenAPI 3.1 document of every route of the contract, webhooks included. */
export function describeApi(version: string, serverUrl: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of allRoutes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: { title: 'Conciergerie', version, description: 'API de la plateforme de conciergerie.' },
    servers: [{ url: serverUrl }],
    components: { securitySchemes },
    paths,
  })
  return document as unknown as Record<string, unknown>
}

function describeRoute(route: RouteSpec): ZodOpenApiOperationObject {
  const security = [...new Set(route.who.flatMap((audience) => schemesOf[audience]))].map((scheme) => ({
    [scheme]: [],
  }))
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-zA-Z0-9]+(\w)?/g, (_all, next?: string) => next?.toUpperCase() ?? '')}`,
    tags: [route.tag],
    summary: route.summary,
    security,
    requestParams: describeParams(route),
    ...(route.body || route.consumes ? { requestBody: describeBody(route) } : {}),
    responses: {
      ...describeSuccess(route),
      default: { description: 'Erreur', content: { 'application/json': { schema: errorBody } } },
    },
  }
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'La même clé rend la même réponse et un seul effet, pendant 48 h' }),
})

function describeParams(route: RouteSpec) {
  const repeatable = route.method !== 'GET' && !route.who.includes('public') && !route.who.includes('webhook')
  return {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
    ...(repeatable ? { header: idempotencyHeader } : {}),
  }
}

function describeBody(route: RouteSpec) {
  const schema = route.consumes === '*/*' ? z.string().meta({ format: 'binary' }) : route.body
  return { required: true, content: { [route.consumes ?? 'application/json']: { schema: schema ?? z.object({}) } } }
}

function describeSuccess(route: RouteSpec) {
  const status = String(route.status ?? 200) as '200'
  if (route.produces) return { [status]: { description: 'OK', content: { [route.produces]: { schema: z.string() } } } }
  if (!route.response) return { [status]: { description: 'Fait' } }
  return { [status]: { description: 'OK', content: { 'application/json': { schema: route.response } } } }
}
