import { DateTime } from 'luxon'
import { afterQuiet, beforeQuiet, clientQuietHours } from './quiet-hours.ts'

/** What is told before and after a booking, each at its hour. */
export const plannedTemplates = ['reminder_day', 'reminder_hours', 'arrival', 'thanks'] as const
export type PlannedTemplate = (typeof plannedTemplates)[number]

export interface PlannedBooking {
  kind: 'stay' | 'table'
  /** Local; the end of a stay is the day of departure. */
  startsAt: string
  endsAt: string
  /** The evening that a table past midnight belongs to. */
  businessDate: string
  status: string
}

export interface PlannedNotice {
  template: PlannedTemplate
  /** What the hour hangs on: the same booking moved to another day is another occasion. */
  occasion: string
  at: Date
}

const morning = { hour: 10 }
const hoursBefore = 2
/** An early table is reminded of in the morning only if there is still time to act. */
const leastMinutesBefore = 30

/** What a booking asks for, and when; what lies in the past is left out. */
export function planNotices(booking: PlannedBooking, zone: string, now: Date): PlannedNotice[] {
  const planned = booking.kind === 'stay' ? planStay(booking, zone) : planTable(booking, zone)
  const due = planned.filter(({ at }) => at > now)
  if (booking.status === 'confirmed') return due
  const over = booking.status === 'checked_in' || booking.status === 'completed'
  return over ? due.filter(({ template }) => template === 'thanks') : []
}

function planStay({ startsAt, endsAt }: PlannedBooking, zone: string): PlannedNotice[] {
  const on = (day: string, days: number) => DateTime.fromISO(day, { zone }).plus({ days }).set(morning).toJSDate()
  return [
    { template: 'arrival', occasion: startsAt, at: on(startsAt, -3) },
    { template: 'reminder_day', occasion: startsAt, at: on(startsAt, -1) },
    { template: 'thanks', occasion: endsAt, at: on(endsAt, 1) },
  ]
}

function planTable({ startsAt, businessDate }: PlannedBooking, zone: string): PlannedNotice[] {
  const eve = DateTime.fromISO(businessDate, { zone }).minus({ days: 1 }).set(morning).toJSDate()
  return [
    { template: 'reminder_day', occasion: startsAt, at: eve },
    { template: 'reminder_hours', occasion: startsAt, at: hoursBeforeTable(startsAt, zone) },
  ]
}

/** Two hours before, or as near to it as the quiet of the night leaves. */
function hoursBeforeTable(startsAt: string, zone: string): Date {
  const start = DateTime.fromISO(startsAt, { zone })
  const usual = start.minus({ hours: hoursBefore }).toJSDate()
  const later = afterQuiet(clientQuietHours, usual, zone)
  if (later.getTime() <= start.minus({ minutes: leastMinutesBefore }).toMillis()) return later
  return beforeQuiet(clientQuietHours, usual, zone)
}
