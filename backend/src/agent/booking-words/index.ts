import type { Language } from '../wording/index.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import type { BookingWords } from './words.ts'

export type { BookingWords } from './words.ts'

const known: Record<Language, BookingWords> = { fr, en, es, de, it, nl, pt }

export const bookingWordsIn = (language: Language): BookingWords => known[language]
