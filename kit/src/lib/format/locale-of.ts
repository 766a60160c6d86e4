const locales: Record<string, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The region that goes with a language of ours: Monday first and 24 hours in both. */
export function localeOf(language: string): string {
  return locales[language] ?? language
}
