import type { RouteSpec } from '@conciergerie/contract'
import { z } from 'zod'

export interface Schema {
  type?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  format?: string
  pattern?: string
  additionalProperties?: unknown
}

/** Texts for the patterns of the contract: a new pattern asks for a line here. */
const texts = [
  'abc',
  'fr',
  '12:30',
  `AC${'1'.repeat(32)}`,
  `MG${'1'.repeat(32)}`,
  '1',
  '2026-11-20',
  '2026-11',
  '2026-11-20T09:00:00Z',
  'a@b.example',
  'un texte bien assez long pour tout le monde',
]

/** A body that the route takes, made from its schema, every property filled; null when the route takes none. */
export function exampleBody(spec: RouteSpec): Record<string, unknown> | null {
  if (!spec.body || spec.consumes) return null
  const schema = bodySchema(spec)
  const body = exampleOf(schema ?? {}) as Record<string, unknown>
  return { ...body, ...corrections[`${spec.method} ${spec.path}`] }
}

/** What a route must be asked, and no more: required parts of its query. */
export function exampleQuery(spec: RouteSpec): Record<string, string> {
  if (!spec.query) return {}
  const schema = z.toJSONSchema(spec.query, { io: 'input', unrepresentable: 'any' }) as Schema
  const required = (schema.required ?? []).map((name) => [name, String(exampleOf(schema.properties?.[name] ?? {}))])
  return { ...(Object.fromEntries(required) as Record<string, string>), ...queryCorrections[spec.path] }
}

const queryCorrections: Record<string, Record<string, string>> = {
  '/api/planning': { from: '2026-11-20', to: '2026-11-27' },
}

/** The properties that a route's body may have, with their schemas. */
export function bodyProperties(spec: RouteSpec): Record<string, Schema> {
  return spec.consumes ? {} : (bodySchema(spec)?.properties ?? {})
}

function bodySchema(spec: RouteSpec): Schema | null {
  if (!spec.body) return null
  const schema = z.toJSONSchema(spec.body, { io: 'input', unrepresentable: 'any' }) as Schema
  return schema.anyOf?.[0] ?? schema
}

function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (choice) return exampleOf(choice)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, value]) => [key, exampleOf(value)]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return false
    case 'string':
      return textOf(schema)
    default:
      return null
  }
}

function textOf({ pattern, minLength = 0, format }: Schema): string {
  if (format === 'date') return '2026-11-20'
  if (format === 'email') return 'someone@nowhere.example'
  const fits = texts.find(
    (text) => text.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text)),
  )
  if (fits === undefined) throw new Error(`no example text fits ${pattern ?? `${minLength} characters`}: add one`)
  return fits
}

/** The example with one part of it replaced. */
export function exampleWith(
  spec: RouteSpec,
  [name = '', ...path]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const whole = exampleBody(spec) ?? {}
  if (path.length === 0) return { ...whole, [name]: value }
  const part = exampleOf(bodyProperties(spec)[name] ?? {}) as Record<string, unknown>
  return { ...whole, ...alone[name], [name]: { ...part, [path[0] ?? '']: value } }
}

/** What must not go along with a part. */
const alone: Record<string, Record<string, unknown>> = { template: { message: undefined } }

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** Names of earlier systems would say the same twice. */
const nothingTwice = Object.fromEntries(
  ['date', 'time', 'numberOfPeople', 'adults', 'children', 'date_arrivee', 'date_depart', 'type_chambre']
    .concat(['nombre_personnes', 'unitType'])
    .map((name) => [name, undefined]),
)
const noWish = { ...nothingTwice, kind: undefined, dateFrom: undefined, dateTo: undefined, partySize: undefined }
const stayWish = { ...nothingTwice, kind: 'stay', dateFrom: dayFromNow(10), dateTo: dayFromNow(12), partySize: 2 }
const amended = { ...noWish, quantity: undefined, revision: undefined }

/** Where a property's value must mean something, or filling everything would be refused for a reason of its own. */
const corrections: Record<string, Record<string, unknown>> = {
  'PATCH /api/auth/me': { phone: null },
  'POST /api/conversations/:id/send': {
    template: undefined,
    mediaIds: undefined,
    suggestionOf: undefined,
    close: false,
  },
  'PATCH /api/settings': { phoneNumber: null, timezone: 'Europe/Paris', whatsapp: {}, email: 'maison@nowhere.example' },
  'POST /api/settings/whatsapp/test': { sendTo: '+33639980199' },
  'PATCH /api/clients/:id': { phone: null, email: null, language: 'fr' },
  'POST /api/admin/conciergeries': {
    password: 'un phare dans la brume',
    whatsappNumber: '+33639980777',
    phoneNumber: '+33639980778',
    timezone: 'Europe/Paris',
  },
  'POST /api/availability/check': stayWish,
  'POST /api/settings/availability': stayWish,
  'POST /api/reservations': {
    ...stayWish,
    phone: '+33639980188',
    phoneNumber: undefined,
    telephone: undefined,
    email: 'a@b.example',
    quotedTotalCents: undefined,
    ...Object.fromEntries(['clientId', 'conversationId', 'unitId'].map((name) => [name, undefined])),
  },
  'PATCH /api/reservations/:id': { ...amended, unitId: undefined },
  'PUT /api/reservations/:id': { ...amended, unitId: undefined },
  'POST /api/waitlist': {
    kind: 'stay',
    unitType: undefined,
    dateFrom: dayFromNow(10),
    dateTo: dayFromNow(12),
    phone: '+33639980188',
    clientId: undefined,
  },
  'POST /api/blocks': { startsAt: dayFromNow(20), endsAt: dayFromNow(21) },
  'POST /api/services': { weekdays: 127, unitTypeIds: null },
  'PATCH /api/services/:id': { weekdays: 127, unitTypeIds: null },
  'POST /api/calendar-rules': { unitTypeId: null, serviceId: null, dateTo: '2026-12-20', weekdays: 127 },
  'PATCH /api/calendar-rules/:id': { unitTypeId: null, serviceId: null, dateTo: '2026-12-20', weekdays: 127 },
  'POST /api/admin/lines': { number: '+33639980779', sipPort: 5060 },
  'PATCH /api/admin/lines/:id': { number: '+33639980780', sipPort: 5060 },
  'PATCH /api/settings/voice': { transferNumber: null },
  'PATCH /api/admin/conciergeries/:id': { whatsappNumber: null, phoneNumber: null, timezone: 'Europe/Paris' },
}
