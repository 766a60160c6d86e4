import type { Clock } from '#src/clock.ts'
import type { Turn } from '#src/features/conversations/reply-author.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import type { AnswerTester, TriedAnswer, TriedTurn } from '#src/features/faqs/ports.ts'
import type { Author, Houses } from './author.ts'
import { houseDay } from './calendar.ts'

const mostCandidates = 10

export interface TesterParts {
  author: Author
  houses: Houses
  shelves: FaqShelves
  now: Clock
}

/** Answers a concierge as a client would be answered: the same author, nothing stored, nothing sent. */
export class Tester implements AnswerTester {
  readonly #parts: TesterParts

  constructor(parts: TesterParts) {
    this.#parts = parts
  }

  async try(conciergerieId: number, question: string, history: readonly TriedTurn[]): Promise<TriedAnswer> {
    const at = this.#parts.now().toISOString()
    const turns: Turn[] = [...history, { from: 'client' as const, text: question }].map((turn) => ({ ...turn, at }))
    const client = { name: null, language: null }
    const signal = new AbortController().signal
    const candidates = await this.#rank(conciergerieId, question, history)
    const reply = await this.#parts.author.write({
      conciergerieId,
      conversationId: null,
      turns,
      client,
      disclose: false,
      signal,
    })
    const scores = new Map(candidates.map(({ faqId, score }) => [faqId, score]))
    return {
      outcome: reply.outcome,
      answer: reply.text,
      language: reply.language,
      reason: reply.reason,
      sources: reply.sources.map(({ faqId, question: asked, quote }) => ({
        faqId,
        question: asked,
        quote,
        score: scores.get(faqId) ?? 0,
      })),
      candidates: candidates.slice(0, mostCandidates),
      latencyMs: reply.usage.latencyMs,
      by: reply.madeBy,
    }
  }

  async #rank(conciergerieId: number, message: string, history: readonly TriedTurn[]) {
    const house = await this.#parts.houses.read(conciergerieId)
    const wanted = {
      day: houseDay(this.#parts.now(), house.timezone),
      message,
      history: history.map(({ text }) => text),
    }
    const shelf = await this.#parts.shelves.open(conciergerieId, wanted)
    return shelf.rank(message).flatMap(({ faqId, score }) => {
      const faq = shelf.find(faqId)
      return faq ? [{ faqId, question: faq.question, score }] : []
    })
  }
}
