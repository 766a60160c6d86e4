import type { ReadFaq } from './read-faqs.ts'
import { stems } from './words.ts'

/** Less than this of what is asked is found in the best FAQ: nothing answers it. */
const ENOUGH = 0.4
/** A word found in the answer only counts less than one of the question. */
const IN_ANSWER = 0.6

/** What a word tells that stands in no FAQ. */
const UNKNOWN = 0.8

/** How much a stem tells: the fewer FAQs have it, the more. */
function weights(faqs: ReadFaq[]): (stem: string) => number {
  const having = new Map<string, number>()
  for (const { question, answer } of faqs)
    for (const stem of new Set(stems(`${question} ${answer}`))) having.set(stem, (having.get(stem) ?? 0) + 1)
  return (stem) => {
    const count = having.get(stem)
    return count === undefined ? UNKNOWN : Math.log(1 + (faqs.length + 1) / (1 + count))
  }
}

/** The FAQ that shares most with the message, or null. The same for the same words, always. */
export function chooseFaq(message: string, faqs: ReadFaq[]): ReadFaq | null {
  const asked = [...new Set(stems(message))]
  const weigh = weights(faqs)
  const whole = asked.reduce((sum, stem) => sum + weigh(stem), 0)
  if (whole === 0) return null
  const scored = faqs.map((faq) => {
    const [question, answer] = [new Set(stems(faq.question)), new Set(stems(faq.answer))]
    const found = (stem: string) => (question.has(stem) ? 1 : answer.has(stem) ? IN_ANSWER : 0)
    return { faq, score: asked.reduce((sum, stem) => sum + weigh(stem) * found(stem), 0) / whole }
  })
  const best = scored.reduce<(typeof scored)[number] | null>(
    (top, other) => (other.score > (top?.score ?? 0) ? other : top),
    null,
  )
  return best && best.score >= ENOUGH ? best.faq : null
}
