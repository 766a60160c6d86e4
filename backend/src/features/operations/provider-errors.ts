import type { Database } from '#src/db/database.ts'
import { listRefusedHouses } from './operations.store.ts'

/** What other rooms may ask of the errors that providers gave. */
export class ProviderErrors {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Houses whose line is broken: their account or sender was refused since then. */
  brokenLinesSince(since: string): Promise<ReadonlySet<number>> {
    return listRefusedHouses(this.#db.read, 'twilio', since)
  }
}
