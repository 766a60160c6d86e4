import i18next from 'i18next'
import type { BackendModule, PostProcessorModule, ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { commonCatalogues } from '../../locales/catalogues.ts'
import type { Catalogues } from '../../locales/catalogues.ts'
import { languages, preferredLanguage, rememberLanguage } from './languages.ts'
import type { Language } from './languages.ts'
import { typeset } from './typeset.ts'

/** One file for each language and room, fetched when a screen first speaks of it. */
const fetchWords = (catalogues: Catalogues): BackendModule => ({
  type: 'backend',
  init: () => {},
  read: (language: string, room: string, done: ReadCallback) => {
    const load = catalogues[`./${language}/${room}.json`]
    if (!load) {
      done(new Error(`no words for ${room} in ${language}`), null)
      return
    }
    load().then(
      (words) => {
        done(null, words)
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), true)
      },
    )
  },
})

const typography: PostProcessorModule = {
  type: 'postProcessor',
  name: 'typography',
  process: (value: string, _key, _options, { language }: { language: string }) => typeset(value, language),
}

/**
 * Readies the words of the preferred language.
 * @param own the rooms of this screen
 */
export async function startI18n(own: Catalogues): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(fetchWords({ ...commonCatalogues, ...own }))
    .use(typography)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      supportedLngs: languages,
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      postProcess: ['typography'],
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}

/** Fetches words ahead of the screen that needs them; that screen would fetch them itself. */
export function preloadWords(rooms: readonly string[]): void {
  void i18next.loadNamespaces(rooms)
}

export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  await i18next.changeLanguage(language)
}

export { i18next }
