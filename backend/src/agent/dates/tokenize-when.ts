import { plainText } from './plain-text.ts'
import { rules } from './rules.ts'
import type { Token } from './when-tokens.ts'

const word = /[\p{L}\p{N}]+(?:'(?=\p{L}))?|[^\s\p{L}\p{N}]/uy
const space = /\s+/y
const longestText = 2_000

/** A text cut into what speaks of time and the words between. */
export function tokenizeWhen(text: string): Token[] {
  const plain = plainText(text.slice(0, longestText))
  const tokens: Token[] = []
  let at = 0
  while (at < plain.length) {
    const gap = matchAt(space, plain, at)
    const found = gap === null ? (bestAt(plain, at) ?? wordAt(plain, at)) : null
    if (found) tokens.push(found)
    at += gap?.length ?? found?.text.length ?? 1
  }
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function bestAt(text: string, at: number): Token | null {
  let best: Token | null = null
  for (const { pattern, make } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || match[0].length <= (best?.text.length ?? 0)) continue
    const made = make(match.groups ?? {})
    if (made) best = { ...made, text: match[0] }
  }
  return best
}

function wordAt(text: string, at: number): Token | null {
  const found = matchAt(word, text, at)
  return found === null ? null : { type: found === '-' ? 'glue' : 'word', text: found }
}
