export type Strength = { kind: 'short'; missing: number } | { kind: 'long' } | { kind: 'weak' } | { kind: 'good' }

const shortest = 12
const mostBytes = 72

/**
 * How a new password does, as one types. The server has the last word: it also knows the most common ones.
 * @param known words that must not be all of it: the person's e-mail, the house's name
 */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  const length = Array.from(password).length
  if (length < shortest) return { kind: 'short', missing: shortest - length }
  if (new TextEncoder().encode(password).length > mostBytes) return { kind: 'long' }
  return isPoor(password, known) ? { kind: 'weak' } : { kind: 'good' }
}

function isPoor(password: string, known: readonly string[]): boolean {
  const folded = password.toLowerCase()
  const left = known
    .filter((word) => word.length > 3)
    .reduce((rest, word) => rest.replaceAll(word.toLowerCase(), ''), folded)
  return new Set(left).size < 6 || isRun(left)
}

/** `123456…`, `abcdef…`, forwards or backwards, for most of it. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - (codes[at] ?? 0)) === 1)
  return steps.length > codes.length * 0.7
}
