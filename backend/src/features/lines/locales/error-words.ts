import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  number: { fr: 'Numéro de téléphone incomplet.', en: 'Incomplete phone number.' },
  numberField: {
    fr: 'Numéro incomplet : donnez-le avec son indicatif, comme +33 2 99 00 00 14.',
    en: 'Incomplete number: give it with its country code, as in +33 2 99 00 00 14.',
  },
  numberTaken: {
    fr: 'Une autre ligne répond déjà à ce numéro.',
    en: 'Another line already answers this number.',
  },
  house: { fr: 'Cette conciergerie n’existe pas.', en: 'There is no such house.' },
  sip: { fr: 'Compte SIP incomplet.', en: 'Incomplete SIP account.' },
  sipDomain: {
    fr: 'Donnez le serveur de l’opérateur, comme sip.operateur.fr.',
    en: 'Give the operator’s server, as in sip.operator.com.',
  },
  sipDomainShape: {
    fr: 'Donnez un nom de serveur ou une adresse, sans « sip: » ni port.',
    en: 'Give a server name or an address, without “sip:” or a port.',
  },
  sipUsername: {
    fr: 'Un identifiant ne contient ni espace, ni guillemet, ni chevron.',
    en: 'A username holds no space, quotation mark or angle bracket.',
  },
  sipUsernameMissing: {
    fr: 'Un mot de passe va avec un identifiant.',
    en: 'A password goes with a username.',
  },
  tlsUsername: {
    fr: 'En TLS la ligne s’enregistre : donnez l’identifiant que donne l’opérateur, et son mot de passe.',
    en: 'Over TLS the line registers: give the username that the operator gives, and its password.',
  },
  asteriskUsername: {
    fr: 'Donnez l’identifiant et le mot de passe que votre Asterisk présentera.',
    en: 'Give the username and the password that your Asterisk will present.',
  },
  sipPassword: {
    fr: 'Un mot de passe SIP tient sur une ligne.',
    en: 'A SIP password fits on one line.',
  },
  transfer: {
    fr: 'Ce numéro est celui de la maison : l’appel reviendrait à l’assistant.',
    en: 'This number is the house’s own: the call would come back to the assistant.',
  },
} as const satisfies Record<string, Phrase>
