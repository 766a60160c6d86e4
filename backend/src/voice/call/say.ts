import { nameLanguage } from '#src/agent/wording/index.ts'
import type { Language } from '#src/agent/wording/index.ts'

/** An order to the voice: these very words, between « and », and nothing else. */
export function sayExactly(words: string, language: Language): string {
  const tongue = language === 'fr' || language === 'en' ? '' : `, translated into ${nameLanguage(language, 'en')}`
  return `Say exactly this${tongue}, and nothing else: « ${words} »`
}
