import type { Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import { listHouses } from './houses.store.ts'

/** The platform's own stream, that administrators listen to. */
const platform = 0

/** Every house sees every request: each hears of the change, administrators too. */
export async function announce(events: Events, tx: Tx, id: number): Promise<void> {
  for (const conciergerieId of [platform, ...(await listHouses(tx.q))]) {
    await events.append(tx, { conciergerieId, topic: 'feature-requests', id })
  }
}
