import type { Database } from '#src/db/database.ts'
import { countRequested as count } from './counts.store.ts'

/** Reservations that wait for the house's word. */
export const countRequested = (db: Database, conciergerieId: number): Promise<number> => count(db.read, conciergerieId)
