import { coverField, scoreField } from './ranker-field.ts'
import type { KindIndex, LanguageGroup, RankerIndex } from './ranker-index.ts'
import { weighQuery } from './ranker-terms.ts'

export interface Ranked {
  faqId: number
  score: number
}

/** How well one FAQ fits a message, field by field: about 1 for a whole match, 0 for nothing in common. */
export interface Match {
  faqId: number
  locale: string
  question: number
  answer: number
  /** The best of its aliases: their sum would favour whoever has many. */
  alias: number
  /** How much of the FAQ's own question, or of an alias, the message says: 0 to 1. */
  covered: number
}

/** Every FAQ against a message, as the mean over stems and character grams. */
export function matchAll(index: RankerIndex, message: string, history = ''): Match[] {
  return index.groups.flatMap((group) => {
    const kinds = group.kinds.map((kind) => matchKind(kind, group, message, history))
    const mean = (part: keyof KindMatch, i: number) =>
      kinds.reduce((sum, kind) => sum + (kind[part][i] ?? 0), 0) / kinds.length
    return group.faqIds.map((faqId, i) => ({
      faqId,
      locale: group.locale,
      question: mean('question', i),
      answer: mean('answer', i),
      alias: mean('alias', i),
      covered: mean('covered', i),
    }))
  })
}

type KindMatch = Record<'question' | 'answer' | 'alias' | 'covered', Float64Array>

function matchKind(kind: KindIndex, group: LanguageGroup, message: string, history: string): KindMatch {
  const query = weighQuery(kind.toTerms, message, history)
  const aliasCovered = bestByFaq(coverField(kind.alias, query), group)
  return {
    question: scoreField(kind.question, query),
    answer: scoreField(kind.answer, query),
    alias: bestByFaq(scoreField(kind.alias, query), group),
    covered: coverField(kind.question, query).map((share, i) => Math.max(share, aliasCovered[i] ?? 0)),
  }
}

function bestByFaq(scores: Float64Array, group: LanguageGroup): Float64Array {
  const best = new Float64Array(group.faqIds.length)
  scores.forEach((score, alias) => {
    const owner = group.aliasOwners[alias] ?? 0
    best[owner] = Math.max(best[owner] ?? 0, score)
  })
  return best
}
