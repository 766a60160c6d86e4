import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  notConfirmed: {
    fr: 'Seule une réservation confirmée peut être rappelée au client.',
    en: 'The client can be reminded of a confirmed reservation only.',
  },
  begun: {
    fr: 'Cette réservation a déjà commencé : il n’y a plus rien à rappeler.',
    en: 'This reservation has begun already: there is nothing left to remind of.',
  },
  blocked: {
    fr: 'Ce client est bloqué : débloquez-le sur sa fiche pour lui écrire.',
    en: 'This client is blocked: unblock them on their card to write to them.',
  },
  optedOut: {
    fr: 'Ce client ne veut plus recevoir de messages.',
    en: 'This client does not want to receive messages any more.',
  },
  noWay: {
    fr: 'Aucun moyen de joindre ce client : complétez sa fiche (téléphone ou e-mail), ou réglez l’envoi des SMS et des e-mails.',
    en: 'No way to reach this client: complete their card (phone or e-mail), or set up SMS and e-mail.',
  },
} as const satisfies Record<string, Phrase>
