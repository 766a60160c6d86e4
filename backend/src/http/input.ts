import type { RouteSpec } from '@conciergerie/contract'
import type { Request } from 'express'
import { z } from 'zod'
import { AppError, notFound } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import { wrongFields } from './wrong-fields.ts'

const noFields = z.strictObject({})

export interface Input {
  params: unknown
  query: unknown
  body: unknown
}

/**
 * Reads what the route declares, and nothing else.
 * @throws AppError not_found for an id that cannot exist, invalid with the fields that are wrong
 */
export function parseInput(spec: RouteSpec, req: Request): Input {
  return {
    params: spec.params && parseParams(spec.params, req.params),
    query: spec.query && parse(spec.query, cleanQuery(req)),
    body: readBody(spec, req),
  }
}

/** No text of people holds a NUL, and PostgreSQL takes none. */
export function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value
}

const cleanQuery = ({ query }: Request) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, withoutNul(value)]))

function parseParams(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw notFound()
  return parsed.data
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new AppError('invalid', words.wrongFields, { fields: wrongFields(parsed.error) })
}

/** A route that declares no body takes no field: what would be ignored today might mean something tomorrow. */
function readBody(spec: RouteSpec, req: Request): unknown {
  if (spec.body) return parse(spec.body, req.body ?? {})
  if (!spec.consumes && req.body !== undefined) parse(noFields, req.body)
  return undefined
}
