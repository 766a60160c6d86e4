import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { describeZone } from './calendar-zone.ts'

/** An appointment of somebody's calendar. */
export interface Appointment {
  /** Stable over all its changes. */
  uid: string
  /** Raised with each change: a calendar keeps the highest. */
  sequence: number
  method: 'REQUEST' | 'CANCEL'
  summary: string
  description: string
  location: string
  /** Local: two days `YYYY-MM-DD` (the end is not included), or two wall times `YYYY-MM-DDTHH:MM`. */
  starts: string
  ends: string
  /** IANA. */
  zone: string
  tentative: boolean
  organizer: Person
  attendee: Person
  at: Date
}

interface Person {
  name: string
  email: string
}

/** The appointment as a calendar file (RFC 5545, RFC 5546). */
export function writeCalendar(appointment: Appointment): string {
  const { uid, sequence, method, summary, description, location, zone, organizer, attendee, at } = appointment
  // no zone of the calendar's own: it would be put on DTSTAMP, which must be UTC (RFC 5545, 3.8.7.2)
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Conciergerie', product: 'Reservations', language: 'FR' },
    timezone: { name: null, generator: (name) => describeZone(name, appointment.starts) },
  })
  calendar.createEvent({
    id: uid,
    sequence,
    summary,
    description,
    location,
    stamp: at,
    status: statusOf(appointment),
    organizer,
    attendees: [{ ...attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
    ...(isDay(appointment.starts) ? daysOf(appointment) : { ...timesOf(appointment), timezone: zone }),
  })
  return calendar.toString()
}

const isDay = (local: string) => local.length === 10

/** The end of a stay is the day of departure, which RFC 5545 does not count either. */
function daysOf({ starts, ends }: Appointment) {
  const day = (local: string) => DateTime.fromISO(local, { zone: 'utc' })
  return { allDay: true, start: day(starts), end: day(ends) }
}

function timesOf({ starts, ends, zone }: Appointment) {
  return { start: DateTime.fromISO(starts, { zone }), end: DateTime.fromISO(ends, { zone }) }
}

function statusOf({ method, tentative }: Appointment): ICalEventStatus {
  if (method === 'CANCEL') return ICalEventStatus.CANCELLED
  return tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}
