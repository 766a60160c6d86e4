import type { Database } from '#src/db/database.ts'
import { countInProgress } from './calls.store.ts'

/** Calls under way in a house. */
export const countLiveCalls = (db: Database, conciergerieId: number): Promise<number> =>
  countInProgress(db.read, conciergerieId)
