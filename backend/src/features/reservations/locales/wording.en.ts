import { longDay, money, nights, shortTime } from './formats.ts'
import type { Wording } from './wording.fr.ts'

const locale = 'en'

export const en: Wording = {
  day: (day) => longDay(day, locale),
  reasons: {
    full: () => 'There is nothing left on these dates.',
    full_table: () => 'There is nothing left at this time.',
    full_pace: () => 'A table is free, but the service has reached its covers or its pace at that time.',
    closed: (label) => (label === null ? 'The house is closed on that day.' : `Closed: ${label}.`),
    too_late: (limit) =>
      limit === null ? 'It is too late to book.' : `Bookings were taken until ${shortTime(limit, locale)}.`,
    too_far: (limit) =>
      limit === null ? 'That is too far ahead.' : `Bookings are taken up to ${longDay(limit, locale)}.`,
    min_stay: (limit) => `On these dates a stay is at least ${nights(Number(limit), locale)}.`,
    max_stay: (limit) => `On these dates a stay is at most ${nights(Number(limit), locale)}.`,
    cta: (limit) => `Arrivals are not possible on ${longDay(limit ?? '', locale)}.`,
    ctd: (limit) => `Departures are not possible on ${longDay(limit ?? '', locale)}.`,
    party_too_large: (limit) =>
      limit === null || limit === '0' ? 'We have no place for so many people.' : `We take ${limit} people at most.`,
    outside_hours: (limit) => `We serve at these hours: ${(limit ?? '').replaceAll('-', '–')}.`,
    unknown_type: () => 'We have no such room or table. Which one would you like?',
  },
  available: (name, left, cents, count, currency) =>
    `${name}: available${left > 0 && left <= 3 ? `, ${left} left` : ''}${
      cents === null
        ? ''
        : `, ${money(cents, currency, locale)}${count === null ? '' : ` for ${nights(count, locale)}`}`
    }.`,
  alternativesAre: () => 'This is free:',
  priceChanged: (cents, currency) => `The price has changed: ${money(cents, currency, locale)}. Is that all right?`,
  invalidTransition: () => 'This reservation is no longer in a state that allows it.',
  stale: () => 'Somebody has just changed this reservation: read it again first.',
  holdExpired: () => 'The option has expired: check the availability again.',
  taken: (code) => `The place is taken by reservation ${code}.`,
  blocked: () => 'The place is not on sale at that time.',
  invalid: () => 'Something is missing or not right.',
  wish: {
    dateFrom: () => 'On which day do you arrive?',
    dateTo: () => 'On which day do you leave?',
    date: () => 'For which day?',
    time: () => 'At what time?',
    partySize: () => 'How many people will you be?',
    notADay: (text) => `“${text}” is not a day of the calendar. Which day would you like?`,
    notATime: (text) => `“${text}” is not a time. At what time would you like to come?`,
    past: (day) => `${longDay(day, locale)} is past. Which other day would you like?`,
    pastTime: (time) => `${time} is past. At what time would you like to come?`,
    departure: () => 'You must leave after you arrive. On which day do you leave?',
    tooLong: () => 'A stay is 365 nights at most. On which day do you leave?',
    skipped: (time) => `The clocks skip ${time} that night. At what other time?`,
    party: () => 'A party is 1 to 499 people. How many will you be?',
    partySum: () => 'Adults and children do not add up to that many people. How many adults and children?',
    quarter: () => 'Tables are booked by the quarter of an hour: 7:00, 7:15, 7:30… At what time?',
    name: () => 'Under which name?',
    phone: () => 'At which telephone number can we reach you?',
    notAPhone: () => 'This number is not valid. At which number can we reach you?',
    notAnEmail: () => 'This address is not valid. What is your e-mail address?',
    unit: () => 'There is no such room or table.',
    dates: () => 'The end must be after the start.',
    checkedIn: () => 'The guests have arrived: only the departure and the room may change.',
  },
}
