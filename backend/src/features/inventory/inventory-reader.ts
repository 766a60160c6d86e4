import type { Queries } from '#src/db/database.ts'
import type { Inventory } from './inventory.ts'
import { readOnSale, readVersion } from './inventory.store.ts'
import type { InventoryReader } from './ports.ts'
import { toInventory } from './to-inventory.ts'

/** Houses kept in memory; the one that was asked longest ago makes room. */
const mostKept = 500

/**
 * What a house sells, kept in memory and believed only while its version in the database is the same: a change by
 * another process is seen at the next reading. A transaction that changes the inventory reads it elsewhere.
 */
export class CachedInventory implements InventoryReader {
  readonly #kept = new Map<number, Inventory>()

  async read(q: Queries, conciergerieId: number, known?: number): Promise<Inventory> {
    // read before the rows: a change in between makes the next reading read again, never keeps an old copy
    const version = known ?? (await readVersion(q, conciergerieId))
    const kept = this.#kept.get(conciergerieId)
    const inventory =
      kept?.version === version ? kept : toInventory(conciergerieId, version, await readOnSale(q, conciergerieId))
    this.#keep(inventory)
    return inventory
  }

  #keep(inventory: Inventory): void {
    this.#kept.delete(inventory.conciergerieId)
    this.#kept.set(inventory.conciergerieId, inventory)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}
