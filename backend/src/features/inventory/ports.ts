import type { Queries } from '#src/db/database.ts'
import type { Inventory } from './inventory.ts'

/** Reads what a house sells; a copy is kept in memory and checked against its version at each reading. */
export interface InventoryReader {
  /**
   * Inside a transaction give its own queries.
   * @param version where the caller has just read it
   */
  read(q: Queries, conciergerieId: number, version?: number): Promise<Inventory>
}
