import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  badCredentials: { fr: 'E-mail ou mot de passe incorrect.', en: 'Wrong e-mail or password.' },
  knownAddress: {
    fr: 'Cette adresse a déjà un compte : donnez son mot de passe actuel.',
    en: 'This address already has an account: give its current password.',
  },
  tooMany: (wait: string): Phrase => ({
    fr: `Trop d’essais : réessayez dans ${wait}.`,
    en: `Too many tries: try again in ${wait}.`,
  }),
  busy: {
    fr: 'Beaucoup de connexions en même temps : réessayez dans un instant.',
    en: 'Many are signing in at once: try again in a moment.',
  },
  suspended: {
    fr: 'Cette conciergerie est suspendue. Voyez avec l’administrateur de la plateforme.',
    en: 'This house is suspended. Ask the administrator of the platform.',
  },
  noHouse: {
    fr: 'Ce compte n’a plus accès à aucune conciergerie. Demandez une invitation à son propriétaire.',
    en: 'This account has access to no house any more. Ask an owner for an invitation.',
  },
  passwordChanged: {
    fr: 'Le mot de passe vient d’être changé ailleurs.',
    en: 'The password has just been changed elsewhere.',
  },
  passwordShort: {
    fr: 'Mot de passe trop court : douze caractères au moins.',
    en: 'Password too short: at least twelve characters.',
  },
  passwordLong: {
    fr: 'Mot de passe trop long : 72 octets au plus (une lettre accentuée en prend deux).',
    en: 'Password too long: at most 72 bytes (an accented letter takes two).',
  },
  passwordCommon: {
    fr: 'Mot de passe trop courant : il est parmi les premiers que l’on essaie. Prenez plutôt quelques mots sans rapport.',
    en: 'Password too common: it is among the first that are tried. Take a few unrelated words instead.',
  },
  phone: { fr: 'Numéro de téléphone incomplet.', en: 'Incomplete phone number.' },
  phoneField: {
    fr: 'Numéro incomplet : donnez-le avec son indicatif, comme +33 6 39 98 01 23.',
    en: 'Incomplete number: give it with its country code, as in +33 6 39 98 01 23.',
  },
  linkOver: {
    fr: 'Ce lien a déjà servi ou n’est plus valable : demandez-en un autre.',
    en: 'This link was used or is no longer valid: ask for another.',
  },
  houseGone: { fr: 'Cette conciergerie n’existe plus.', en: 'This house no longer exists.' },
  justJoined: {
    fr: 'Cette adresse vient de rejoindre la conciergerie.',
    en: 'This address has just joined the house.',
  },
  isMember: { fr: 'Cette personne fait déjà partie de l’équipe.', en: 'This person is already in the team.' },
  isMemberField: { fr: 'Déjà dans l’équipe.', en: 'Already in the team.' },
  resetByAdmin: {
    fr: 'Le mot de passe de ce compte ne peut être réinitialisé que par l’administrateur de la plateforme.',
    en: 'Only the administrator of the platform can reset the password of this account.',
  },
  lastOwner: {
    fr: 'Une conciergerie garde toujours un propriétaire actif : nommez-en un autre d’abord.',
    en: 'A house always keeps an active owner: name another one first.',
  },
  unknownSite: {
    fr: 'Ce site ne figure pas parmi ceux de la clé publiable.',
    en: 'This website is not among those of the publishable key.',
  },
} as const satisfies Record<string, Phrase | ((...about: never[]) => Phrase)>
