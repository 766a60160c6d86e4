import type { Queries } from '#src/db/database.ts'
import type { Inventory } from './inventory.ts'

/** Reads what a house sells; a copy is kept in memory and checked against its version at each reading. */
export interface InventoryReader {
  /** Inside a transaction give its own queries. */
  read(q: Queries, conciergerieId: number): Promise<Inventory>
}
