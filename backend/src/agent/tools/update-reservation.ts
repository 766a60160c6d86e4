import { z } from 'zod'
import type { Reservation } from '@conciergerie/contract'
import type { Change, ReservationDesk, Wish } from '#src/features/reservations/ports.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { sayReservation, sayWish, wishOf } from '../booking-words/tell.ts'
import { addDays, daysBetween } from '../dates/days.ts'
import { agreedTo } from './agreement.ts'
import { whenOf } from './check-availability.ts'
import { ai } from './create-reservation.ts'
import { read, readWishFields, shown } from './fields.ts'
import type { WishInput } from './fields.ts'
import { findBooking } from './open-bookings.ts'
import { moneyOf, priceOf } from './price.ts'
import { result } from './session.ts'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'
import { defineTool } from './tool.ts'
import { toWish, typeName } from './wishes.ts'

const { date_from, date_to, time, party_size, unit_type, code } = shown

export const updateReservation = defineTool({
  name: 'update_reservation',
  description:
    'Change une réservation : premier appel avec le code et ce qui change, rend un récapitulatif que le serveur envoie ; second appel avec le code et « confirmed », une fois que le client a répondu oui.',
  shown: z.object({ code }).extend(
    z
      .object({
        date_from,
        date_to,
        time,
        party_size,
        unit_type,
        requests: z.string().describe('demandes particulières'),
        confirmed: z.boolean().describe('le client a dit oui au récapitulatif'),
      })
      .partial().shape,
  ),
  strict: false,
  acts: true,
  reader: z.object({
    ...readWishFields,
    code: read.words(20),
    requests: read.words(1000),
    confirmed: read.flag,
  }),
  run: async (input, session, ports) => {
    const row = await findBooking(ports.reservations, session, input.code)
    if (!row) return result('not_found', bookingWordsIn(session.language).notFound)
    return input.confirmed ? confirm(row, input, session, ports) : propose(row, input, session, ports)
  },
})

type Input = WishInput & { requests?: string | undefined }

async function propose(
  row: Reservation,
  input: Input,
  session: ToolSession,
  { reservations }: ToolPorts,
): Promise<ToolResult> {
  const { language, now } = session
  const words = bookingWordsIn(language)
  if (row.status !== 'confirmed' && row.status !== 'requested') return result('invalid_transition', words.cannotNow)
  const wish = changedWish(row, input, session)
  if (wish === null && input.requests === undefined) return result('nothing', words.askWhatToChange(row.code))
  const priced = wish && (await price(row, toChange(wish, null, row.revision), session, reservations))
  const shownWish = wish ?? wishOf(row)
  const text = [
    words.recapChange(row.code),
    sayWish(shownWish, typeName(shownWish, session) || row.unitType.name, language),
    ...(priced ? priced.lines : []),
    ...(input.requests === undefined ? [] : [`« ${input.requests} »`]),
    words.askChange,
  ].join('\n')
  return result('to_confirm', words.askChange, {
    data: { code: row.code },
    text,
    told: {
      kind: 'change',
      at: now.toUTC().toISO() ?? '',
      reservationId: row.id,
      code: row.code,
      revision: row.revision,
      wish,
      requests: input.requests ?? null,
    },
    action: { name: 'tool_recap', details: { code: row.code, ...whenOf(shownWish) } },
  })
}

/** What changes over what stands; the same number of nights when only the arrival moves. Null when nothing does. */
function changedWish(row: Reservation, input: WishInput, session: ToolSession): Wish | null {
  const { date_from: from, date_to: to, time: at, party_size: size, unit_type: type, adults, children } = input
  if ([from, to, at, size, type].every((value) => value === undefined)) return null
  const now = wishOf(row)
  const common = {
    party_size: size ?? now.partySize,
    unit_type: type ?? now.unitType ?? undefined,
    adults,
    children,
    kind: now.kind,
  }
  if (now.kind === 'table')
    return toWish({ ...common, date_from: from ?? now.date, date_to: undefined, time: at ?? now.time }, session)
  const end = to ?? (from === undefined ? now.to : addDays(from, daysBetween(now.from, now.to)))
  return toWish({ ...common, date_from: from ?? now.from, date_to: end, time: undefined }, session)
}

/** What it would cost, as the engine finds it with this booking's own place free. @throws AppError not_available */
async function price(
  row: Reservation,
  change: Change,
  session: ToolSession,
  desk: ReservationDesk,
): Promise<{ lines: string[] }> {
  const { differenceCents } = await desk.preview(ai(session), row.id, change)
  const total = differenceCents === null || row.totalCents === null ? null : row.totalCents + differenceCents
  return {
    lines:
      total === null ? [] : [`${bookingWordsIn(session.language).total} : ${moneyOf(total, row.currency, session)}`],
  }
}

const toChange = (wish: Wish | null, requests: string | null, revision: number): Change => ({
  revision,
  wish,
  unitId: null,
  unitLocked: null,
  guestName: null,
  requests: requests ?? undefined,
  internalNote: undefined,
  occasion: undefined,
})

async function confirm(row: Reservation, input: Input, session: ToolSession, ports: ToolPorts): Promise<ToolResult> {
  const { told } = session
  // a yes to something that is not waiting for one: it is read back first
  if (told?.kind !== 'change' || told.reservationId !== row.id) return propose(row, input, session, ports)
  const refused = agreedTo(session, told.wish ?? wishOf(row))
  if (refused) return refused
  const done = await ports.reservations.change(ai(session), row.id, toChange(told.wish, told.requests, told.revision))
  return changed(done, session)
}

function changed(row: Reservation, session: ToolSession): ToolResult {
  const { language } = session
  const words = bookingWordsIn(language)
  const head = row.status === 'requested' ? words.changeRequested(row.code) : words.changed(row.code)
  return result('changed', head, {
    data: { code: row.code, status: row.status },
    text: [head, sayReservation(row, language), ...priceOf(row, session)].join('\n'),
    deed: 'changed',
    action: { name: 'tool_changed', details: { code: row.code, ...whenOf(wishOf(row)) } },
  })
}
