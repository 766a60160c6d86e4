import { fold } from '#src/text/fold.ts'
import { indexField } from './ranker-field.ts'
import type { FieldIndex } from './ranker-field.ts'
import { termKinds } from './ranker-terms.ts'
import type { ToTerms } from './ranker-terms.ts'

export interface RankedFaq {
  id: number
  question: string
  answer: string
  /** Wordings of guests that a concierge confirmed. */
  aliases: readonly string[]
  /** "fr", "en"…: how its words are stemmed. */
  locale: string
}

/** Everything that ranking needs to know of a house, in memory; made anew when one of its FAQs changes. */
export interface RankerIndex {
  readonly groups: readonly LanguageGroup[]
  /** Folded question or alias → the FAQ, or null when two FAQs share it. */
  readonly wordings: ReadonlyMap<string, number | null>
}

/** The FAQs of one language: they share a stemmer, and a word is rare or common within its language. */
export interface LanguageGroup {
  readonly locale: string
  readonly faqIds: readonly number[]
  /** Alias number → position of its FAQ. */
  readonly aliasOwners: readonly number[]
  readonly kinds: readonly KindIndex[]
}

export interface KindIndex {
  readonly toTerms: ToTerms
  readonly question: FieldIndex
  readonly answer: FieldIndex
  readonly alias: FieldIndex
}

export function buildIndex(faqs: readonly RankedFaq[]): RankerIndex {
  const byLocale = Map.groupBy(faqs, (faq) => faq.locale)
  return { groups: [...byLocale].map(([locale, group]) => buildGroup(locale, group)), wordings: collectWordings(faqs) }
}

/** The FAQ whose question or alias says the same words, case, accents and punctuation apart; null when none or several do. */
export function exactHit(index: RankerIndex, text: string): number | null {
  return index.wordings.get(fold(text)) ?? null
}

function buildGroup(locale: string, faqs: readonly RankedFaq[]): LanguageGroup {
  const questions = faqs.map((faq) => faq.question)
  const answers = faqs.map((faq) => faq.answer)
  const aliases = faqs.flatMap((faq) => faq.aliases)
  return {
    locale,
    faqIds: faqs.map((faq) => faq.id),
    aliasOwners: faqs.flatMap((faq, position) => faq.aliases.map(() => position)),
    kinds: termKinds(locale).map((toTerms) => ({
      toTerms,
      question: indexField(questions.map(toTerms)),
      answer: indexField(answers.map(toTerms)),
      alias: indexField(aliases.map(toTerms)),
    })),
  }
}

function collectWordings(faqs: readonly RankedFaq[]): Map<string, number | null> {
  const wordings = new Map<string, number | null>()
  for (const faq of faqs) {
    for (const wording of [faq.question, ...faq.aliases].map(fold)) {
      if (wording === '') continue
      const owner = wordings.get(wording)
      wordings.set(wording, owner === undefined || owner === faq.id ? faq.id : null)
    }
  }
  return wordings
}
