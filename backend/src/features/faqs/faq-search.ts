import { fold } from '#src/text/fold.ts'

interface Searched {
  question: string
  answer: string
  category: string | null
}

/** A test for FAQs that hold every word of the search, accents and case folded, in the question, answer, category or an alias. */
export function makeSearch(q: string): (faq: Searched, aliases: readonly string[]) => boolean {
  const words = fold(q).split(' ').filter(Boolean)
  return (faq, aliases) => {
    const text = fold([faq.question, faq.answer, faq.category ?? '', ...aliases].join(' '))
    return words.every((word) => text.includes(word))
  }
}
