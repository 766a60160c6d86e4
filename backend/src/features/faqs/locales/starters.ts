import type { HouseKind } from '@conciergerie/contract'
import type { NewFaq } from '../faq-input.ts'
import { en } from './starters.en.ts'
import { fr } from './starters.fr.ts'

/** Category, question, answer with blanks. */
export type Starters = Record<HouseKind, readonly (readonly [category: string, question: string, answer: string])[]>

/** The ten FAQs that guests of this trade ask for first, switched off until their blanks are filled. */
export function startersFor(kind: HouseKind, locale: string): NewFaq[] {
  const language = locale.startsWith('fr') ? 'fr' : 'en'
  const starters = language === 'fr' ? fr : en
  return starters[kind].map(([category, question, answer]) => ({
    category,
    question,
    answer,
    locale: language,
    active: false,
  }))
}
