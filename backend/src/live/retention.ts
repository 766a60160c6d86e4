import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { deleteEventsBefore } from './events.store.ts'

const keptDays = 7

/** A browser that was away longer is told to read everything again. */
export async function forgetOldEvents(db: Database, now: Clock): Promise<void> {
  const before = new Date(now().getTime() - keptDays * 86_400_000).toISOString()
  await db.write((tx) => deleteEventsBefore(tx.q, before))
}
