import type { Phrase } from '#src/text/phrase.ts'

const inFrench = new Intl.NumberFormat('fr-FR')
const inEnglish = new Intl.NumberFormat('en-GB')

/** What the entrance refuses, whatever is asked for. */
export const words = {
  tooLarge: {
    fr: 'Le corps de la requête dépasse la taille permise.',
    en: 'The body of the request is larger than allowed.',
  },
  notJson: { fr: 'Le corps n’est pas du JSON valide.', en: 'The body is not valid JSON.' },
  encoding: { fr: 'Encodage non pris en charge.', en: 'This encoding is not supported.' },
  charset: { fr: 'Jeu de caractères non pris en charge.', en: 'This character set is not supported.' },
  compressed: { fr: 'Corps compressé : non pris en charge.', en: 'A compressed body is not supported.' },
  interrupted: { fr: 'La requête a été interrompue.', en: 'The request was interrupted.' },
  unreadable: { fr: 'Requête illisible.', en: 'The request cannot be read.' },
  internal: {
    fr: 'Erreur interne. Elle a été consignée ; réessayez dans un instant.',
    en: 'Internal error. It was recorded; try again in a moment.',
  },
  unknownPath: { fr: 'Cette adresse n’existe pas.', en: 'There is nothing at this address.' },
  formExpected: {
    fr: 'Un formulaire (application/x-www-form-urlencoded) est attendu.',
    en: 'A form (application/x-www-form-urlencoded) is expected.',
  },
  manyParameters: { fr: 'Trop de paramètres.', en: 'Too many parameters.' },
  jsonExpected: { fr: 'Envoyez le corps en application/json.', en: 'Send the body as application/json.' },
  crossSite: {
    fr: 'Requête refusée : elle ne vient pas de ce site.',
    en: 'Request refused: it does not come from this site.',
  },
  keyLength: { fr: 'Idempotency-Key : 1 à 255 caractères.', en: 'Idempotency-Key: 1 to 255 characters.' },
  keyReused: {
    fr: 'Cette Idempotency-Key a déjà servi avec un autre corps.',
    en: 'This Idempotency-Key was already used with another body.',
  },
  keyUnfinished: {
    fr: 'La première requête de cette clé n’est pas terminée ; vérifiez son effet avant de recommencer.',
    en: 'The first request of this key has not finished; check what it did before trying again.',
  },
  secretShown: {
    fr: 'Déjà fait : ce secret ne s’affiche qu’une fois. Révoquez-le et demandez-en un autre.',
    en: 'Already done: this secret is shown once. Revoke it and ask for another.',
  },
  signIn: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  forbidden: { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' },
  manyRequests: { fr: 'Trop de requêtes : attendez une minute.', en: 'Too many requests: wait a minute.' },
  wrongFields: { fr: 'Certains champs sont à corriger.', en: 'Some fields need correcting.' },
  unknownField: { fr: 'Champ inconnu.', en: 'Unknown field.' },
  missing: { fr: 'À remplir.', en: 'Fill this in.' },
  tooShort: (least: number | bigint): Phrase => ({
    fr: `${least} caractères au moins.`,
    en: `At least ${least} characters.`,
  }),
  tooLong: (most: number | bigint): Phrase => ({
    fr: `${most} caractères au plus.`,
    en: `At most ${most} characters.`,
  }),
  atLeast: (least: number | bigint): Phrase => ({
    fr: `${inFrench.format(least)} au moins.`,
    en: `${inEnglish.format(least)} or more.`,
  }),
  atMost: (most: number | bigint): Phrase => ({
    fr: `${inFrench.format(most)} au plus.`,
    en: `${inEnglish.format(most)} or less.`,
  }),
  noEmail: { fr: 'Adresse e-mail non valable.', en: 'Not a valid e-mail address.' },
} as const satisfies Record<string, Phrase | ((...about: never[]) => Phrase)>
