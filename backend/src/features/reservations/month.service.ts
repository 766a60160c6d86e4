import type { MonthHeat } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import { addDays, eachNight } from './engine/calendar.ts'
import * as store from './month.store.ts'
import { momentOf } from './snapshots.ts'
import { sittingOf } from './table-sittings.ts'

interface MonthParts {
  db: Database
  now: Clock
  houses: Pick<ConciergeriesService, 'read'>
  inventory: InventoryReader
}

/** How full the days are, and what waits for somebody. */
export class MonthService {
  readonly #parts: MonthParts

  constructor(parts: MonthParts) {
    this.#parts = parts
  }

  /** @param month `YYYY-MM` */
  async read(conciergerieId: number, month: string): Promise<MonthHeat> {
    const { db, inventory } = this.#parts
    const from = `${month}-01`
    const days = { house: conciergerieId, from, to: `${addDays(from, 31).slice(0, 7)}-01` }
    const [copy, nights, beginnings, departures] = await Promise.all([
      inventory.read(db.read, conciergerieId),
      store.countNights(db.read, days),
      store.countBeginnings(db.read, days),
      store.countDepartures(db.read, days),
    ])
    const rooms = countRooms(copy)
    const of = (date: string) => {
      const night = nights.find((one) => one.date === date)
      const begins = (kind: string) => beginnings.find((one) => one.date === date && one.kind === kind)
      return {
        date,
        stayUsed: Number(night?.guests ?? 0),
        stayTotal: Math.max(0, rooms - Number(night?.blocks ?? 0)),
        covers: Number(begins('table')?.people ?? 0),
        coversMax: coversOn(copy, date),
        arrivals: Number(begins('stay')?.parties ?? 0),
        departures: Number(departures.find((one) => one.date === date)?.parties ?? 0),
      }
    }
    return { month, days: eachNight(days.from, days.to).map(of) }
  }

  async pending(conciergerieId: number) {
    const { db, now, houses } = this.#parts
    const { timezone } = await houses.read(conciergerieId)
    const at = now()
    return store.countPending(db.read, conciergerieId, {
      now: at.toISOString(),
      today: momentOf(timezone, at).today,
    })
  }
}

function countRooms({ unitTypes, units }: Inventory): number {
  const stays = new Set(unitTypes.filter(({ kind }) => kind === 'stay').map(({ id }) => id))
  return units.filter(({ unitTypeId }) => stays.has(unitTypeId)).length
}

/** Covers of all services of a day; null when one of them has no limit, or none is open. */
function coversOn(inventory: Inventory, date: string): number | null {
  const open = inventory.services.filter((service) => !sittingOf(inventory, service, date).closed)
  if (open.length === 0 || open.some(({ maxCovers }) => maxCovers === null)) return null
  return open.reduce((sum, { maxCovers }) => sum + (maxCovers ?? 0), 0)
}
