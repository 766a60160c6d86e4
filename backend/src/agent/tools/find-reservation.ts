import { z } from 'zod'
import type { Reservation } from '@conciergerie/contract'
import { bookingWordsIn } from '../booking-words/index.ts'
import { sayReservation } from '../booking-words/tell.ts'
import { read, shown } from './fields.ts'
import { findBooking, ownBookings } from './open-bookings.ts'
import { result } from './session.ts'
import type { ToolSession } from './session.ts'
import { defineTool } from './tool.ts'

export const findReservation = defineTool({
  name: 'find_reservation',
  description:
    'Retrouve les réservations en cours de ce client (sans argument), ou une réservation par son code ; celle d’un autre, seulement si le client en a écrit le code et le nom.',
  shown: z.object({ code: shown.code }).partial(),
  strict: true,
  acts: false,
  reader: z.object({ code: read.words(20) }),
  run: async ({ code }, session, { reservations }) => {
    const words = bookingWordsIn(session.language)
    const one = code === undefined ? null : await findBooking(reservations, session, code)
    const found = code === undefined ? await ownBookings(reservations, session) : one ? [one] : []
    if (found.length === 0) return result('not_found', words.notFound)
    return result('ok', found.map((row) => sayFound(row, session)).join('\n'), {
      data: { reservations: found.map(summary) },
      action: { name: 'tool_found', details: { code: found.map((row) => row.code).join(', ') } },
    })
  },
})

function sayFound(row: Reservation, { language }: ToolSession): string {
  return `• ${row.code} : ${sayReservation(row, language)} (${bookingWordsIn(language).status[row.status]})`
}

/** No name, number, address, price or note: whoever asks may only be near the client. */
const summary = ({ code, status, kind, unitType, startsAt, endsAt, partySize }: Reservation) => ({
  code,
  status,
  kind,
  unit_type: unitType.code,
  starts_at: startsAt,
  ends_at: endsAt,
  party_size: partySize,
})
