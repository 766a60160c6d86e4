import { frenchTypography } from '#src/text/french-typography.ts'
import { longDay, money, nights, shortTime } from './formats.ts'

const locale = 'fr'
const say = frenchTypography

export const fr = {
  day: (day: string) => longDay(day, locale),
  reasons: {
    full: () => say('C’est complet à ces dates.'),
    full_table: () => say('C’est complet à cette heure.'),
    full_pace: () => say('Une table est libre, mais le service a atteint ses couverts ou sa cadence à cette heure.'),
    closed: (label: string | null) => say(label === null ? 'La maison est fermée ce jour-là.' : `Fermé : ${label}.`),
    too_late: (limit: string | null) =>
      say(
        limit === null ? 'C’est trop tard pour réserver.' : `Il fallait réserver avant le ${shortTime(limit, locale)}.`,
      ),
    too_far: (limit: string | null) =>
      say(limit === null ? 'C’est trop loin.' : `On réserve jusqu’au ${longDay(limit, locale)}.`),
    min_stay: (limit: string | null) => say(`À ces dates, le séjour est de ${nights(Number(limit), locale)} au moins.`),
    max_stay: (limit: string | null) => say(`À ces dates, le séjour est de ${nights(Number(limit), locale)} au plus.`),
    cta: (limit: string | null) => say(`On ne peut pas arriver le ${longDay(limit ?? '', locale)}.`),
    ctd: (limit: string | null) => say(`On ne peut pas partir le ${longDay(limit ?? '', locale)}.`),
    party_too_large: (limit: string | null) =>
      say(
        limit === null || limit === '0'
          ? 'Nous n’avons pas de place pour autant de personnes.'
          : `Nous accueillons ${limit} personnes au plus.`,
      ),
    outside_hours: (limit: string | null) =>
      say(`Nous servons aux heures suivantes : ${(limit ?? '').replaceAll('-', ' – ')}.`),
    unknown_type: () => say('Nous n’avons pas ce type de chambre ou de table. Lequel souhaitez-vous ?'),
  },
  available: (name: string, left: number, cents: number | null, count: number | null, currency: string) =>
    say(
      `${name} : disponible${left > 0 && left <= 3 ? `, il en reste ${left}` : ''}${
        cents === null
          ? ''
          : `, ${money(cents, currency, locale)}${count === null ? '' : ` pour ${nights(count, locale)}`}`
      }.`,
    ),
  alternativesAre: () => say('Voici ce qui est libre :'),
  priceChanged: (cents: number, currency: string) =>
    say(`Le prix a changé : ${money(cents, currency, locale)}. Est-ce que cela vous convient ?`),
  invalidTransition: () => say('Cette réservation n’est plus dans un état qui le permet.'),
  stale: () => say('Quelqu’un vient de modifier cette réservation : relisez-la avant de recommencer.'),
  holdExpired: () => say('L’option a expiré : vérifiez à nouveau la disponibilité.'),
  taken: (code: string) => say(`La place est prise par la réservation ${code}.`),
  blocked: () => say('La place est indisponible à ce moment.'),
  invalid: () => say('Il manque quelque chose, ou quelque chose ne va pas.'),
  wish: {
    dateFrom: () => say('À quelle date arrivez-vous ?'),
    dateTo: () => say('À quelle date partez-vous ?'),
    date: () => say('Pour quel jour ?'),
    time: () => say('À quelle heure ?'),
    partySize: () => say('Combien de personnes serez-vous ?'),
    notADay: (text: string) => say(`« ${text} » n’est pas une date du calendrier. Quelle date souhaitez-vous ?`),
    notATime: (text: string) => say(`« ${text} » n’est pas une heure. À quelle heure souhaitez-vous venir ?`),
    past: (day: string) => say(`Le ${longDay(day, locale)} est passé. Quelle autre date souhaitez-vous ?`),
    pastTime: (time: string) => say(`${time} est déjà passé. À quelle heure souhaitez-vous venir ?`),
    departure: () => say('Le départ doit être après l’arrivée. À quelle date partez-vous ?'),
    tooLong: () => say('Un séjour compte 365 nuits au plus. À quelle date partez-vous ?'),
    skipped: (time: string) => say(`Cette nuit-là les horloges sautent ${time}. À quelle autre heure ?`),
    party: () => say('Le nombre de personnes va de 1 à 499. Combien serez-vous ?'),
    partySum: () =>
      say('Les adultes et les enfants ne font pas ce nombre de personnes. Combien d’adultes et d’enfants ?'),
    quarter: () => say('On réserve au quart d’heure : 19:00, 19:15, 19:30… À quelle heure ?'),
    name: () => say('À quel nom ?'),
    phone: () => say('À quel numéro de téléphone peut-on vous joindre ?'),
    notAPhone: () => say('Ce numéro n’est pas valable. À quel numéro peut-on vous joindre ?'),
    notAnEmail: () => say('Cette adresse n’est pas valable. Quelle est votre adresse e-mail ?'),
    unit: () => say('Cette chambre ou cette table n’existe pas.'),
    dates: () => say('La fin doit être après le début.'),
    checkedIn: () => say('Les clients sont arrivés : seuls le départ et la chambre peuvent changer.'),
  },
}

export type Wording = typeof fr
