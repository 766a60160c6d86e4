import type { LeftMessageWords } from '../words.ts'

export const leftMessageWordsEn: LeftMessageWords = {
  toCorrect: 'Some fields need correcting.',
  badPhone: 'This number is not valid.',
}
