import type { Language } from '#src/text/phrase.ts'
import { bookingWordsIn } from '../booking-words/index.ts'

/** What came of a call, in the concierge's language: what the caller did begins small, who did it may stand before. */
export interface SummaryWords {
  stay: (name: string, when: string) => string
  table: (name: string, when: string) => string
  nights: (from: string, to: string) => string
  seating: (day: string, time: string) => string
  party: (size: number) => string
  booked: (thing: string, code: string) => string
  requested: (thing: string, code: string) => string
  changed: (code: string, when: string) => string
  changeRequested: (code: string, when: string) => string
  cancelled: (code: string, thing: string) => string
  ordered: (items: string, more: string) => string
  modes: Record<string, string>
  anOrder: string
  waiting: (thing: string) => string
  left: (message: string) => string
  filed: (question: string) => string
  /** Read back, and never agreed to. */
  held: (thing: string) => string
  notChanged: (code: string) => string
  notCancelled: (code: string) => string
  notOrdered: string
  looked: (thing: string, isFree: boolean) => string
  lookedUp: (question: string) => string
  wantedPerson: (reason: string) => string
  /** Whole sentences, that nobody is the subject of. */
  passedOn: string
  nobodyTook: string
  cut: string
  nothing: (firstWords: string) => string
}

const inParentheses = (text: string) => (text === '' ? '' : ` (${text})`)

const fr: SummaryWords = {
  stay: (name, when) => `un séjour${inParentheses(name)} ${when}`,
  table: (name, when) => `une table${inParentheses(name)} ${when}`,
  nights: (from, to) => `du ${from} au ${to}`,
  seating: (day, time) => `le ${day} à ${bookingWordsIn('fr').time(time)}`,
  party: (size) => `pour ${bookingWordsIn('fr').people(size)}`,
  booked: (thing, code) => `a réservé ${thing}${inParentheses(code)}`,
  requested: (thing, code) => `a demandé ${thing}${inParentheses(code)} : à valider`,
  changed: (code, when) => `a modifié la réservation ${code}${when === '' ? '' : `, désormais ${when}`}`,
  changeRequested: (code, when) =>
    `a demandé à modifier la réservation ${code}${when === '' ? '' : ` : ${when}`}, à valider`,
  cancelled: (code, thing) => `a annulé la réservation ${code}${thing === '' ? '' : ` : ${thing}`}`,
  ordered: (items, more) => `a commandé ${items}${inParentheses(more)}`,
  modes: { dine_in: 'sur place', takeaway: 'à emporter', delivery: 'en livraison', room_service: 'en chambre' },
  anOrder: 'à la carte',
  waiting: (thing) => `a demandé la liste d’attente pour ${thing}`,
  left: (message) => `a laissé un message : « ${message} »`,
  filed: (question) => `a posé une question restée sans réponse, transmise à l’équipe : « ${question} »`,
  held: (thing) => `a envisagé ${thing}, sans confirmer`,
  notChanged: (code) => `a envisagé de modifier la réservation ${code}, sans confirmer`,
  notCancelled: (code) => `a envisagé d’annuler la réservation ${code}, sans confirmer`,
  notOrdered: 'a préparé une commande, sans la passer',
  looked: (thing, isFree) =>
    `a demandé si ${thing} était possible : ${isFree ? 'c’était libre' : 'ce ne l’était pas'}, rien n’a été réservé`,
  lookedUp: (question) => `a posé une question : « ${question} »`,
  wantedPerson: (reason) => `a demandé à parler à quelqu’un${reason === '' ? '' : ` (« ${reason} »)`}`,
  passedOn: 'L’appel a été passé à l’équipe.',
  nobodyTook: 'Personne n’a pris l’appel.',
  cut: 'La ligne a été coupée avant la fin.',
  nothing: (firstWords) =>
    `Rien n’a été réservé, commandé ni transmis.${firstWords === '' ? '' : ` Premiers mots : « ${firstWords} »`}`,
}

const en: SummaryWords = {
  stay: (name, when) => `a stay${inParentheses(name)} ${when}`,
  table: (name, when) => `a table${inParentheses(name)} ${when}`,
  nights: (from, to) => `from ${from} to ${to}`,
  seating: (day, time) => `on ${day} at ${bookingWordsIn('en').time(time)}`,
  party: (size) => `for ${bookingWordsIn('en').people(size)}`,
  booked: (thing, code) => `booked ${thing}${inParentheses(code)}`,
  requested: (thing, code) => `asked for ${thing}${inParentheses(code)}: to be accepted`,
  changed: (code, when) => `changed booking ${code}${when === '' ? '' : `, now ${when}`}`,
  changeRequested: (code, when) =>
    `asked to change booking ${code}${when === '' ? '' : ` to a time ${when}`}: to be accepted`,
  cancelled: (code, thing) => `cancelled booking ${code}${thing === '' ? '' : `: ${thing}`}`,
  ordered: (items, more) => `ordered ${items}${inParentheses(more)}`,
  modes: { dine_in: 'to eat in', takeaway: 'to take away', delivery: 'to be delivered', room_service: 'in the room' },
  anOrder: 'from the menu',
  waiting: (thing) => `asked for the waiting list for ${thing}`,
  left: (message) => `left a message: “${message}”`,
  filed: (question) => `asked a question that nothing answered, passed on to the team: “${question}”`,
  held: (thing) => `considered ${thing}, without confirming`,
  notChanged: (code) => `considered changing booking ${code}, without confirming`,
  notCancelled: (code) => `considered cancelling booking ${code}, without confirming`,
  notOrdered: 'prepared an order, without placing it',
  looked: (thing, isFree) =>
    `asked whether ${thing} was possible: it was ${isFree ? 'free' : 'not'}, and nothing was booked`,
  lookedUp: (question) => `asked a question: “${question}”`,
  wantedPerson: (reason) => `asked for a person${reason === '' ? '' : ` (“${reason}”)`}`,
  passedOn: 'The call was passed on to the team.',
  nobodyTook: 'Nobody took the call.',
  cut: 'The line was cut before the end.',
  nothing: (firstWords) =>
    `Nothing was booked, ordered or passed on.${firstWords === '' ? '' : ` First words: “${firstWords}”`}`,
}

export const summaryWordsIn = (language: Language): SummaryWords => (language === 'fr' ? fr : en)
