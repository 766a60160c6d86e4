import type { UnitCombo, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import * as store from './combos.store.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentCombo } from './present.ts'
import * as types from './unit-types.store.ts'
import * as units from './units.store.ts'
import type { UnitRow } from './units.store.ts'
import { ensureNoFault, words } from './words.ts'

type NewCombo = z.output<typeof api.inventory.createCombo.body>

/** Tables that may be joined for a larger party. */
export class CombosService {
  readonly #db: Database
  readonly #writer: InventoryWriter

  constructor({ db, writer }: { db: Database; writer: InventoryWriter }) {
    this.#db = db
    this.#writer = writer
  }

  async list({ conciergerieId }: HouseActor): Promise<UnitCombo[]> {
    return (await store.listCombos(this.#db.read, conciergerieId)).map(presentCombo)
  }

  /** Unless told otherwise, for parties that no table of it holds alone, up to all its seats. @throws AppError not_found, invalid */
  create(actor: HouseActor, input: NewCombo): Promise<UnitCombo> {
    const { conciergerieId } = actor
    return this.#writer.change(actor, async (q) => {
      const tables = await readTables(q, actor, input.unitIds)
      const seats = tables.reduce((sum, table) => sum + table.max_party, 0)
      const combo = {
        conciergerie_id: conciergerieId,
        unit_type_id: tables[0]?.unit_type_id ?? 0,
        name:
          input.name ??
          tables
            .map(({ name }) => name)
            .join(' + ')
            .slice(0, 40),
        unit_ids: JSON.stringify(tables.map(({ id }) => id)),
        min_party: input.minParty ?? Math.min(seats, Math.max(...tables.map((table) => table.max_party)) + 1),
        max_party: input.maxParty ?? seats,
      }
      await this.#ensureSound(q, actor, input, tables, combo)
      return presentCombo(await store.insertCombo(q, combo))
    })
  }

  /** @throws AppError not_found */
  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.#writer.change(actor, async (q) => {
      if (!(await store.deleteCombo(q, actor.conciergerieId, id))) throw notFound()
    })
  }

  async #ensureSound(
    q: Queries,
    actor: HouseActor,
    { unitIds }: NewCombo,
    tables: readonly UnitRow[],
    combo: { unit_type_id: number; unit_ids: string; min_party: number; max_party: number },
  ) {
    const area = authorize(actor, await types.findUnitType(q, actor.conciergerieId, combo.unit_type_id))
    const known = await store.listCombos(q, actor.conciergerieId)
    ensureNoFault({
      unitIds:
        (area.kind !== 'table' && words.comboOfTables) ||
        (tables.some((table) => table.unit_type_id !== area.id) && words.comboOfOneArea) ||
        (new Set(unitIds).size < unitIds.length && words.comboDoubled) ||
        (known.some(({ unit_ids }) => unit_ids === combo.unit_ids) && words.comboKnown),
      minParty: combo.min_party > combo.max_party && words.minAboveMax,
    })
  }
}

/** In the order of their ids, so that the same tables are the same list. @throws AppError not_found */
async function readTables(q: Queries, actor: HouseActor, ids: readonly number[]): Promise<UnitRow[]> {
  const wanted = new Set(ids)
  const tables = (await units.listUnits(q, actor.conciergerieId)).filter(({ id }) => wanted.has(id))
  if (tables.length < wanted.size) throw notFound()
  return tables
}
