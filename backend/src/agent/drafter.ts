import { z } from 'zod'
import type { Clock } from '#src/clock.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import type { Shelf, ShelfFaq } from '#src/features/faqs/shelf.ts'
import type { AnswerDrafter } from '#src/features/faqs/ports.ts'
import type { AnswerModel } from '#src/providers/ai/answer-model.ts'
import { ModelError } from '#src/providers/ai/model-error.ts'
import { cutText } from '#src/text/cut-text.ts'
import { askModel, Effort, usualPatience } from './ask-model.ts'
import type { Patience } from './ask-model.ts'
import type { Houses } from './author.ts'
import { houseDay } from './calendar.ts'
import { Circuit } from './circuit.ts'
import { cleanText } from './guardrails/clean-text.ts'
import { describeDrafting } from './drafting-brief.ts'
import { asData } from './prompt-data.ts'

const draftForm = z.object({
  answer: z.string().describe('the proposed answer, empty when nothing at all can be proposed'),
})
const longestDraft = 4_000

export interface DrafterParts {
  houses: Houses
  shelves: FaqShelves
  model: AnswerModel | null
  now: Clock
  patience?: Patience
}

/** Proposes the answer of a new FAQ: written by the model from what the house has said already, or the closest FAQ's own. */
export class Drafter implements AnswerDrafter {
  readonly #parts: DrafterParts
  readonly #circuit = new Circuit(() => performance.now())

  constructor(parts: DrafterParts) {
    this.#parts = parts
  }

  async draft(conciergerieId: number, question: { text: string; language: string | null }): Promise<string | null> {
    const { houses, shelves, model, now } = this.#parts
    const house = await houses.read(conciergerieId)
    const shelf = await shelves.open(conciergerieId, {
      day: houseDay(now(), house.timezone),
      message: question.text,
      history: [],
    })
    const written = model && (await this.#write(model, house, shelf, question.text))
    return written ?? closest(shelf, question.text)?.answer ?? null
  }

  /** Null when the model fails: a draft is a convenience. */
  async #write(
    model: AnswerModel,
    house: Awaited<ReturnType<Houses['read']>>,
    shelf: Shelf,
    text: string,
  ): Promise<string | null> {
    const request = {
      conciergerieId: house.id,
      instructions: [{ text: describeDrafting(house, shelf.offer(text, []).faqs), cached: false }],
      turns: [{ role: 'user' as const, text: `<question>\n${asData(text)}\n</question>` }],
      form: draftForm,
      reader: draftForm,
      maxTokens: 1_500,
      signal: new AbortController().signal,
    }
    try {
      const { value } = await askModel(model, this.#circuit, new Effort(this.#parts.patience ?? usualPatience), request)
      return cutText(cleanText(value.answer), longestDraft) || null
    } catch (error) {
      if (error instanceof ModelError) return null
      throw error
    }
  }
}

/** Near enough to start from; what is sent to clients asks for much more. */
const closeEnough = 0.3

function closest(shelf: Shelf, text: string): ShelfFaq | null {
  const [best] = shelf.rank(text)
  return best && best.score >= closeEnough ? (shelf.find(best.faqId) ?? null) : null
}
