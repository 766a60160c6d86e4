import type { Tx } from '#src/db/database.ts'
import { repointBookings } from './move-client.store.ts'

/** Two cards became one: bookings and places in the waiting list follow. */
export function moveReservations(tx: Tx, conciergerieId: number, from: number, to: number): Promise<void> {
  return repointBookings(tx.q, conciergerieId, from, to)
}
