import type { UnitKind } from '@conciergerie/contract'
import type { Queries } from '#src/db/database.ts'
import { countsCovers, eveningsAround, RowReader } from './calendar-reader.ts'
import type { CalendarReader, Look, Sight } from './calendar-reader.ts'
import type { Run } from './engine/board.ts'
import { bucketOf } from './engine/calendar.ts'
import { listArrivals, listHeld, listHolds, listStays } from './occupancy.store.ts'
import type { ArrivalRow } from './occupancy.store.ts'
import { bucketText, endOfPeriod, periodOfEvening, periodsIn, readVersions } from './occupancy-versions.ts'
import { boardOf, coversOf, emptyOccupied, guestsOf, movableIn, readRuns, readStays } from './occupied.ts'
import type { Occupied } from './occupied.ts'

/** Runs kept in all, some hundred bytes each; the periods that were asked about longest ago make room. */
const mostRuns = 300_000
/** How often copies that are overtaken while they are made are made again. */
const maxTries = 4

/** What a period of a house's calendar holds, as far as somebody asked. */
interface Content {
  /** By type. */
  types: Map<number, Occupied>
  arrivals: readonly ArrivalRow[] | null
}

interface Copy extends Content {
  version: number
  /** Which units are of which type is the inventory's to say. */
  inventory: number
  runs: number
}

interface Wanted {
  /** Periods whose occupancy counts, in order, by their first bucket. */
  periods: readonly number[]
  typeIds: readonly number[]
  /** Whether it must be known which stays may be moved. */
  movable: boolean
  /** Periods whose covers count. */
  evenings: readonly number[]
}

/** What copies lack, to be read. */
interface Missing {
  /** Periods of which not all types are known. */
  unread: readonly number[]
  uncounted: readonly number[]
  /** By period; of stays that nobody asked about, what is known of where they are. */
  contents: ReadonlyMap<number, Content>
}

type Versions = ReadonlyMap<number, number>

/**
 * Answers from copies kept in memory, period by period, each believed only while its version in the database is the same.
 * Versions are read before the rows that they speak of and again after: where both are the same, nobody changed anything
 * meanwhile. So all that an answer is made of was true at one moment, whichever process wrote it. For questions: whoever
 * books reads the rows.
 */
export class CopyReader implements CalendarReader {
  readonly #copies = new Map<string, Copy>()
  readonly #rows = new RowReader()
  #runs = 0

  async read(q: Queries, look: Look): Promise<Sight> {
    const wanted = wantedBy(look)
    let versions = await versionsOf(q, look, wanted)
    for (let tries = 0; tries < maxTries; tries++) {
      const missing = this.#missingOf(look, wanted, versions)
      if (missing === null) return this.#sightOf(look, wanted)
      await readMissing(q, look, wanted, missing)
      const after = await versionsOf(q, look, wanted)
      for (const [period, content] of missing.contents)
        if (versions.get(period) === after.get(period)) this.#keep(look, period, after.get(period) ?? 0, content)
      this.#forgetOldest()
      versions = after
    }
    // the calendar changes faster than it is copied
    return this.#rows.read(q, look)
  }

  /** What is to be read before the copies tell all; null when they do. */
  #missingOf(look: Look, { periods, typeIds, movable, evenings }: Wanted, versions: Versions): Missing | null {
    for (const period of [...periods, ...evenings]) this.#check(look, period, versions.get(period) ?? 0)
    const copyOf = (period: number) => this.#copies.get(keyOf(look, period))
    const contents = new Map<number, Content>()
    const unread = periods.filter((period) => !typeIds.every((id) => copyOf(period)?.types.has(id)))
    const uncounted = evenings.filter((period) => (copyOf(period)?.arrivals ?? null) === null)
    for (const period of [...unread, ...uncounted]) contents.set(period, { types: new Map(), arrivals: null })
    for (const period of movable ? periods : []) {
      const known = typeIds.flatMap((id) => pairOf(copyOf(period)?.types ?? new Map<number, Occupied>(), id))
      const unasked = known.filter(([, { stays }]) => stays === null).map(([id, part]) => [id, { ...part }] as const)
      if (unasked.length > 0) contents.set(period, { types: new Map(unasked), arrivals: null })
    }
    return contents.size === 0 ? null : { unread, uncounted, contents }
  }

  /** A copy that is out of date goes, one that is true was asked about last. */
  #check(look: Look, period: number, version: number): void {
    const key = keyOf(look, period)
    const copy = this.#copies.get(key)
    if (!copy) return
    this.#copies.delete(key)
    if (copy.version === version && copy.inventory === look.inventory.version) this.#copies.set(key, copy)
    else this.#runs -= copy.runs
  }

  #keep(look: Look, period: number, version: number, content: Content): void {
    this.#check(look, period, version)
    const key = keyOf(look, period)
    const inventory = look.inventory.version
    const copy: Copy = this.#copies.get(key) ?? { version, inventory, types: new Map(), arrivals: null, runs: 0 }
    for (const [id, occupied] of content.types) {
      const known = copy.types.get(id)
      if (known && (known.stays !== null || occupied.stays === null)) continue
      copy.types.set(id, occupied)
      const runs = countRuns(occupied) - (known ? countRuns(known) : 0)
      copy.runs += runs
      this.#runs += runs
    }
    copy.arrivals ??= content.arrivals
    this.#copies.set(key, copy)
  }

  #forgetOldest(): void {
    for (const [key, copy] of this.#copies) {
      if (this.#runs <= mostRuns) return
      this.#copies.delete(key)
      this.#runs -= copy.runs
    }
  }

  #sightOf(look: Look, { periods, typeIds, evenings }: Wanted): Sight {
    const { kind, at, moment } = look
    const copyOf = (period: number) => this.#copies.get(keyOf(look, period))
    const parts = periods.flatMap((period) => typeIds.flatMap((id) => copyOf(period)?.types.get(id) ?? []))
    const arrivals = evenings.flatMap((period) => copyOf(period)?.arrivals ?? [])
    const now = at.toISOString()
    const [first = 0, last = first] = [periods[0], periods.at(-1)]
    return {
      board: boardOf(parts, now),
      known: { from: first, to: endOfPeriod(kind, last) },
      movable: () => movableIn(parts, bucketOf(moment.today)),
      covers: coversOf(arrivals, now),
    }
  }
}

const keyOf = ({ house, kind }: Look, period: number) => `${house} ${kind} ${period}`

function countRuns({ lines }: Occupied): number {
  let runs = 1
  for (const line of lines.values()) runs += line.length
  return runs
}

function wantedBy({ inventory, kind, unitTypeId, spans, movable, day }: Look): Wanted {
  const types = inventory.unitTypes.filter((type) => type.kind === kind)
  const evenings = day !== null && countsCovers(inventory) ? eveningsAround(day) : []
  return {
    periods: [...new Set(spans.flatMap((span) => periodsIn(kind, span)))],
    typeIds: unitTypeId === null ? types.map(({ id }) => id) : [unitTypeId],
    movable,
    evenings: evenings.map(periodOfEvening),
  }
}

function versionsOf(q: Queries, { house, kind }: Look, { periods, evenings }: Wanted): Promise<Versions> {
  const all = [...periods, ...evenings]
  return readVersions(q, house, kind, Math.min(...all), Math.max(...all))
}

async function readMissing(q: Queries, look: Look, wanted: Wanted, missing: Missing): Promise<void> {
  if (missing.unread.length > 0) await readTypes(q, look, wanted, missing)
  if (missing.uncounted.length > 0) await readArrivals(q, look, missing)
  if (!wanted.movable) return
  const parts = [...missing.contents.values()].flatMap(({ types }) => [...types.values()])
  const stays = readStays(await listStays(q, look.house, guestsOf(parts)))
  for (const part of parts) part.stays = new Map(guestsOf([part]).flatMap((id) => pairOf(stays, id)))
}

/** Lapses are looked at when a copy is used, not when it is made. */
const notYet = ''

async function readTypes(
  q: Queries,
  { house, kind, unitTypeId, inventory }: Look,
  { typeIds }: Wanted,
  { unread, contents }: Missing,
): Promise<void> {
  const [first, last] = [Math.min(...unread), Math.max(...unread)]
  const stretch = { from: bucketText(kind, first), to: bucketText(kind, endOfPeriod(kind, last)) }
  const rows = await listHeld(q, { house, kind, unitTypeId, ...stretch }, notYet)
  const holds = await listHolds(q, house)
  const typeOf = new Map(inventory.units.map(({ id, unitTypeId }) => [id, unitTypeId]))
  for (const period of unread) for (const id of typeIds) contents.get(period)?.types.set(id, emptyOccupied())
  for (const { unit_id: unitId, held } of rows)
    for (const run of readRuns(held))
      for (const period of periodsIn(kind, run)) {
        // nothing for a unit that is out of sale, nor for a period between those that are missing
        const occupied = unread.includes(period) && contents.get(period)?.types.get(typeOf.get(unitId) ?? 0)
        if (occupied) addRun(occupied, unitId, cut(run, kind, period), holds)
      }
}

function pairOf<T>(map: ReadonlyMap<number, T>, id: number): [number, T][] {
  const value = map.get(id)
  return value === undefined ? [] : [[id, value]]
}

/** As much of a run as lies in a period. */
const cut = ({ holder, from, to }: Run, kind: UnitKind, period: number): Run => ({
  holder,
  from: Math.max(from, period),
  to: Math.min(to, endOfPeriod(kind, period)),
})

function addRun(occupied: Occupied, unitId: number, run: Run, holds: ReadonlyMap<number, string>): void {
  const line = occupied.lines.get(unitId)
  if (line) line.push(run)
  else occupied.lines.set(unitId, [run])
  const until = holds.get(run.holder)
  if (until !== undefined) occupied.holds.set(run.holder, until)
}

async function readArrivals(q: Queries, { house }: Look, { uncounted, contents }: Missing): Promise<void> {
  const days = uncounted.map((period) => bucketText('table', period).slice(0, 10)).toSorted()
  const rows = await listArrivals(q, { house, from: days[0] ?? '', to: days.at(-1) ?? '' })
  const byEvening = Map.groupBy(rows, (row) => periodOfEvening(row.business_date))
  for (const period of uncounted) {
    const content = contents.get(period)
    if (content) content.arrivals = byEvening.get(period) ?? []
  }
}
