import { isRecord } from '../validation/checks.ts'

/** Values for properties by their names; the rest is made up by type. */
export type Known = Record<string, unknown>

type Schema = Record<string, unknown>

function resolve(schema: unknown, root: Schema): Schema {
  if (!isRecord(schema)) return {}
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined
  const defs = root['$defs']
  return name !== undefined && isRecord(defs) ? resolve(defs[name], root) : schema
}

function typeOf(schema: Schema): unknown {
  const { type } = schema
  return Array.isArray(type) ? (type.find((name) => name !== 'null') as unknown) : type
}

/** Turns a known value into what the schema asks for: `['12']` → `[12]`. */
function adapted(value: unknown, schema: Schema, root: Schema): unknown {
  const type = typeOf(schema)
  if (Array.isArray(value))
    return type === 'array' ? value.map((item) => adapted(item, resolve(schema['items'], root), root)) : value
  if (type === 'integer' || type === 'number') return Number(value) || 0
  return value
}

function fits(value: unknown, schema: Schema): boolean {
  const allowed = schema['enum']
  return value !== undefined && (!Array.isArray(allowed) || allowed.includes(value))
}

function object(schema: Schema, known: Known, root: Schema): Known {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {}
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const resolved = resolve(property, root)
      return [name, fits(known[name], resolved) ? adapted(known[name], resolved, root) : make(resolved, known, root)]
    }),
  )
}

function make(schema: Schema, known: Known, root: Schema): unknown {
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown
  const variants = [schema['anyOf'], schema['allOf']].find(Array.isArray)
  if (variants) return make(resolve(variants[0], root), known, root)
  switch (typeOf(schema)) {
    case 'object':
      return object(schema, known, root)
    case 'array':
      return schema['minItems'] === 1 ? [make(resolve(schema['items'], root), known, root)] : []
    case 'integer':
    case 'number':
      return 0
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return known['text'] ?? ''
  }
}

/** A value that a JSON schema takes: what is known by name, and something plain for the rest. */
export function fillSchema(schema: Schema, known: Known): unknown {
  return make(resolve(schema, schema), known, schema)
}
