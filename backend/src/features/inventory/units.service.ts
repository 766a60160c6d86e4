import type { Unit, UnitKind, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { fold } from '#src/text/fold.ts'
import { flag, withGiven } from './given.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentUnit } from './present.ts'
import * as types from './unit-types.store.ts'
import * as store from './units.store.ts'
import { ensureNoFault, words } from './words.ts'

type NewUnit = z.output<typeof api.inventory.createUnit.body>
type UnitChange = z.output<typeof api.inventory.updateUnit.body>

const mostUnits = 2000
/** `T2` before `T10`. */
const byName = new Intl.Collator('fr', { numeric: true })

/** Rooms and tables of a house. */
export class UnitsService {
  readonly #db: Database
  readonly #writer: InventoryWriter

  constructor({ db, writer }: { db: Database; writer: InventoryWriter }) {
    this.#db = db
    this.#writer = writer
  }

  /** Type by type, best first, those out of sale too. */
  async list({ conciergerieId }: HouseActor, kind: UnitKind | null): Promise<Unit[]> {
    const [ofKind, rows] = await Promise.all([
      types.listUnitTypes(this.#db.read, conciergerieId, kind),
      store.listUnits(this.#db.read, conciergerieId),
    ])
    const byType = Map.groupBy(rows, (row) => row.unit_type_id)
    return ofKind.flatMap((type) => (byType.get(type.id) ?? []).toSorted(bestFirst).map(presentUnit))
  }

  /** @throws AppError not_found for an unknown type, invalid, conflict */
  create(actor: HouseActor, input: NewUnit): Promise<Unit> {
    return this.#writer.change(actor, async (q) => {
      const type = authorize(actor, await types.findUnitType(q, actor.conciergerieId, input.unitTypeId))
      const plain = {
        conciergerie_id: actor.conciergerieId,
        unit_type_id: type.id,
        name: input.name,
        min_party: 1,
        max_party: type.max_party,
        priority: 0,
        active: 1,
      }
      const unit = withGiven(plain, toColumns(input))
      await this.#ensureSound(q, unit, type.max_party)
      const [row] = await this.insert(q, actor, [unit])
      return presentUnit(row as store.UnitRow)
    })
  }

  /** Inside a change of the inventory; the units are sound. @throws AppError conflict when there are too many */
  async insert(
    q: Queries,
    actor: HouseActor,
    units: Parameters<typeof store.insertUnits>[1],
  ): Promise<store.UnitRow[]> {
    const before = (await store.listUnits(q, actor.conciergerieId)).length
    if (before + units.length > mostUnits) throw new AppError('conflict', words.tooMany(mostUnits))
    return store.insertUnits(q, units)
  }

  /** @throws AppError not_found, invalid */
  update(actor: HouseActor, id: number, input: UnitChange): Promise<Unit> {
    return this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findUnit(q, actor.conciergerieId, id))
      const type = authorize(actor, await types.findUnitType(q, actor.conciergerieId, row.unit_type_id))
      const changed = withGiven<store.UnitRow>(row, toColumns(input))
      await this.#ensureSound(q, changed, type.max_party)
      await store.updateUnit(q, changed)
      return presentUnit(changed)
    })
  }

  /** Out of sale; bookings keep their unit. @throws AppError not_found */
  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findUnit(q, actor.conciergerieId, id))
      await store.updateUnit(q, { ...row, active: 0 })
    })
  }

  async #ensureSound(q: Queries, unit: Omit<store.UnitRow, 'id'> & { id?: number }, most: number) {
    const others = unit.active === 1 ? await store.listUnits(q, unit.conciergerie_id) : []
    const isTwin = (other: store.UnitRow) =>
      other.id !== unit.id &&
      other.active === 1 &&
      other.unit_type_id === unit.unit_type_id &&
      fold(other.name) === fold(unit.name)
    ensureNoFault({
      name: others.some(isTwin) && words.nameTaken,
      minParty: unit.min_party > unit.max_party && words.minAboveMax,
      maxParty: unit.max_party > most && words.aboveMaxParty(most),
    })
  }
}

const bestFirst = (a: store.UnitRow, b: store.UnitRow) => a.priority - b.priority || byName.compare(a.name, b.name)

function toColumns(input: UnitChange) {
  return {
    name: input.name,
    min_party: input.minParty,
    max_party: input.maxParty,
    priority: input.priority,
    active: flag(input.active),
  }
}
