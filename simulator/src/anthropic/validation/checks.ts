/** Says what is wrong with a value, in the words of the real API, or nothing. `path` is `messages.0.content`. */
export type Check = (value: unknown, path: string) => string | null

export type Shape = Record<string, Check>

const wrong = (path: string, words: string) => `${path}: ${words}`

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const text: Check = (value, path) =>
  typeof value === 'string' ? null : wrong(path, 'Input should be a valid string')

export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? null : wrong(path, 'Input should be a valid boolean')

export const anything: Check = () => null

export const record: Check = (value, path) =>
  isRecord(value) ? null : wrong(path, 'Input should be a valid dictionary')

export const integer =
  (least: number): Check =>
  (value, path) => {
    if (!Number.isInteger(value)) return wrong(path, 'Input should be a valid integer')
    return (value as number) >= least ? null : wrong(path, `Input should be greater than or equal to ${least}`)
  }

export const oneOf =
  (...allowed: string[]): Check =>
  (value, path) => {
    if (allowed.includes(value as string)) return null
    const quoted = allowed.map((item) => `'${item}'`)
    const last = quoted.pop() ?? ''
    return wrong(path, `Input should be ${quoted.length > 0 ? `${quoted.join(', ')} or ` : ''}${last}`)
  }

export const nullable =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path)

export const listOf =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong(path, 'Input should be a valid list')
    return first(value.map((item, index) => () => check(item, `${path}.${index}`)))
  }

/** A string, or a list of something. */
export const textOr =
  (check: Check): Check =>
  (value, path) =>
    typeof value === 'string' ? null : check(value, path)

/** An object with these fields and no other. */
export const shape =
  (required: Shape, optional: Shape = {}): Check =>
  (value, path) => {
    if (!isRecord(value)) return wrong(path, 'Input should be a valid dictionary')
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    const missing = Object.keys(required).find((name) => value[name] === undefined)
    if (missing !== undefined) return wrong(at(missing), 'Field required')
    const known = { ...required, ...optional }
    const extra = Object.keys(value).find((name) => !(name in known))
    if (extra !== undefined) return wrong(at(extra), 'Extra inputs are not permitted')
    const given = Object.entries(known).filter(([name]) => value[name] !== undefined)
    return first(
      given.map(
        ([name, check]) =>
          () =>
            check(value[name], at(name)),
      ),
    )
  }

/** One of several objects, told apart by their `type`. */
export const tagged =
  (kinds: Record<string, Check>): Check =>
  (value, path) => {
    if (!isRecord(value)) return wrong(path, 'Input should be a valid dictionary')
    const tag = value['type']
    if (tag === undefined) return wrong(`${path}.type`, 'Field required')
    if (typeof tag === 'string' && kinds[tag]) return kinds[tag](value, `${path}.${tag}`)
    const expected = Object.keys(kinds).map((kind) => `'${kind}'`)
    return wrong(
      path,
      `Input tag ${JSON.stringify(tag)} found using 'type' does not match any of the expected tags: ${expected.join(', ')}`,
    )
  }

/** The first fault of several checks, the later ones not made. */
export function first(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check()
    if (fault !== null) return fault
  }
  return null
}
