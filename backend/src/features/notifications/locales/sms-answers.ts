import type { WordsLocale } from '../booking-words.ts'

interface SmsWords {
  /** For the people of the house: what an answer to a reminder asks for. */
  wants: Record<'change' | 'cancel', (code: string) => string>
  /** To the client: somebody will see to it. */
  passedOn: string
}

const fr: SmsWords = {
  wants: {
    change: (code) => `Répond « modifier » au rappel de la réservation ${code}, par SMS.`,
    cancel: (code) => `Répond « annuler » au rappel de la réservation ${code}, par SMS. Elle n’est pas annulée.`,
  },
  passedOn:
    'Merci, votre demande est transmise à l’équipe, qui revient vers vous. Votre réservation reste en place d’ici là.',
}

const en: SmsWords = {
  wants: {
    change: (code) => `Answers “change” to the reminder of reservation ${code}, by SMS.`,
    cancel: (code) => `Answers “cancel” to the reminder of reservation ${code}, by SMS. It is not cancelled.`,
  },
  passedOn:
    'Thank you, your request has been passed on to the team, who will get back to you. Your reservation stands until then.',
}

export const smsWords = (locale: WordsLocale): SmsWords => (locale === 'fr' ? fr : en)
