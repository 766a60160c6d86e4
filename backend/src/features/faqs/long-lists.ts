import { stems } from '#src/text/stems.ts'
import { tokens } from '#src/text/tokens.ts'
import { tradeTerms } from './trade-terms.ts'

/** Beyond this many FAQs a list is not read whole: the posting table finds what is near a question. */
export const mostInMemory = 2_000

/** The stems of a text as each language of ours would index them: the list may hold several. */
export function stemsInEveryLanguage(text: string): string[] {
  const said = tokens(text)
  const forms = ['fr', 'en', 'es', 'de', 'it', 'nl', 'pt'].flatMap((locale) => stems(said, locale))
  return [...new Set([...forms, ...tradeTerms(text)])]
}
