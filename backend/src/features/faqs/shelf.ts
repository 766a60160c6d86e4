import { buildIndex, candidates, exactHit, rank, sureAnswer } from './ranker.ts'
import type { Ranked, RankedFaq, RankerIndex } from './ranker.ts'

export interface ShelfFaq extends RankedFaq {
  version: number
}

export interface Offer {
  faqs: readonly ShelfFaq[]
  /** Whether these are all the FAQs of the house, in an order that does not depend on the question. */
  complete: boolean
}

export interface SureFaq {
  faq: ShelfFaq
  score: number
}

/** Up to here every FAQ goes to the model: nothing can be missed. Past it, the best-ranked ones. */
const promptLimit = { tokens: 8_000, faqs: 200 }
const mostOffered = 20

/** Tokens of a text, about: four characters each in the languages of our houses. */
const estimateTokens = (characters: number) => Math.ceil(characters / 4)

/** The FAQs that clients of a house may be answered from today. */
export class Shelf {
  readonly faqs: readonly ShelfFaq[]
  /** Whether the house has more, and these are only those near the question. */
  readonly #partial: boolean
  readonly #byId: ReadonlyMap<number, ShelfFaq>
  #index: RankerIndex | null = null

  constructor(faqs: readonly ShelfFaq[], partial = false) {
    this.faqs = faqs
    this.#partial = partial
    this.#byId = new Map(faqs.map((faq) => [faq.id, faq]))
  }

  find(id: number): ShelfFaq | undefined {
    return this.#byId.get(id)
  }

  /** The FAQ whose question or alias says the same words. */
  exact(text: string): ShelfFaq | null {
    const id = exactHit(this.#ranker, text)
    return id === null ? null : (this.find(id) ?? null)
  }

  /** The FAQ that may be sent without a model having chosen it, or null. */
  sure(text: string): SureFaq | null {
    const found = sureAnswer(this.#ranker, text)
    const faq = found && this.find(found.faqId)
    return found && faq ? { faq, score: found.score } : null
  }

  /** The FAQs that share anything with a text, best first. */
  rank(text: string): Ranked[] {
    return rank(this.#ranker, text)
  }

  /** What the model is shown for a message. */
  offer(message: string, history: readonly string[]): Offer {
    if (this.#fitsPrompt()) return { faqs: this.faqs, complete: true }
    const chosen = candidates(this.#ranker, message, history, mostOffered)
    return { faqs: chosen.flatMap(({ faqId }) => this.find(faqId) ?? []), complete: false }
  }

  #fitsPrompt(): boolean {
    if (this.#partial || this.faqs.length > promptLimit.faqs) return false
    const characters = this.faqs.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0)
    return estimateTokens(characters) <= promptLimit.tokens
  }

  /** Made when it is first needed: most answers of a small house need none. */
  get #ranker(): RankerIndex {
    this.#index ??= buildIndex(this.faqs)
    return this.#index
  }
}
