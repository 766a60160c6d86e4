import { words } from './fold.ts'

/** Words looked for; more make no search better. */
const mostWords = 6

export interface SearchTerms {
  /** Terms that must be there as they are. */
  whole: string[]
  /** How one more term must begin: the word that is still being typed. */
  prefix: string
}

/** A search as folded terms, all of which must be there; a number typed with spaces is one term. Null without any. */
export function searchTerms(query: string): SearchTerms | null {
  if (/^[\d\s+().-]+$/.test(query) && /\d/.test(query)) return { whole: [], prefix: query.replace(/\D/g, '') }
  const found = [...new Set(words(query))].slice(0, mostWords)
  const prefix = found.pop()
  return prefix === undefined ? null : { whole: found, prefix }
}

/** Comes after every term that begins with the prefix, in the order of bytes. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`
