export { changeLanguage, i18next, preloadWords, startI18n } from './i18n/i18n.ts'
export { languageNames, languages } from './i18n/languages.ts'
export type { Language } from './i18n/languages.ts'
