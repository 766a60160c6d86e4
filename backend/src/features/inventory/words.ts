import { AppError } from '#src/errors.ts'
import { inBoth } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { inventoryWordsEn } from './locales/words.en.ts'
import { inventoryWordsFr } from './locales/words.fr.ts'

/** What this room says to the person who sets a house up. */
export interface InventoryWords {
  toCorrect: string
  aboveMaxParty: (max: number) => string
  minAboveMax: string
  tableHasNoPrice: string
  percentNeedsRate: string
  codeTaken: string
  nameTaken: string
  tooMany: (most: number) => string
  comboOfOneArea: string
  comboOfTables: string
  comboDoubled: string
  comboKnown: string
  noDay: string
  onQuarters: string
  serviceTooLong: string
  serviceOverlaps: (name: string) => string
  turnTimesDoubled: string
  areasOnly: string
  ruleEndsBeforeStart: string
  ruleSaysNothing: string
  ruleForStays: string
  ruleForTables: string
  hoursTogether: string
  servicesForTables: string
  lunch: string
  dinner: string
}

export const words = inBoth(inventoryWordsFr, inventoryWordsEn)

/** What is wrong with each field, null where nothing is. */
export type Faults = Record<string, Phrase | null | undefined | false>

/** @throws AppError invalid, with the fields that have a fault */
export function ensureNoFault(faults: Faults): void {
  const fields = Object.fromEntries(
    Object.entries(faults).filter((entry): entry is [string, Phrase] => Boolean(entry[1])),
  )
  if (Object.keys(fields).length > 0) throw new AppError('invalid', words.toCorrect, { fields })
}
