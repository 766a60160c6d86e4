import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  over: { fr: 'Cet appel est terminé.', en: 'This call is over.' },
  notHere: {
    fr: 'L’appel n’est pas joignable : il vient de se terminer, ou le service vocal qui le porte ne répond pas. Réessayez dans un instant.',
    en: 'The call cannot be reached: it has just ended, or the voice service that carries it does not answer. Try again in a moment.',
  },
  ringing: {
    fr: 'Cet appel sonne déjà chez quelqu’un. Réessayez dans un instant s’il n’est pas pris.',
    en: 'This call is ringing somebody already. Try again in a moment if it is not taken.',
  },
  badNumber: {
    fr: 'Donnez un numéro de téléphone complet, par exemple +33 1 99 00 12 34.',
    en: 'Give a full phone number, for example +33 1 99 00 12 34.',
  },
  ownNumber: {
    fr: 'Ce numéro est celui de la maison : l’appel reviendrait à l’assistant.',
    en: 'This number is the house’s own: the call would come back to the assistant.',
  },
  noOwnNumber: {
    fr: 'Ajoutez votre numéro de téléphone dans « Mon compte » pour reprendre un appel.',
    en: 'Add your phone number in “My account” to take a call over.',
  },
  noTransferNumber: {
    fr: 'Réglez un numéro de transfert dans Réglages › Téléphone, ou donnez un numéro.',
    en: 'Set a transfer number in Settings › Telephone, or give a number.',
  },
} satisfies Record<string, Phrase>
