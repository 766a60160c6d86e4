import type { Database } from '#src/db/database.ts'
import { countNew } from './orders.store.ts'

/** Orders that nobody has accepted yet. */
export const countNewOrders = (db: Database, conciergerieId: number): Promise<number> =>
  countNew(db.read, conciergerieId)
