import type { Tx } from '#src/db/database.ts'
import { repointMessages } from './left-messages.store.ts'

/** Two cards became one: what was left follows. */
export function moveLeftMessages(tx: Tx, conciergerieId: number, from: number, to: number): Promise<void> {
  return repointMessages(tx.q, conciergerieId, from, to)
}
