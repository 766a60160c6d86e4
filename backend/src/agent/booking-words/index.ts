import type { Language } from '../wording/index.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { BookingWords } from './words.ts'

export type { BookingWords } from './words.ts'

const known: Partial<Record<Language, BookingWords>> = { fr, en }

export const bookingWordsIn = (language: Language): BookingWords => known[language] ?? en
