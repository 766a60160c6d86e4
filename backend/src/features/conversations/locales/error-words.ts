import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  blocked: {
    fr: 'Ce client est bloqué : débloquez-le sur sa fiche pour lui écrire.',
    en: 'This client is blocked: unblock them on their card to write to them.',
  },
  optedOut: {
    fr: 'Ce client ne veut plus recevoir de messages. Vous pourrez lui répondre dès qu’il écrira de nouveau.',
    en: 'This client wants no more messages. You can answer as soon as they write again.',
  },
  channelOff: {
    fr: 'WhatsApp n’est pas branché pour cette maison : complétez les réglages du canal.',
    en: 'WhatsApp is not connected for this house: complete the channel settings.',
  },
  windowClosed: {
    fr: 'La fenêtre de 24 h est fermée : WhatsApp n’accepte plus que les modèles approuvés. Choisissez un modèle.',
    en: 'The 24 h window is closed: WhatsApp only takes approved templates now. Choose a template.',
  },
  fillTemplate: { fr: 'Remplissez tous les champs du modèle.', en: 'Fill in all the fields of the template.' },
  toFill: { fr: 'À remplir.', en: 'Fill this in.' },
  templateLong: {
    fr: 'Modèle trop long une fois rempli (1 024 caractères au plus) : raccourcissez les champs.',
    en: 'Template too long once filled (at most 1,024 characters): shorten the fields.',
  },
  fileKind: {
    fr: 'WhatsApp n’accepte pas ce fichier : envoyez une image (JPG, PNG, WEBP), un PDF, un document Office, un MP3, OGG ou MP4.',
    en: 'WhatsApp does not take this file: send an image (JPG, PNG, WEBP), a PDF, an Office document, an MP3, OGG or MP4.',
  },
  fileLarge: (most: number): Phrase => ({
    fr: `Ce fichier dépasse ${most} Mo : réduisez-le.`,
    en: `This file is larger than ${most} MB: make it smaller.`,
  }),
  fileEmpty: { fr: 'Le fichier est vide.', en: 'The file is empty.' },
  fileGone: {
    fr: 'Ce fichier n’est plus disponible : choisissez-le de nouveau.',
    en: 'This file is no longer available: choose it again.',
  },
  fileGoneField: { fr: 'Fichier inconnu ou déjà envoyé.', en: 'Unknown file, or sent already.' },
  parameter: (name: string): Phrase => ({
    fr: `Paramètre ${name} absent ou mal formé.`,
    en: `Parameter ${name} is absent or malformed.`,
  }),
  notFailed: {
    fr: 'Seul un message qui n’est pas parti peut être envoyé de nouveau.',
    en: 'Only a message that did not leave can be sent again.',
  },
  notApproved: { fr: 'Ce modèle n’est pas approuvé par WhatsApp.', en: 'This template is not approved by WhatsApp.' },
  notApprovedField: { fr: 'Modèle inconnu ou non approuvé.', en: 'Unknown template, or not approved.' },
  nothing: {
    fr: 'Écrivez un message, ou choisissez un fichier ou un modèle.',
    en: 'Write a message, or choose a file or a template.',
  },
  noToken: { fr: 'Aucun jeton Twilio pour vérifier cette requête.', en: 'No Twilio token to check this request with.' },
  signature: { fr: 'Signature Twilio absente ou fausse.', en: 'The Twilio signature is missing or wrong.' },
  notInTeam: { fr: 'Cette personne n’est pas de l’équipe.', en: 'This person is not in the team.' },
  notInTeamField: { fr: 'Personne inconnue.', en: 'Unknown person.' },
} as const satisfies Record<string, Phrase | ((...about: never[]) => Phrase)>
