import { stems } from '#src/text/stems.ts'
import { charGrams, tokens } from '#src/text/tokens.ts'
import { tradeTerms } from './trade-terms.ts'

/** From a text to the terms that are matched, repeats kept. */
export type ToTerms = (text: string) => string[]

/** The stems of a text in its language, and the things of the trade that it names: what the posting table keeps. */
export const searchTerms = (text: string, locale: string): string[] => [
  ...stems(tokens(text), locale),
  ...tradeTerms(text),
]

/** The two kinds of term of a language, scored apart: words know grammar and the trade, character grams forgive spelling. */
export const termKinds = (locale: string): readonly [words: ToTerms, grams: ToTerms] => [
  (text) => searchTerms(text, locale),
  (text) => charGrams(tokens(text)),
]

/** A word of an earlier turn beside a word of the message. */
const historyWeight = 0.25

/** Term → weight. */
export function weighQuery(toTerms: ToTerms, message: string, history: string): Map<string, number> {
  const query = new Map<string, number>()
  for (const term of toTerms(history)) query.set(term, historyWeight)
  for (const term of toTerms(message)) query.set(term, 1)
  return query
}
