import type { Reservation, StayPlanning, TablePlanning, UnitKind } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import { presentBlock } from './blocks.service.ts'
import { listBlocks } from './blocks.store.ts'
import { addDays, clockOf, eachNight, nightsBetween } from './engine/calendar.ts'
import { wordingIn } from './locales/wording.ts'
import { listLapsedIds } from './occupancy.store.ts'
import { alertOf, presentBar, presentTypes, presentUnit } from './planning-parts.ts'
import * as store from './planning.store.ts'
import type { BarRow, RunRow } from './planning.store.ts'
import { momentOf } from './snapshots.ts'
import { describeDays } from './stay-days.ts'
import { describeSittings } from './table-sittings.ts'

interface PlanningParts {
  db: Database
  now: Clock
  houses: Pick<ConciergeriesService, 'read'>
  inventory: InventoryReader
}

/** The longest stretch that is shown at once, in days. */
const longestDays = 92
/** An evening may go on until the next morning. */
const morning = 'T06:00'

/** What the screens draw: rooms by days, tables by hours. */
export class PlanningService {
  readonly #parts: PlanningParts

  constructor(parts: PlanningParts) {
    this.#parts = parts
  }

  /** Rooms in `[from, to)`, with the stays that leave on the first day. @throws AppError invalid */
  async stays(conciergerieId: number, from: string, to: string): Promise<StayPlanning> {
    const { house, lapsed, inventory, moment } = await this.#open(conciergerieId)
    const days = nightsBetween(from, to)
    if (days < 1 || days > longestDays) throw new AppError('invalid', wordingIn(house.locale).wish.dates())
    const q = this.#parts.db.read
    const stretch = { house: house.id, kind: 'stay' as const, from, to }
    const [runs, starting, over, blocks] = await Promise.all([
      store.listRuns(q, { ...stretch, from: addDays(from, -1) }),
      store.listBars(q, stretch),
      store.listBarsOver(q, { house: house.id, kind: 'stay', night: addDays(from, -1) }),
      listBlocks(q, house.id, from, to),
    ])
    const held = runs.filter(({ holder }) => !lapsed.has(holder))
    const unitsOf = groupUnits(held)
    const { units, out } = await this.#unitsOf(inventory, 'stay', held)
    const rows = [...over, ...starting].filter(({ id }) => !lapsed.has(id))
    return {
      from,
      to,
      today: moment.today,
      unitTypes: presentTypes(ofKind(inventory, 'stay'), inventory),
      units,
      bars: rows.map((row) => presentBar(row, unitsOf.get(row.id) ?? [], { out, inventory, moment })),
      blocks: blocks.filter(({ starts_at }) => starts_at.length === from.length).map(presentBlock),
      days: describeDays(inventory, eachNight(from, to), held),
    }
  }

  /** Tables on one business date: an evening with what comes after midnight. */
  async tables(conciergerieId: number, date: string): Promise<TablePlanning> {
    const { house, lapsed, inventory, moment } = await this.#open(conciergerieId)
    const q = this.#parts.db.read
    const next = addDays(date, 1)
    const [all, tables, blocks] = await Promise.all([
      store.listBars(q, { house: house.id, kind: 'table', from: date, to: next }),
      store.listTablesOf(q, house.id, date),
      listBlocks(q, house.id, `${date}T00:00`, next + morning),
    ])
    const rows = all.filter(({ id }) => !lapsed.has(id))
    const runs = tables.map(({ id, unit_id }) => ({ unit_id, holder: id }))
    const unitsOf = groupUnits(runs)
    const { units, out } = await this.#unitsOf(inventory, 'table', runs)
    return {
      date,
      now: moment.today === date ? clockOf(moment.now) : null,
      ...describeSittings(inventory, date, rows),
      areas: presentTypes(ofKind(inventory, 'table'), inventory),
      units,
      combos: inventory.combos.map((combo) => ({ ...combo, unitIds: [...combo.unitIds] })),
      bars: rows.map((row) => presentBar(row, unitsOf.get(row.id) ?? [], { out, inventory, moment })),
      blocks: blocks.filter(({ starts_at }) => starts_at.length > date.length).map(presentBlock),
    }
  }

  /** Why somebody must look at a booking, as its bar says. */
  async alertOf(conciergerieId: number, { status, startsAt, endsAt, unitType, units }: Reservation) {
    const { inventory, moment } = await this.#open(conciergerieId)
    const onSale = new Set(inventory.units.map(({ id }) => id))
    const unitIds = units.map(({ id }) => id)
    const row = { status, starts_at: startsAt, ends_at: endsAt, unit_type_id: unitType.id }
    return alertOf(row, unitIds, { out: new Set(unitIds.filter((id) => !onSale.has(id))), inventory, moment })
  }

  async #open(conciergerieId: number) {
    const { db, now, houses, inventory } = this.#parts
    const at = now()
    const [house, copy, lapsed] = await Promise.all([
      houses.read(conciergerieId),
      inventory.read(db.read, conciergerieId),
      listLapsedIds(db.read, conciergerieId, at.toISOString()),
    ])
    return { house, inventory: copy, lapsed: new Set(lapsed), moment: momentOf(house.timezone, at) }
  }

  /** Units on sale, best first, then those out of sale that somebody still has. */
  async #unitsOf(inventory: Inventory, kind: UnitKind, runs: readonly Pick<RunRow, 'unit_id'>[]) {
    const types = new Set(ofKind(inventory, kind).map(({ id }) => id))
    const onSale = inventory.units.filter(({ unitTypeId }) => types.has(unitTypeId))
    const known = new Set(onSale.map(({ id }) => id))
    const out = new Set(runs.map(({ unit_id }) => unit_id).filter((id) => !known.has(id)))
    const others = out.size === 0 ? [] : await store.findUnits(this.#parts.db.read, inventory.conciergerieId, [...out])
    return {
      out,
      units: [...onSale.map((unit) => presentUnit(unit, true)), ...others.map((unit) => presentUnit(unit, false))],
    }
  }
}

const ofKind = ({ unitTypes }: Inventory, kind: UnitKind) => unitTypes.filter((type) => type.kind === kind)

function groupUnits(runs: readonly Pick<RunRow, 'unit_id' | 'holder'>[]): Map<BarRow['id'], number[]> {
  const units = new Map<number, number[]>()
  for (const { holder, unit_id } of runs) {
    const known = units.get(holder)
    if (known) known.push(unit_id)
    else units.set(holder, [unit_id])
  }
  return units
}
