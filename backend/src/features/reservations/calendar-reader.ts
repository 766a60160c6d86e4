import type { UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { Span } from './engine/board.ts'
import { addDays, bucketOf } from './engine/calendar.ts'
import type { Covers } from './engine/covers.ts'
import type { StayBook } from './engine/fit-stay.ts'
import type { Moment } from './engine/verdict.ts'
import { listArrivals, listHeld, listStays } from './occupancy.store.ts'
import { bucketText } from './occupancy-versions.ts'
import { boardOf, coversOf, emptyOccupied, guestsOf, movableIn, readRuns, readStays } from './occupied.ts'
import type { Occupied } from './occupied.ts'

/** What is looked at in a house's calendar. */
export interface Look {
  house: number
  inventory: Inventory
  at: Date
  moment: Moment
  kind: UnitKind
  /** One type alone; null = all of the kind. */
  unitTypeId: number | null
  /** In order, and apart from one another. */
  spans: readonly Span[]
  /** Whether it is to be known which stays may be moved. */
  movable: boolean
  /** The day of a table: its covers, and those of the days around, are counted. */
  day: string | null
}

/** What is seen there. */
export interface Sight extends StayBook {
  covers: Covers
}

export interface CalendarReader {
  read(q: Queries, look: Look): Promise<Sight>
}

/** Evenings whose covers say whether a party may come on a day. */
export const eveningsAround = (day: string) => [addDays(day, -1), day, addDays(day, 1)] as const

/** Whether anybody counts covers or keeps a pace: else nobody need be counted. */
export const countsCovers = ({ services }: Inventory) =>
  services.some((one) => one.maxCovers !== null || one.pacingCovers !== null || one.pacingParties !== null)

/** Reads the rows as they stand: what a transaction decides upon. */
export class RowReader implements CalendarReader {
  async read(q: Queries, look: Look): Promise<Sight> {
    const { house, kind, unitTypeId, spans, at, moment } = look
    const now = at.toISOString()
    const parts: Occupied[] = []
    for (const { from, to } of spans) {
      const stretch = { from: bucketText(kind, from), to: bucketText(kind, to) }
      const part = emptyOccupied()
      for (const row of await listHeld(q, { house, kind, unitTypeId, ...stretch }, now))
        part.lines.set(row.unit_id, readRuns(row.held))
      if (look.movable) part.stays = readStays(await listStays(q, house, guestsOf([part])))
      parts.push(part)
    }
    return {
      board: boardOf(parts, now),
      known: spans[0] ?? { from: 0, to: 0 },
      movable: () => movableIn(parts, bucketOf(moment.today)),
      covers: coversOf(await readArrivals(q, look), now),
    }
  }
}

async function readArrivals(q: Queries, { house, inventory, day }: Look) {
  if (day === null || !countsCovers(inventory)) return []
  const [from, , to] = eveningsAround(day)
  return listArrivals(q, { house, from, to })
}
