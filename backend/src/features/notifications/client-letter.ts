import type { House } from '#src/features/conciergeries/house.ts'
import { writeCalendar } from '#src/providers/mail/calendar.ts'
import type { Letter } from '#src/providers/mail/mailer.ts'
import type { BookingFacts } from './booking-facts.ts'
import type { WordsLocale } from './booking-words.ts'
import type { Booking } from './booking.store.ts'
import type { ClientTemplate } from './client-templates.ts'
import { describeForMachines } from './json-ld.ts'
import { writeHtml } from './letter-html.ts'
import { clientWords } from './locales/client-notices.ts'

/** Letters that change what stands in the reader's calendar. */
const withCalendar = new Set<ClientTemplate>(['confirmation', 'requested', 'changed', 'cancelled', 'declined'])

export interface ClientLetterParts {
  template: ClientTemplate
  booking: Booking
  house: House
  facts: BookingFacts
  locale: WordsLocale
  /** What a message would say, how to answer included. */
  text: string
  to: string
  /** Where the product lives: the domain of the appointment's name. */
  publicUrl: string
  now: Date
}

/** A notice to a client as a letter: words, the booking in a table, an appointment, and JSON for mail programs. */
export function writeClientLetter(parts: ClientLetterParts): Omit<Letter, 'id'> {
  const { template, booking, house, facts, locale, text, to } = parts
  const words = clientWords(locale)
  const subject = words.templates[template].subject(facts)
  const rows = rowsOf(facts, locale)
  const html = writeHtml({
    language: locale,
    title: subject,
    paragraphs: text.split('\n'),
    rows,
    link: null,
    jsonLd: template === 'thanks' ? null : describeForMachines(booking, house),
  })
  return {
    to,
    subject,
    text: `${text}\n\n${rows.map(([name, value]) => `${name}${words.colon}${value}`).join('\n')}\n`,
    html,
    replyTo: house.email,
    ...(withCalendar.has(template) && { calendar: appointmentOf(parts) }),
  }
}

function rowsOf(facts: BookingFacts, locale: WordsLocale): [string, string][] {
  const { rows } = clientWords(locale)
  const lines: [string, string | null][] =
    facts.kind === 'stay'
      ? [
          [rows.what, facts.what],
          [rows.arrival, [facts.day, facts.time].filter(Boolean).join(', ')],
          [rows.departure, [facts.departure, facts.checkOut].filter(Boolean).join(', ')],
        ]
      : [[rows.when, `${facts.day}, ${facts.time ?? ''} (${facts.what})`]]
  const all: [string, string | null][] = [
    [rows.code, facts.code],
    ...lines,
    [rows.people, String(facts.people)],
    [rows.total, facts.total],
    [rows.cityTax, facts.cityTax],
    [rows.address, facts.address],
  ]
  return all.filter((line): line is [string, string] => line[1] !== null)
}

function appointmentOf({ template, booking, house, facts, to, text, publicUrl, now }: ClientLetterParts) {
  const method = template === 'cancelled' || template === 'declined' ? 'CANCEL' : 'REQUEST'
  const content = writeCalendar({
    uid: `reservation-${booking.id}@${new URL(publicUrl).hostname}`,
    sequence: booking.revision,
    method,
    summary: `${facts.house}, ${facts.what}`,
    description: text,
    location: facts.address ?? facts.house,
    starts: booking.starts_at,
    ends: booking.ends_at,
    zone: house.timezone,
    tentative: booking.status === 'requested',
    organizer: { name: house.name, email: house.email },
    attendee: { name: booking.guest_name, email: to },
    at: now,
  })
  return { method, content } as const
}
