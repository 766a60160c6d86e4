import { fold } from '#src/text/fold.ts'
import { scoreField } from './ranker-field.ts'
import type { LanguageGroup, RankerIndex } from './ranker-index.ts'
import { termsOf } from './ranker-index.ts'
import type { Fields } from './ranker-index.ts'

export { buildIndex } from './ranker-index.ts'
export type { RankedFaq, RankerIndex } from './ranker-index.ts'

export interface Ranked {
  faqId: number
  /** About 1 when every word is in the question and in the answer; aliases may raise it further. */
  score: number
}

/** What a field counts for; the sum over question and answer is brought to 1. */
const weights = { question: 2 / 3, answer: 1 / 3, alias: 2 / 3 }
/** A word of an earlier turn, beside a word of the message. */
const historyWeight = 0.25

/** The FAQs that share anything with the message, best first. */
export function rank(index: RankerIndex, query: string, options: { history?: readonly string[]; top?: number } = {}): Ranked[] {
  const history = (options.history ?? []).join('\n')
  return index.groups
    .flatMap((group) => scoreGroup(group, query, history))
    .sort((one, other) => other.score - one.score || one.faqId - other.faqId)
    .slice(0, options.top)
}

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
  const rest = [...rank(index, query, { history }), ...byMessage].filter(({ faqId }) => !chosen.has(faqId) && chosen.add(faqId))
  return [...first, ...rest].slice(0, most)
}

/** The FAQ whose question or alias says the same words, case, accents and punctuation apart; null when none or several do. */
export function exactHit(index: RankerIndex, text: string): number | null {
  return index.wordings.get(fold(text)) ?? null
}

function scoreGroup(group: LanguageGroup, query: string, history: string): Ranked[] {
  const said = termsOf(query, group.locale)
  const before = termsOf(history, group.locale)
  const scores = new Float64Array(group.faqIds.length)
  group.kinds.forEach((fields, kind) => {
    addScores(scores, fields, group.aliasOwners, weigh(said[kind] ?? [], before[kind] ?? []))
  })
  return group.faqIds.flatMap((faqId, position) => {
    const score = (scores[position] ?? 0) / group.kinds.length
    return score > 0 ? [{ faqId, score }] : []
  })
}

function weigh(said: readonly string[], before: readonly string[]): Map<string, number> {
  const query = new Map<string, number>()
  for (const term of before) query.set(term, historyWeight)
  for (const term of said) query.set(term, 1)
  return query
}

function addScores(scores: Float64Array, fields: Fields, aliasOwners: readonly number[], query: ReadonlyMap<string, number>): void {
  const question = scoreField(fields.question, query)
  const answer = scoreField(fields.answer, query)
  const alias = bestAliases(scoreField(fields.alias, query), aliasOwners, scores.length)
  for (const position of scores.keys()) {
    const earned =
      weights.question * (question[position] ?? 0) + weights.answer * (answer[position] ?? 0) + weights.alias * (alias[position] ?? 0)
    scores[position] = (scores[position] ?? 0) + earned
  }
}

/** Each FAQ's best alias: their sum would favour whoever has many. */
function bestAliases(scores: Float64Array, owners: readonly number[], size: number): Float64Array {
  const best = new Float64Array(size)
  scores.forEach((score, alias) => {
    const owner = owners[alias] ?? 0
    best[owner] = Math.max(best[owner] ?? 0, score)
  })
  return best
}
