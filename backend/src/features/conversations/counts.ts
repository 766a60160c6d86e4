import type { Database } from '#src/db/database.ts'
import { countTab, countUnread, listActivity } from './inbox.store.ts'

/** How many conversations there are of each kind, for the shell and the directory of houses. */
export class ConversationCounts {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  readonly todo = (conciergerieId: number): Promise<number> => countTab(this.#db.read, conciergerieId, 'todo')
  readonly ai = (conciergerieId: number): Promise<number> => countTab(this.#db.read, conciergerieId, 'ai')
  readonly unread = (conciergerieId: number): Promise<number> => countUnread(this.#db.read, conciergerieId)

  readonly activitySince = async (
    since: string,
  ): Promise<ReadonlyMap<number, { conversations: number; lastAt: string | null }>> => {
    const rows = await listActivity(this.#db.read, since)
    return new Map(rows.map((row) => [row.conciergerie_id, { conversations: row.conversations, lastAt: row.last_at }]))
  }
}
