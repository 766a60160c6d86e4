import type { Tx } from '#src/db/database.ts'
import { repointOrders } from './orders.store.ts'

/** Two cards became one: what was ordered follows. */
export function moveOrders(tx: Tx, conciergerieId: number, from: number, to: number): Promise<void> {
  return repointOrders(tx.q, conciergerieId, from, to)
}
