import { en } from './wording.en.ts'
import { fr } from './wording.fr.ts'
import type { Wording } from './wording.fr.ts'

export type { Wording } from './wording.fr.ts'

/** What this room says, in a house's or a reader's language; houses elsewhere get English. @param locale `fr`, `en-GB`… */
export function wordingIn(locale: string): Wording {
  return locale.startsWith('fr') ? fr : en
}
