import { DateTime } from 'luxon'

/** Wall times of the house, `HH:MM`; `from` after `to` = over midnight. */
export interface QuietHours {
  from: string
  to: string
}

/** Nobody is written to about their stay at night. */
export const clientQuietHours: QuietHours = { from: '21:00', to: '08:00' }

function isQuiet({ from, to }: QuietHours, at: Date, zone: string): boolean {
  const clock = DateTime.fromJSDate(at, { zone }).toFormat('HH:mm')
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to
}

/** `at`, or the end of the quiet hours that it falls into. */
export function afterQuiet(quiet: QuietHours | null, at: Date, zone: string): Date {
  if (quiet === null || !isQuiet(quiet, at, zone)) return at
  const local = DateTime.fromJSDate(at, { zone })
  const [hour = 0, minute = 0] = quiet.to.split(':').map(Number)
  const end = local.set({ hour, minute, second: 0, millisecond: 0 })
  return (end > local ? end : end.plus({ days: 1 })).toJSDate()
}

/** `at`, or a quarter of an hour before the quiet hours that it falls into. */
export function beforeQuiet(quiet: QuietHours, at: Date, zone: string): Date {
  if (!isQuiet(quiet, at, zone)) return at
  const local = DateTime.fromJSDate(at, { zone })
  const [hour = 0, minute = 0] = quiet.from.split(':').map(Number)
  const start = local.set({ hour, minute, second: 0, millisecond: 0 })
  return (start <= local ? start : start.minus({ days: 1 })).minus({ minutes: 15 }).toJSDate()
}
