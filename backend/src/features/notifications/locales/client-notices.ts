import type { BookingFacts } from '../booking-facts.ts'
import type { WordsLocale } from '../booking-words.ts'
import type { ClientTemplate } from '../client-templates.ts'
import { clientNoticesEn } from './client-notices.en.ts'
import { clientNoticesFr } from './client-notices.fr.ts'

export interface ClientWords {
  /** The line of a letter. */
  subject: (facts: BookingFacts) => string
  /** What a message says. */
  text: (facts: BookingFacts) => string
}

export interface ClientNoticeWords {
  templates: Record<ClientTemplate, ClientWords>
  /** How to answer: in a chat that reads numbers, or by calling. */
  answers: string
  yes: string
  /** To who answered 1. */
  noted: string
  call: (phone: string) => string
  /** The table of a letter. */
  rows: {
    code: string
    what: string
    arrival: string
    departure: string
    when: string
    people: string
    total: string
    cityTax: string
    address: string
  }
  /** Between a name and its value. */
  colon: string
}

export const clientWords = (locale: WordsLocale): ClientNoticeWords =>
  locale === 'fr' ? clientNoticesFr : clientNoticesEn
