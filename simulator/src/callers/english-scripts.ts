import type { Answer, CallScript, Persona } from './call-script.ts'

const CONFIRMED = /is (?:confirmed|registered)|est (?:confirmée|enregistrée)/i
/** The first thing that anybody says who does not speak the house's language. */
const OPENING = 'Hello, do you speak English?'

const asking = (wish: string): Answer => ({ when: /how can i help/i, say: wish })

/** What anybody answers who books: a house whose own words stay French is understood too. */
const booking = ({ first, last, english }: Persona): Answer[] => [
  { when: /shall i confirm|que je confirme/i, say: 'Yes, that’s perfect.' },
  { when: /which name|what name/i, say: `It’s ${first} ${last}.` },
  { when: /which one would you like/i, say: 'The first one, please.' },
  { when: /for how many people/i, say: 'There will be two of us.' },
  { when: /at what time/i, say: 'At eight in the evening.' },
  { when: /for which dates/i, say: `From ${english.stay}.` },
  { when: /which day/i, say: english.seating },
  { when: /i can offer you|instead/i, say: 'Yes, the first one.' },
]

const stay = (persona: Persona): CallScript => ({
  name: 'english',
  title: 'demande à parler anglais et réserve une suite',
  language: 'en',
  opening: OPENING,
  answers: [asking(`I would like to book a suite for two people, from ${persona.english.stay}.`), ...booking(persona)],
  goal: CONFIRMED,
})

const table = (persona: Persona): CallScript => ({
  name: 'english-table',
  title: 'réserve une table, en anglais',
  language: 'en',
  opening: OPENING,
  answers: [asking(`Could I book a table for two ${persona.english.seating}, please?`), ...booking(persona)],
  goal: CONFIRMED,
})

const change = ({ english }: Persona): CallScript => ({
  name: 'english-change',
  title: 'change ses dates, en anglais',
  language: 'en',
  opening: OPENING,
  answers: [
    { when: /shall i make this change|fasse ce changement/i, say: 'Yes, please do.' },
    { when: /would you like to change|souhaitez-vous changer/i, say: `From ${english.otherStay} instead.` },
    asking('I need to change the dates of my booking.'),
  ],
  goal: /has been changed|est modifiée/i,
  after: 'english',
})

const cancel = (): CallScript => ({
  name: 'english-cancel',
  title: 'annule sa réservation, en anglais',
  language: 'en',
  opening: OPENING,
  answers: [
    { when: /do you confirm the cancellation|confirmez-vous l’annulation/i, say: 'Yes, please cancel it.' },
    asking('I am afraid I have to cancel my booking.'),
  ],
  goal: /is cancelled|est annulée/i,
  after: 'english',
})

const help = (): CallScript => ({
  name: 'english-help',
  title: 'pose une question, laisse un message, puis veut quelqu’un, en anglais',
  language: 'en',
  opening: OPENING,
  answers: [
    { when: /message shall i pass on/i, say: 'I left my glasses in room twelve.' },
    { when: /noted it|votre message est/i, say: 'Thank you. Could I speak to a person of the team, please?' },
    { when: /pass.*your question|votre question/i, say: 'I would like to leave a message, too.' },
    asking('Do you keep green parrots in the garden?'),
  ],
  goal: /passing you to|nobody can take your call|personne ne peut vous répondre|passe (?:une personne|quelqu’un)/i,
})

/** Callers who speak English to a house of another language. */
export const englishScripts: Record<string, (persona: Persona) => CallScript> = {
  english: stay,
  'english-table': table,
  'english-change': change,
  'english-cancel': cancel,
  'english-help': help,
}
