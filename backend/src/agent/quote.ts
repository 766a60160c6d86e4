import type { ReplySource } from '#src/features/conversations/reply-author.ts'
import type { ShelfFaq } from '#src/features/faqs/shelf.ts'
import { stems } from '#src/text/stems.ts'
import { tokens } from '#src/text/tokens.ts'

/** A FAQ as the source of a reply, with the sentence of it that the reply rests on. */
export function toSource(faq: ShelfFaq, reply: string): ReplySource {
  return { faqId: faq.id, question: faq.question, version: faq.version, quote: pickQuote(faq, reply) }
}

/** The sentence that shares most words and numbers with the reply; in another language only numbers and names are left to share. */
function pickQuote({ answer, locale }: ShelfFaq, reply: string): string {
  const said = new Set(stems(tokens(reply), locale))
  const sentences =
    answer.match(/[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]*)*[.!?]*/g)?.map((sentence) => sentence.trim()) ?? []
  const shared = (sentence: string) => new Set(stems(tokens(sentence), locale).filter((stem) => said.has(stem))).size
  const scored = sentences.filter(Boolean).map((sentence) => ({ sentence, score: shared(sentence) }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best), {
    sentence: scored[0]?.sentence ?? answer,
    score: -1,
  }).sentence
}
