import { TwilioApiError } from './api-error.ts'
import type { Content } from './contents.ts'

const LONGEST_VALUE = 1600
const LONGEST_TEMPLATE = 1024
const PLACEHOLDER = /{{\s*([^{}\s]+)\s*}}/g

export interface RenderedContent {
  text: string
  /** The code that the channel will report later, when it will not take it. */
  failure: number | null
}

function parse(json: string | null): Record<string, unknown> {
  if (json === null || json === '') return {}
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    throw new TwilioApiError(21656)
  }
  throw new TwilioApiError(21656)
}

function checked(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_VALUE) throw new TwilioApiError(21656)
  return value
}

/** `{"1":…,"3":…}` is refused: numbers must follow one another. */
function assertSequential(names: string[]): void {
  const numbers = names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
  if (numbers.some((number, index) => number !== index + 1)) throw new TwilioApiError(21656)
}

function channelFailure(given: Record<string, string>, expected: Set<string>, text: string): number | null {
  if (Object.values(given).some((value) => /[\n\r\t]| {5,}/.test(value))) return 63013
  const names = Object.keys(given)
  if (names.length > 0 && (names.length !== expected.size || names.some((name) => !expected.has(name)))) return 63028
  return text.length > LONGEST_TEMPLATE ? 63021 : null
}

/**
 * Fills a template with `ContentVariables` (a JSON string). Without any, its samples are used, as Twilio does.
 * @throws {TwilioApiError} 21656 when the create call itself refuses them
 */
export function renderContent(content: Content, json: string | null): RenderedContent {
  const given = Object.fromEntries(Object.entries(parse(json)).map(([name, value]) => [name, checked(value)]))
  assertSequential(Object.keys(given))
  const expected = new Set([...content.body.matchAll(PLACEHOLDER)].map(([, name = '']) => name))
  const values = { ...content.variables, ...given }
  const text = content.body.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole)
  return { text, failure: channelFailure(given, expected, text) }
}
