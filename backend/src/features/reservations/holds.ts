import type { Tx } from '#src/db/database.ts'
import { systemAuthor } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { releaseBuckets } from './occupancy.store.ts'
import { touchStay } from './occupancy-versions.ts'
import { listLapsed, swap } from './reservations.store.ts'
import type { ReservationRow } from './reservations.store.ts'
import { noteOfferGone } from './waitlist.store.ts'

export const isLapsed = ({ status, hold_expires_at }: ReservationRow, at: Date) =>
  status === 'held' && hold_expires_at !== null && hold_expires_at <= at.toISOString()

/** A hold that has lapsed keeps nothing any more. @returns false when somebody settled it meanwhile */
export async function expireHold(tx: Tx, ledger: Ledger, row: ReservationRow, at: Date): Promise<boolean> {
  const house = row.conciergerie_id
  const now = at.toISOString()
  const expected = { house, id: row.id, status: 'held', revision: row.revision }
  if (!(await swap(tx.q, expected, { status: 'expired', updated_at: now }))) return false
  await releaseBuckets(tx, house, row.id)
  touchStay(tx, row)
  const entry = { type: 'status', from: 'held', to: 'expired' } as const
  await ledger.note(tx, systemAuthor(house), row, entry, 'expired')
  if (await noteOfferGone(tx.q, house, row.id, 'expired', now)) await ledger.announce(tx, house, 'waitlist', null)
  return true
}

/** Lets go of all holds of a house that have lapsed. @returns those whose place is free again */
export async function expireLapsed(tx: Tx, ledger: Ledger, house: number, at: Date): Promise<ReservationRow[]> {
  const gone: ReservationRow[] = []
  for (const row of await listLapsed(tx.q, house, at.toISOString()))
    if (await expireHold(tx, ledger, row, at)) gone.push(row)
  return gone
}
