import { leftMessageWordsEn } from './locales/words.en.ts'
import { leftMessageWordsFr } from './locales/words.fr.ts'

export interface LeftMessageWords {
  toCorrect: string
  badPhone: string
}

export const wordsIn = (locale: string): LeftMessageWords =>
  locale.startsWith('fr') ? leftMessageWordsFr : leftMessageWordsEn
