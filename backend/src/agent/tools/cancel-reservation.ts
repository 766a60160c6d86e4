import { z } from 'zod'
import type { Reservation } from '@conciergerie/contract'
import { bookingWordsIn } from '../booking-words/index.ts'
import { sayReservation, wishOf } from '../booking-words/tell.ts'
import { agreedTo } from './agreement.ts'
import { whenOf } from './check-availability.ts'
import { read, shown } from './fields.ts'
import { findBooking, isOwn } from './open-bookings.ts'
import { result } from './session.ts'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'
import { defineTool } from './tool.ts'

export const cancelReservation = defineTool({
  name: 'cancel_reservation',
  description:
    'Annule une réservation : premier appel avec le code, rend un récapitulatif que le serveur envoie ; second appel avec « confirmed », une fois que le client a répondu oui.',
  shown: z.object({
    code: shown.code,
    reason: z.string().describe('raison, si le client l’a dite').optional(),
    confirmed: z.boolean().describe('le client a dit oui au récapitulatif').optional(),
  }),
  strict: true,
  acts: true,
  reader: z.object({ code: read.words(20), reason: read.words(300), confirmed: read.flag }),
  run: async ({ code, reason, confirmed }, session, ports) => {
    const words = bookingWordsIn(session.language)
    const row = (await findBooking(ports.reservations, session, code)) ?? (await toldRow(session, ports))
    if (!row) return result('not_found', words.notFound)
    if (row.status === 'cancelled') return cancelled(row, session, words.alreadyCancelled(row.code))
    return confirmed ? confirm(row, reason, session, ports) : propose(row, session)
  },
})

/** What was cancelled is no open booking any more: the same call again must still find it. */
async function toldRow(session: ToolSession, { reservations }: ToolPorts): Promise<Reservation | null> {
  if (session.told?.kind !== 'cancel') return null
  const row = await reservations.read(session.house.id, session.told.reservationId)
  return isOwn(row, session) && row.status === 'cancelled' ? row : null
}

function propose(row: Reservation, session: ToolSession): ToolResult {
  const { language, now } = session
  const words = bookingWordsIn(language)
  if (row.status !== 'confirmed' && row.status !== 'requested' && row.status !== 'held')
    return result('invalid_transition', words.cannotNow)
  return result('to_confirm', words.askCancel, {
    data: { code: row.code },
    text: [words.recapCancel(row.code), sayReservation(row, language), words.askCancel].join('\n'),
    told: {
      kind: 'cancel',
      at: now.toUTC().toISO() ?? '',
      reservationId: row.id,
      code: row.code,
      revision: row.revision,
    },
    action: { name: 'tool_recap', details: { code: row.code, what: 'cancel' } },
  })
}

async function confirm(
  row: Reservation,
  reason: string | undefined,
  session: ToolSession,
  { reservations }: ToolPorts,
): Promise<ToolResult> {
  const { told, house } = session
  // a yes to something that is not waiting for one: it is read back first
  if (told?.kind !== 'cancel' || told.reservationId !== row.id) return propose(row, session)
  const refused = agreedTo(session, null)
  if (refused) return refused
  const author = { conciergerieId: house.id, name: 'client', kind: 'client' } as const
  const done = await reservations.act(author, row.id, 'cancel', { revision: told.revision, reason })
  return cancelled(done, session, bookingWordsIn(session.language).cancelled(done.code))
}

const cancelled = (row: Reservation, { language }: ToolSession, head: string): ToolResult =>
  result('cancelled', head, {
    data: { code: row.code },
    text: [head, sayReservation(row, language)].join('\n'),
    deed: 'cancelled',
    action: { name: 'tool_cancelled', details: { code: row.code, what: row.unitType.name, ...whenOf(wishOf(row)) } },
  })
