import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  phone: { fr: 'Numéro de téléphone incomplet.', en: 'Incomplete phone number.' },
  phoneField: {
    fr: 'Numéro incomplet : donnez-le avec son indicatif, comme +33 6 39 98 01 23.',
    en: 'Incomplete number: give it with its country code, as in +33 6 39 98 01 23.',
  },
  timezone: { fr: 'Fuseau horaire inconnu.', en: 'Unknown time zone.' },
  timezoneField: {
    fr: 'Fuseau inconnu : prenez-en un de la base IANA, comme Europe/Paris.',
    en: 'Unknown zone: take one of the IANA database, as in Europe/Paris.',
  },
  numberTaken: {
    fr: 'Ce numéro est déjà celui d’une autre conciergerie.',
    en: 'This number is already another house’s.',
  },
  suspendFirst: { fr: 'Suspendez d’abord cette conciergerie.', en: 'Suspend this house first.' },
  otherName: { fr: 'Le nom tapé n’est pas celui de la conciergerie.', en: 'The name typed is not that of the house.' },
  otherNameField: { fr: 'Tapez le nom exact.', en: 'Type the exact name.' },
} as const satisfies Record<string, Phrase>
