import { inBoth } from '#src/text/phrase.ts'
import { leftMessageWordsEn } from './locales/words.en.ts'
import { leftMessageWordsFr } from './locales/words.fr.ts'

export interface LeftMessageWords {
  toCorrect: string
  badPhone: string
}

export const words = inBoth(leftMessageWordsFr, leftMessageWordsEn)
