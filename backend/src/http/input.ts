import type { RouteSpec } from '@conciergerie/contract'
import type { Request } from 'express'
import { z } from 'zod'
import { AppError } from '#src/errors.ts'

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
    query: spec.query && parse(spec.query, req.query),
    body: readBody(spec, req),
  }
}

function parseParams(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AppError('not_found', 'Introuvable.')
  return parsed.data
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'Certains champs sont à corriger.', { fields: fieldsOf(parsed.error) })
}

/** A route that declares no body takes no field: what would be ignored today might mean something tomorrow. */
function readBody(spec: RouteSpec, req: Request): unknown {
  if (spec.body) return parse(spec.body, req.body ?? {})
  if (!spec.consumes && req.body !== undefined) parse(noFields, req.body)
  return undefined
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const entries = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key): [string, string] => [[...issue.path, key].join('.'), 'champ inconnu'])
      : [[issue.path.join('.') || '(corps)', issue.message] as [string, string]],
  )
  return Object.fromEntries(entries)
}
