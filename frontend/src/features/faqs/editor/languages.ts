import { useTranslation } from 'react-i18next'

/** Those that guests of ours write in most; a house may have others already. */
const usual = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'pl', 'zh', 'ja', 'ar']

/** @param present languages that must be among the choices */
export function languageChoices(present: readonly string[]): string[] {
  return [...new Set([...usual, ...present])]
}

/** `fr` → « français », in the reader's language. */
export function useLanguageName(): (locale: string) => string {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  return (locale) => names.of(locale) ?? locale
}
