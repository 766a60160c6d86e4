import { first, isRecord } from './checks.ts'

/** Constraints that structured outputs do not take. Source: the vendor's page on structured outputs, "JSON Schema limitations". */
const UNSUPPORTED: Record<string, string[]> = {
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength'],
  array: ['maxItems', 'uniqueItems'],
}

function checkKeywords(schema: Record<string, unknown>, path: string): string | null {
  const type = schema['type']
  if (type === 'object' && schema['additionalProperties'] !== false)
    return `${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`
  const minimum = schema['minItems']
  if (minimum !== undefined && minimum !== 0 && minimum !== 1)
    return `${path}: For 'array' type, 'minItems' values other than 0 or 1 are not supported`
  const names = (typeof type === 'string' ? (UNSUPPORTED[type] ?? []) : []).filter((name) => name in schema)
  return names.length > 0
    ? `${path}: For '${String(type)}' type, properties ${names.join(', ')} are not supported`
    : null
}

/** Schemas below this one, with their places. */
function below(schema: Record<string, unknown>, path: string): [unknown, string][] {
  const named = ['properties', '$defs'].flatMap((group): [unknown, string][] => {
    const found = schema[group]
    return isRecord(found) ? Object.entries(found).map(([name, value]) => [value, `${path}.${group}.${name}`]) : []
  })
  const listed = ['anyOf', 'allOf'].flatMap((group): [unknown, string][] => {
    const found = schema[group]
    return Array.isArray(found) ? found.map((value: unknown, index) => [value, `${path}.${group}.${index}`]) : []
  })
  return [...named, ...listed, ...('items' in schema ? [[schema['items'], `${path}.items`] as [unknown, string]] : [])]
}

/** Says what a JSON schema has that a structured output cannot keep. */
export function checkOutputSchema(schema: unknown, path: string): string | null {
  if (!isRecord(schema)) return `${path}: Input should be a valid dictionary`
  return (
    checkKeywords(schema, path) ??
    first(
      below(schema, path).map(
        ([value, at]) =>
          () =>
            checkOutputSchema(value, at),
      ),
    )
  )
}
