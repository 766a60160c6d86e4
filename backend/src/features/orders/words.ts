import { inBoth } from '#src/text/phrase.ts'
import { orderWordsEn } from './locales/words.en.ts'
import { orderWordsFr } from './locales/words.fr.ts'

/** What this room says to who orders, and to who serves. */
export interface OrderWords {
  toCorrect: string
  notOnMenu: (name: string) => string
  several: (name: string, found: readonly string[]) => string
  soldOut: (name: string) => string
  noItem: string
  addressNeeded: string
  noSuchTime: string
  past: string
  whoOrders: string
  badPhone: string
  moved: string
  cannotMove: string
  nameTaken: string
}

export const words = inBoth(orderWordsFr, orderWordsEn)
