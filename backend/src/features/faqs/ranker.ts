import type { RankerIndex } from './ranker-index.ts'
import { matchAll } from './ranker-match.ts'
import type { Match, Ranked } from './ranker-match.ts'

export { buildIndex, exactHit } from './ranker-index.ts'
export type { RankedFaq, RankerIndex } from './ranker-index.ts'
export type { Ranked } from './ranker-match.ts'
export { KEYLESS_THRESHOLD, sureAnswer } from './ranker-sure.ts'

/** The FAQs that share anything with the message, best first; about 1 for a whole match, aliases adding up to 0.67. */
export function rank(
  index: RankerIndex,
  query: string,
  options: { history?: readonly string[]; top?: number } = {},
): Ranked[] {
  return matchAll(index, query, options.history?.join('\n'))
    .map((match) => ({ faqId: match.faqId, score: total(match) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.faqId - other.faqId)
    .slice(0, options.top)
}

/** What the fields count for, question and answer adding up to 1. */
const total = ({ question, answer, alias }: Match) => (2 * question + answer + 2 * alias) / 3

/**
 * The FAQs to put before the model: half of the list by the message alone, the rest by message and history together, which
 * finds what "and is it free?" speaks of. Measured: a better list than either alone.
 * @param history earlier turns of the dialogue, of both sides
 */
export function candidates(index: RankerIndex, query: string, history: readonly string[], most = 10): Ranked[] {
  const byMessage = rank(index, query)
  if (history.length === 0) return byMessage.slice(0, most)
  const first = byMessage.slice(0, Math.ceil(most / 2))
  const chosen = new Set(first.map(({ faqId }) => faqId))
  const rest = rank(index, query, { history }).filter(({ faqId }) => !chosen.has(faqId))
  return [...first, ...rest].slice(0, most)
}
