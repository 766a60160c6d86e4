import { frenchTypography } from '#src/text/french-typography.ts'

/** What a website of the house is told, and shows to whoever books there. */
export interface SiteWords {
  confirmed: (code: string) => string
  requested: (code: string) => string
  notForSites: string
  tooManyPeople: (most: number) => string
  tooManyUnits: (most: number) => string
  tooLong: (most: number) => string
  tooFar: string
  tooOften: string
  tooManyOpen: string
}

const fr: SiteWords = {
  confirmed: (code) => frenchTypography(`C'est confirmé. Votre code de réservation : ${code}.`),
  requested: (code) =>
    frenchTypography(`Votre demande est enregistrée sous le code ${code} : la maison va vous répondre.`),
  notForSites: 'Ce champ est réservé à la maison.',
  tooManyPeople: (most) => `En ligne, ${most} personnes au plus : appelez-nous pour un groupe.`,
  tooManyUnits: (most) => `En ligne, ${most} chambres au plus : appelez-nous pour un groupe.`,
  tooLong: (most) => `En ligne, ${most} nuits au plus : appelez-nous pour un long séjour.`,
  tooFar: 'Cette date est trop lointaine pour une réservation en ligne.',
  tooOften: 'Trop de réservations depuis cet endroit ou à ce numéro : réessayez plus tard, ou appelez-nous.',
  tooManyOpen: 'Plusieurs réservations sont déjà en cours à ce numéro : appelez-nous pour en ajouter une.',
}

const en: SiteWords = {
  confirmed: (code) => `Confirmed. Your booking code: ${code}.`,
  requested: (code) => `Your request is registered under the code ${code}: the house will answer you.`,
  notForSites: 'This field is for the house alone.',
  tooManyPeople: (most) => `Online, ${most} people at most: call us for a group.`,
  tooManyUnits: (most) => `Online, ${most} rooms at most: call us for a group.`,
  tooLong: (most) => `Online, ${most} nights at most: call us for a long stay.`,
  tooFar: 'This date is too far away to be booked online.',
  tooOften: 'Too many bookings from this place or for this number: try again later, or call us.',
  tooManyOpen: 'There are already several bookings for this number: call us to add one.',
}

/** @param locale of who books there, else of the house */
export const siteWordsIn = (locale: string): SiteWords => (locale.startsWith('fr') ? fr : en)
