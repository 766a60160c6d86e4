import type { Database } from '#src/db/database.ts'
import { countNew } from './left-messages.store.ts'

/** Messages left that nobody has seen to. */
export const countMessagesLeft = (db: Database, conciergerieId: number): Promise<number> =>
  countNew(db.read, conciergerieId)
