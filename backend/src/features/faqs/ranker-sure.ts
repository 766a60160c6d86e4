import { detectLanguage } from '#src/text/language.ts'
import { questionWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'
import { exactHit } from './ranker-index.ts'
import type { RankerIndex } from './ranker-index.ts'
import { matchAll } from './ranker-match.ts'
import type { Match, Ranked } from './ranker-match.ts'

/**
 * The sureness from which the best FAQ is sent without a model. Chosen on cnil_fr cut into small houses (15 to 40 FAQs, most
 * with half of the questions about FAQs that the house does not have): of 0.30, 0.35, 0.40… the lowest at which four answers in
 * five are right in every one of them, with aliases and without, a wrong FAQ and an answer to an uncovered question both
 * counting as wrong. `npm run bench -- --only ranker --data <folder>` shows the table.
 */
export const KEYLESS_THRESHOLD = 0.45

/**
 * The one FAQ that may be sent without a model having chosen it: same words as a question or an alias, or sure enough.
 * Null when none may. The caller has set small talk and sensitive topics aside before.
 */
export function sureAnswer(index: RankerIndex, text: string): Ranked | null {
  const exact = exactHit(index, text)
  if (exact !== null) return { faqId: exact, score: 1 }
  const best = surest(index, text)
  return best && best.score >= KEYLESS_THRESHOLD ? best : null
}

/**
 * The best FAQ with its sureness: how far it is ahead of the others, plus half of how much of its wording the message says.
 * A high rank alone proves little: a question that no FAQ answers has a best FAQ too, but seldom one well ahead.
 */
export function surest(index: RankerIndex, text: string): Ranked | null {
  if (tokens(text).every((token) => questionWords.has(token))) return null
  const matches = matchAll(index, text).sort((one, other) => closeness(other) - closeness(one))
  const [first] = matches
  if (!first) return null
  const best = inGuestLanguage(matches, first, text) ?? first
  // the same FAQ in another language is no rival
  const rivals = matches.filter((match) => match !== best && match.locale === best.locale)
  // ahead in the question as well: "breakfast" alone is no reason to prefer the FAQ whose answer says it twice
  const lead = Math.min(leadOf(closeness, best, rivals), leadOf(asked, best, rivals))
  return { faqId: best.faqId, score: lead + best.covered / 2 }
}

/** An alias stands in for the question, so that having aliases does not make a house surer of everything. */
const asked = ({ question, alias }: Match) => Math.max(question, alias)
const closeness = (match: Match) => (2 * asked(match) + match.answer) / 3

const leadOf = (part: (match: Match) => number, best: Match, rivals: readonly Match[]) =>
  rivals.reduce((lead, rival) => Math.min(lead, part(best) - part(rival)), part(best))

/** Houses often keep a FAQ in two languages, and names and loan words ("parking") bring up both. */
function inGuestLanguage(matches: readonly Match[], first: Match, text: string): Match | undefined {
  const language = detectLanguage(text)
  return matches.find((match) => match.locale === language && closeness(match) >= closeness(first) * 0.8)
}
