import { z } from 'zod'
import { bookingWordsIn } from '../booking-words/index.ts'
import { numberNeeded } from './caller-number.ts'
import { whenOf } from './check-availability.ts'
import { ai } from './create-reservation.ts'
import { shown, wishInput } from './fields.ts'
import { mostOpen } from './open-bookings.ts'
import { result } from './session.ts'
import { defineTool } from './tool.ts'
import { toWish } from './wishes.ts'

const { kind, date_from, date_to, time, party_size, unit_type } = shown

export const joinWaitlist = defineTool({
  name: 'join_waitlist',
  description: 'Inscrit le client sur la liste d’attente, quand c’est complet et qu’il le demande.',
  shown: z.object({ kind, date_from, party_size }).extend(z.object({ date_to, time, unit_type }).partial().shape),
  strict: false,
  acts: true,
  reader: wishInput,
  run: async (input, session, { reservations, waitlist }) => {
    const words = bookingWordsIn(session.language)
    const { clientId, house, conversationId } = session
    if (waitlist === null || clientId === null) return result('impossible', words.cannotNow)
    const wish = toWish(input, session)
    const found = await reservations.check(house.id, wish)
    if (found.status === 'available') return result('available', words.available, { data: { free: true } })
    if (found.status !== 'full') return result(found.status, words.refused[found.status](found.limit))
    const unreachable = numberNeeded(session)
    if (unreachable) return unreachable
    const when =
      wish.kind === 'stay'
        ? { dateFrom: wish.from, dateTo: wish.to, timeFrom: null, timeTo: null }
        : { dateFrom: wish.date, dateTo: null, timeFrom: wish.time, timeTo: null }
    const waiting = (await waitlist.list(house.id)).filter(({ client }) => client.id === clientId)
    const same = waiting.find(
      (entry) => entry.kind === wish.kind && entry.dateFrom === when.dateFrom && entry.dateTo === when.dateTo,
    )
    if (!same && waiting.length >= mostOpen) return result('too_many', words.tooMany)
    const { id } =
      same ??
      (await waitlist.join(ai(session), {
        kind: wish.kind,
        unitType: wish.unitType,
        ...when,
        partySize: wish.partySize,
        guest: { clientId, name: session.clientName ?? '', phone: session.phone, email: null },
        conversationId,
      }))
    return result('waiting', words.waiting, {
      data: { id },
      text: words.waiting,
      deed: 'waiting',
      action: { name: 'tool_waitlist', details: whenOf(wish) },
    })
  },
})
