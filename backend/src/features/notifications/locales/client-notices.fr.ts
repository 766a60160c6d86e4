import type { BookingFacts } from '../booking-facts.ts'
import type { ClientNoticeWords } from './client-notices.ts'

const nights = (count: number) => (count > 1 ? `${count}\u00a0nuits` : `${count}\u00a0nuit`)
const people = (count: number) => (count > 1 ? `${count}\u00a0personnes` : `${count}\u00a0personne`)

function when({ kind, day, departure, time, nights: count }: BookingFacts): string {
  return kind === 'stay' ? `du ${day} au ${departure} (${nights(count)})` : `le ${day} à ${time ?? ''}`
}

function price({ total, cityTax }: BookingFacts): string {
  if (total === null) return ''
  return cityTax === null ? ` Total\u00a0: ${total}.` : ` Total\u00a0: ${total}, plus ${cityTax} de taxe de séjour.`
}

const what = (facts: BookingFacts) =>
  `${facts.kind === 'stay' ? facts.what : `une table (${facts.what})`}, ${when(facts)}, ${people(facts.people)}`
const hello = ({ guest }: BookingFacts) => `Bonjour ${guest},`
const from = ({ time }: BookingFacts) => (time === null ? '' : ` à partir de ${time}`)

function expects(facts: BookingFacts): string {
  const { kind, day, time, code, what: name } = facts
  return kind === 'stay'
    ? `nous vous attendons le ${day}${from(facts)}\u00a0: ${name}, ${people(facts.people)} (${code}).`
    : `votre table pour ${people(facts.people)} vous attend le ${day} à ${time ?? ''} (${code}).`
}

/** What clients are told of their bookings, in French. */
export const clientNoticesFr: ClientNoticeWords = {
  templates: {
    confirmation: {
      subject: ({ code, house }) => `Réservation confirmée · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} votre réservation ${facts.code} est confirmée\u00a0: ${what(facts)}.${price(facts)} À bientôt, ${facts.house}.`,
    },
    requested: {
      subject: ({ code, house }) => `Demande reçue · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} nous avons bien reçu votre demande ${facts.code}\u00a0: ${what(facts)}.${price(facts)} La place vous est gardée et nous vous répondons au plus vite. ${facts.house}`,
    },
    changed: {
      subject: ({ code, house }) => `Réservation modifiée · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} votre réservation ${facts.code} est modifiée. C’est maintenant\u00a0: ${what(facts)}.${price(facts)} ${facts.house}`,
    },
    cancelled: {
      subject: ({ code, house }) => `Réservation annulée · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} votre réservation ${facts.code} (${what(facts)}) est annulée. Au plaisir de vous accueillir une autre fois, ${facts.house}.`,
    },
    declined: {
      subject: ({ code, house }) => `Votre demande ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} nous ne pouvons malheureusement pas accepter votre demande ${facts.code} (${what(facts)}). Écrivez-nous pour une autre date. ${facts.house}`,
    },
    reminder_day: {
      subject: ({ day, house }) => `À bientôt, le ${day} · ${house}`,
      text: (facts) => `${hello(facts)} ${expects(facts)} ${facts.house}`,
    },
    reminder_hours: {
      subject: ({ time, house }) => `À tout à l’heure, ${time ?? ''} · ${house}`,
      text: (facts) => `${hello(facts)} ${expects(facts)} À tout à l’heure\u202f! ${facts.house}`,
    },
    arrival: {
      subject: ({ day, house }) => `Votre arrivée le ${day} · ${house}`,
      text: (facts) =>
        [
          `${hello(facts)} votre séjour approche\u00a0: arrivée le ${facts.day}${from(facts)}.`,
          facts.arrivalText,
          facts.address && `Adresse\u00a0: ${facts.address}.`,
          facts.checkOut && `Départ le ${facts.departure} avant ${facts.checkOut}.`,
          facts.house,
        ]
          .filter(Boolean)
          .join('\n'),
    },
    thanks: {
      subject: ({ house }) => `Merci de votre séjour · ${house}`,
      text: (facts) =>
        `${hello(facts)} merci d’avoir séjourné chez nous. Un mot de votre part, bon ou moins bon, nous aide\u00a0: répondez simplement à ce message. Au plaisir de vous revoir, ${facts.house}.`,
    },
    waitlist_offer: {
      subject: ({ house }) => `Une place s’est libérée · ${house}`,
      text: (facts) =>
        `${hello(facts)} une place s’est libérée\u00a0: ${what(facts)}.${price(facts)} Elle vous est gardée${facts.keptUntil === null ? '' : ` jusqu’à ${facts.keptUntil}`}. ${facts.house}`,
    },
  },
  answers: 'Répondez 1 pour confirmer, 2 pour modifier, 3 pour annuler.',
  yes: 'Répondez OUI pour la prendre.',
  noted: 'Merci, c’est noté\u00a0: nous vous attendons. À bientôt\u202f!',
  call: (phone) => `Un changement\u202f? Appelez-nous au ${phone}.`,
  rows: {
    code: 'Réservation',
    what: 'Hébergement',
    arrival: 'Arrivée',
    departure: 'Départ',
    when: 'Table',
    people: 'Personnes',
    total: 'Total',
    cityTax: 'Taxe de séjour, en plus',
    address: 'Adresse',
  },
  colon: '\u00a0: ',
}
