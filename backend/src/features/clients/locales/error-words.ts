import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  phoneTaken: { fr: 'Ce numéro est déjà celui d’un autre client.', en: 'This number is already another client’s.' },
  phoneTakenField: { fr: 'Déjà pris.', en: 'Already taken.' },
  noPhone: { fr: 'Il manque le numéro.', en: 'The number is missing.' },
  noPhoneField: { fr: 'À remplir.', en: 'Required.' },
  phone: { fr: 'Ce numéro n’est pas valable.', en: 'This number is not valid.' },
  phoneField: { fr: 'Numéro non valable.', en: 'Not a valid number.' },
} as const satisfies Record<string, Phrase>
