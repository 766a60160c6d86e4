import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  phoneTaken: { fr: 'Ce numéro est déjà celui d’un autre client.', en: 'This number is already another client’s.' },
  phoneTakenField: { fr: 'Déjà pris.', en: 'Already taken.' },
  noPhone: { fr: 'Il manque le numéro.', en: 'The number is missing.' },
  noPhoneField: { fr: 'À remplir.', en: 'Required.' },
  phone: { fr: 'Ce numéro n’est pas valable.', en: 'This number is not valid.' },
  email: {
    fr: 'Cette adresse e-mail n’est pas valable : corrigez-la sur la fiche.',
    en: 'This e-mail address is not valid: correct it on the card.',
  },
  language: {
    fr: 'Cette langue n’est pas un code de deux lettres : choisissez-la sur la fiche.',
    en: 'This language is not a code of two letters: choose it on the card.',
  },
  phoneField: { fr: 'Numéro non valable.', en: 'Not a valid number.' },
} as const satisfies Record<string, Phrase>
