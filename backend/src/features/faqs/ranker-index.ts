import { fold } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'
import { charGrams, tokens } from '#src/text/tokens.ts'
import { indexField } from './ranker-field.ts'
import type { FieldIndex } from './ranker-field.ts'

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
  readonly kinds: readonly [stems: Fields, grams: Fields]
}

export interface Fields {
  readonly question: FieldIndex
  readonly answer: FieldIndex
  readonly alias: FieldIndex
}

export function buildIndex(faqs: readonly RankedFaq[]): RankerIndex {
  const byLocale = Map.groupBy(faqs, (faq) => faq.locale)
  return { groups: [...byLocale].map(([locale, group]) => buildGroup(locale, group)), wordings: collectWordings(faqs) }
}

/** The terms of a text, as stems and as character grams. */
export function termsOf(text: string, locale: string): [stems: string[], grams: string[]] {
  const kept = tokens(text)
  return [stems(kept, locale), charGrams(kept)]
}

function buildGroup(locale: string, faqs: readonly RankedFaq[]): LanguageGroup {
  const fields = {
    question: faqs.map((faq) => termsOf(faq.question, locale)),
    answer: faqs.map((faq) => termsOf(faq.answer, locale)),
    alias: faqs.flatMap((faq) => faq.aliases.map((alias) => termsOf(alias, locale))),
  }
  const indexKind = (kind: 0 | 1): Fields => ({
    question: indexField(fields.question.map((terms) => terms[kind])),
    answer: indexField(fields.answer.map((terms) => terms[kind])),
    alias: indexField(fields.alias.map((terms) => terms[kind])),
  })
  return {
    locale,
    faqIds: faqs.map((faq) => faq.id),
    aliasOwners: faqs.flatMap((faq, position) => faq.aliases.map(() => position)),
    kinds: [indexKind(0), indexKind(1)],
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
