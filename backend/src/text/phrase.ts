import { frenchTypography } from './french-typography.ts'

/** What the people of a house, and of the platform, read their screens in. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** Words for one of them: which language they read is known only where the words leave. */
export type Phrase = Readonly<Record<Language, string>>

/** English for a locale that says so, else French. */
export const languageOf = (locale: string): Language => (locale.startsWith('en') ? 'en' : 'fr')

/** The words in one language, in its typography; words that were made for their reader stay as they are. */
export function say(phrase: Phrase | string, language: Language): string {
  if (typeof phrase === 'string') return phrase
  return language === 'fr' ? frenchTypography(phrase.fr) : phrase[language]
}
