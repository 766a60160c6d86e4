import { frenchTypography } from './french-typography.ts'

/** What the people of a house, and of the platform, read their screens in. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** Words for one of them: which language they read is known only where the words leave. */
export type Phrase = Readonly<Record<Language, string>>

/** A room's words, kept apart by language, as phrases: who reads them is known only where they leave. */
export type Phrases<W> = {
  readonly [K in keyof W]: W[K] extends (...given: infer A) => string ? (...given: A) => Phrase : Phrase
}

type Word = string | ((...given: never[]) => string)

/** Joins the same words in two languages. */
export function inBoth<W extends object>(fr: W, en: W): Phrases<W> {
  const keys = Object.keys(fr) as (keyof W)[]
  return Object.fromEntries(keys.map((key) => [key, join(fr[key] as Word, en[key] as Word)])) as Phrases<W>
}

function join(fr: Word, en: Word): Phrase | ((...given: never[]) => Phrase) {
  if (typeof fr === 'string' || typeof en === 'string') return { fr: String(fr), en: String(en) }
  return (...given) => ({ fr: fr(...given), en: en(...given) })
}

/** English for a locale that says so, else French. */
export const languageOf = (locale: string): Language => (locale.startsWith('en') ? 'en' : 'fr')

/** The words in one language, in its typography; words that were made for their reader stay as they are. */
export function say(phrase: Phrase | string, language: Language): string {
  if (typeof phrase === 'string') return phrase
  return language === 'fr' ? frenchTypography(phrase.fr) : phrase[language]
}
