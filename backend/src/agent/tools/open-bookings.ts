import type { Reservation } from '@conciergerie/contract'
import type { ReservationDesk } from '#src/features/reservations/ports.ts'
import { fold } from '#src/text/fold.ts'
import type { ToolSession } from './session.ts'

/** Open bookings of one client that an assistant may take; a person takes more. */
export const mostOpen = 3

const open: ReadonlySet<Reservation['status']> = new Set(['held', 'requested', 'confirmed', 'checked_in'])

/** A hold that has lapsed keeps nothing, though nobody may have swept it yet. */
function isOpen({ status, holdExpiresAt }: Reservation, now: string): boolean {
  return open.has(status) && !(status === 'held' && holdExpiresAt !== null && holdExpiresAt <= now)
}

/** The conversation's own client's; nobody's when nobody is known. */
export async function ownBookings(
  desk: ReservationDesk,
  { house, clientId, now }: ToolSession,
): Promise<Reservation[]> {
  if (clientId === null) return []
  const found = await desk.listOfClient(house.id, clientId)
  return found.filter((row) => row.client.id === clientId && isOpen(row, now.toJSDate().toISOString()))
}

export const isOwn = (row: Reservation, { clientId }: ToolSession) => clientId !== null && row.client.id === clientId

const tidyCode = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/**
 * A booking by its code: the client's own, or another's when this client has written both its code and the name it stands
 * under. What a model says proves nothing, and a code alone neither.
 */
export async function findBooking(
  desk: ReservationDesk,
  session: ToolSession,
  code: string | undefined,
): Promise<Reservation | null> {
  const own = await ownBookings(desk, session)
  if (code === undefined) return own.length === 1 ? (own[0] ?? null) : null
  const mine = own.find((row) => tidyCode(row.code) === tidyCode(code))
  if (mine) return mine
  const found = await desk.findByCode(session.house.id, code)
  if (!found) return null
  return isOwn(found, session) || (wroteCode(session, found.code) && wroteName(session, found)) ? found : null
}

const wroteCode = ({ said }: ToolSession, code: string) => tidyCode(said).includes(tidyCode(code))

const shortestName = 3

function wroteName({ said }: ToolSession, row: Reservation): boolean {
  const families = [row.guestName, row.client.name].map((full) => fold(full).split(' ').at(-1) ?? '')
  return families.some((family) => family.length >= shortestName && ` ${fold(said)} `.includes(` ${family} `))
}
