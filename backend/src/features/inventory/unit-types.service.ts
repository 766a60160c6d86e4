import type { UnitKind, UnitType } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { codeFor } from './codes.ts'
import { withGiven } from './given.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentUnitType } from './present.ts'
import { ensureSoundType, plainUnitType, toUnitTypeColumns } from './unit-type-rows.ts'
import type { NewUnitType, UnitTypeChange } from './unit-type-rows.ts'
import * as store from './unit-types.store.ts'
import * as units from './units.store.ts'
import { words } from './words.ts'

const mostTypes = 200

/** Room types and areas of a house. */
export class UnitTypesService {
  readonly #db: Database
  readonly #writer: InventoryWriter

  constructor({ db, writer }: { db: Database; writer: InventoryWriter }) {
    this.#db = db
    this.#writer = writer
  }

  /** In the house's order, those out of sale too. */
  async list({ conciergerieId }: HouseActor, kind: UnitKind | null): Promise<UnitType[]> {
    const [rows, counts] = await Promise.all([
      store.listUnitTypes(this.#db.read, conciergerieId, kind),
      units.countUnits(this.#db.read, conciergerieId),
    ])
    return rows.map((row) => presentUnitType(row, counts.get(row.id) ?? 0))
  }

  /** @throws AppError invalid, conflict when the code is another type's */
  create(actor: HouseActor, input: NewUnitType): Promise<UnitType> {
    return this.#writer.change(actor, async (q) => presentUnitType(await this.insert(q, actor, input), 0))
  }

  /** Inside a change of the inventory. @throws AppError invalid, conflict */
  async insert(q: Queries, actor: HouseActor, input: NewUnitType): Promise<store.UnitTypeRow> {
    const others = await store.listUnitTypes(q, actor.conciergerieId, null)
    if (others.length >= mostTypes) throw new AppError('conflict', words.tooMany(mostTypes))
    const codes = new Set(others.map(({ code }) => code))
    if (input.code !== undefined && codes.has(input.code)) throw codeTaken()
    const type = {
      ...withGiven(plainUnitType(actor.conciergerieId, input.kind), toUnitTypeColumns(input)),
      code: input.code ?? codeFor(input.name, codes),
      position: Math.max(0, ...others.map(({ position }) => position + 1)),
    }
    ensureSoundType(type)
    return store.insertUnitType(q, type)
  }

  /** @throws AppError not_found, invalid */
  update(actor: HouseActor, id: number, input: UnitTypeChange): Promise<UnitType> {
    return this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findUnitType(q, actor.conciergerieId, id))
      const changed = withGiven<store.UnitTypeRow>(row, toUnitTypeColumns(input))
      ensureSoundType(changed)
      await store.updateUnitType(q, changed)
      if (changed.max_party !== row.max_party) await units.fitUnits(q, row, changed.max_party)
      const counts = await units.countUnits(q, actor.conciergerieId)
      return presentUnitType(changed, counts.get(id) ?? 0)
    })
  }

  /** Out of sale; bookings keep their type. @throws AppError not_found */
  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.update(actor, id, { active: false })
  }
}

const codeTaken = () => new AppError('conflict', words.codeTaken, { fields: { code: words.codeTaken } })
