import type { BookingFacts } from '../booking-facts.ts'
import type { ClientNoticeWords } from './client-notices.ts'

const nights = (count: number) => (count === 1 ? '1 night' : `${count} nights`)
const people = (count: number) => (count === 1 ? '1 guest' : `${count} guests`)

function when({ kind, day, departure, time, nights: count }: BookingFacts): string {
  return kind === 'stay' ? `from ${day} to ${departure} (${nights(count)})` : `on ${day} at ${time ?? ''}`
}

function price({ total, cityTax }: BookingFacts): string {
  if (total === null) return ''
  return cityTax === null ? ` Total: ${total}.` : ` Total: ${total}, plus ${cityTax} of tourist tax.`
}

const what = (facts: BookingFacts) =>
  `${facts.kind === 'stay' ? facts.what : `a table (${facts.what})`}, ${when(facts)}, ${people(facts.people)}`
const hello = ({ guest }: BookingFacts) => `Hello ${guest},`
const from = ({ time }: BookingFacts) => (time === null ? '' : ` from ${time}`)

function expects(facts: BookingFacts): string {
  const { kind, day, time, code, what: name } = facts
  return kind === 'stay'
    ? `we look forward to welcoming you on ${day}${from(facts)}: ${name}, ${people(facts.people)} (${code}).`
    : `your table for ${people(facts.people)} is waiting for you on ${day} at ${time ?? ''} (${code}).`
}

/** What clients are told of their bookings, in English. */
export const clientNoticesEn: ClientNoticeWords = {
  templates: {
    confirmation: {
      subject: ({ code, house }) => `Booking confirmed · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} your booking ${facts.code} is confirmed: ${what(facts)}.${price(facts)} See you soon, ${facts.house}.`,
    },
    requested: {
      subject: ({ code, house }) => `Request received · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} we have received your request ${facts.code}: ${what(facts)}.${price(facts)} The place is kept for you and we will answer as soon as we can. ${facts.house}`,
    },
    changed: {
      subject: ({ code, house }) => `Booking changed · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} your booking ${facts.code} has been changed. It is now: ${what(facts)}.${price(facts)} ${facts.house}`,
    },
    cancelled: {
      subject: ({ code, house }) => `Booking cancelled · ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} your booking ${facts.code} (${what(facts)}) is cancelled. We hope to welcome you another time, ${facts.house}.`,
    },
    declined: {
      subject: ({ code, house }) => `Your request ${code} · ${house}`,
      text: (facts) =>
        `${hello(facts)} unfortunately we cannot accept your request ${facts.code} (${what(facts)}). Write to us for another date. ${facts.house}`,
    },
    reminder_day: {
      subject: ({ day, house }) => `See you on ${day} · ${house}`,
      text: (facts) => `${hello(facts)} ${expects(facts)} ${facts.house}`,
    },
    reminder_hours: {
      subject: ({ time, house }) => `See you at ${time ?? ''} · ${house}`,
      text: (facts) => `${hello(facts)} ${expects(facts)} See you soon! ${facts.house}`,
    },
    arrival: {
      subject: ({ day, house }) => `Your arrival on ${day} · ${house}`,
      text: (facts) =>
        [
          `${hello(facts)} your stay is near: arrival on ${facts.day}${from(facts)}.`,
          facts.arrivalText,
          facts.address && `Address: ${facts.address}.`,
          facts.checkOut && `Departure on ${facts.departure} before ${facts.checkOut}.`,
          facts.house,
        ]
          .filter(Boolean)
          .join('\n'),
    },
    thanks: {
      subject: ({ house }) => `Thank you for your stay · ${house}`,
      text: (facts) =>
        `${hello(facts)} thank you for staying with us. A word from you, good or less so, helps us: just reply to this message. We hope to see you again, ${facts.house}.`,
    },
    waitlist_offer: {
      subject: ({ house }) => `A place has become free · ${house}`,
      text: (facts) =>
        `${hello(facts)} a place has become free: ${what(facts)}.${price(facts)} It is kept for you${facts.keptUntil === null ? '' : ` until ${facts.keptUntil}`}. ${facts.house}`,
    },
  },
  answers: 'Reply 1 to confirm, 2 to change, 3 to cancel.',
  yes: 'Reply YES to take it.',
  noted: 'Thank you, noted: we look forward to seeing you!',
  call: (phone) => `A change? Call us on ${phone}.`,
  rows: {
    code: 'Booking',
    what: 'Room',
    arrival: 'Arrival',
    departure: 'Departure',
    when: 'Table',
    people: 'Guests',
    total: 'Total',
    cityTax: 'Tourist tax, on top',
    address: 'Address',
  },
  colon: ': ',
}
