import { conceptsOf } from './trade-words.ts'
import { stems } from '#src/text/stems.ts'
import { charGrams } from '#src/text/tokens.ts'

/** From tokens to the terms that are matched. */
export type ToTerms = (tokens: readonly string[]) => string[]

/** The two kinds of term of a language, scored apart: stems know grammar, character grams forgive spelling. */
export const termKinds = (locale: string): readonly [stems: ToTerms, grams: ToTerms] => [
  (tokens) => { const st = stems(tokens, locale); return [...st, ...conceptsOf(st)] },
  charGrams,
]

/** A word of an earlier turn beside a word of the message. */
const historyWeight = 0.25

/** Term → weight. */
export function weighQuery(toTerms: ToTerms, said: readonly string[], before: readonly string[]): Map<string, number> {
  const query = new Map<string, number>()
  for (const term of toTerms(before)) query.set(term, historyWeight)
  for (const term of toTerms(said)) query.set(term, 1)
  return query
}
