import type { KitWords } from './locales/words.ts'

// Of the kit alone: a screen compiles it with the words of its own `locales/words.d.ts`.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: KitWords
  }
}
