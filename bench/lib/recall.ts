import { buildIndex, rank } from '../../backend/src/features/faqs/ranker.ts'
import type { Ranked, RankerIndex } from '../../backend/src/features/faqs/ranker.ts'
import type { Asked, HouseOfSet } from './faq-data.ts'
import { round } from './statistics.ts'

export interface Recall {
  count: number
  /** Shares in per cent of the questions whose right FAQ is among the first 1, 3, 5 and 10. */
  at: Record<1 | 3 | 5 | 10, number>
  /** Mean reciprocal rank within the first five, in per cent. */
  mrr: number
}

/** @param list what is put forward for a question, best first */
export function measureRecall(questions: readonly Asked[], list: (asked: Asked) => readonly Ranked[]): Recall {
  const places = questions.map((asked) => list(asked).findIndex(({ faqId }) => asked.gold.includes(faqId)))
  const share = (most: number) => percent(places.filter((place) => place >= 0 && place < most).length, places.length)
  const reciprocal = places.reduce((sum, place) => sum + (place >= 0 && place < 5 ? 1 / (place + 1) : 0), 0)
  return {
    count: places.length,
    at: { 1: share(1), 3: share(3), 5: share(5), 10: share(10) },
    mrr: percent(reciprocal, places.length),
  }
}

export const percent = (part: number, whole: number) => (whole === 0 ? 0 : round((100 * part) / whole, 1))

export const showRecall = ({ count, at, mrr }: Recall) => `${at[1]} / ${at[3]} / ${at[5]} (${mrr}) n=${count}`

/** Ranks each question in its house, whose index is made once. */
export function makeRanker(
  aliasesOf?: (house: HouseOfSet, faqId: number) => readonly string[],
): (house: HouseOfSet) => RankerIndex {
  const indexes = new Map<HouseOfSet, RankerIndex>()
  return (house) => {
    const known = indexes.get(house)
    if (known) return known
    const faqs = house.faqs.map((faq) => ({ ...faq, aliases: aliasesOf?.(house, faq.id) ?? [] }))
    const index = buildIndex(faqs)
    indexes.set(house, index)
    return index
  }
}

/** One index for one question: what its own wording must not be part of. */
export function rankApart(asked: Asked, aliasesOf: (faqId: number) => readonly string[]): Ranked[] {
  const faqs = asked.house.faqs.map((faq) => ({ ...faq, aliases: aliasesOf(faq.id) }))
  return rank(buildIndex(faqs), asked.text, { top: 10 })
}
