export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** Each in its own words, as in a list of languages. */
export const languageNames: Record<Language, string> = { fr: 'Français', en: 'English' }

const key = 'conciergerie.language'
const isLanguage = (value: string | null): value is Language => languages.some((language) => language === value)

/** What this person chose here, else what their browser speaks, else French. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(key)
  if (isLanguage(chosen)) return chosen
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return spoken.find(isLanguage) ?? 'fr'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(key, language)
}
