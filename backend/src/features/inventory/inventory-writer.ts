import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import { raiseVersion } from './inventory.store.ts'

export interface InventoryWriterParts {
  db: Database
  events: Events
}

/** The one way to change what a house sells: version, event and change are one transaction, one at a time for a house. */
export class InventoryWriter {
  readonly #parts: InventoryWriterParts

  constructor(parts: InventoryWriterParts) {
    this.#parts = parts
  }

  change<T>({ conciergerieId }: HouseActor, fn: (q: Queries) => Promise<T>): Promise<T> {
    return this.#parts.db.write(async (tx) => {
      await raiseVersion(tx.q, conciergerieId)
      await this.#parts.events.append(tx, { conciergerieId, topic: 'inventory', id: null })
      return fn(tx.q)
    })
  }
}
