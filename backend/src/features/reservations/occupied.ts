import type { ReservationStatus } from '@conciergerie/contract'
import { Board } from './engine/board.ts'
import type { Holder, Run } from './engine/board.ts'
import { bucketOf } from './engine/calendar.ts'
import { Covers, noCovers } from './engine/covers.ts'
import type { MovableStay } from './engine/reshuffle.ts'
import type { ArrivalRow, RunRow } from './occupancy.store.ts'

/** A stay as far as others may want its room. */
interface Stay extends MovableStay {
  /** Nobody pinned it, and its guests have not come. */
  mayMove: boolean
}

/** What is held of the units of a type, or of a kind, in a stretch of the calendar. */
export interface Occupied {
  /** Runs of each unit, in order. */
  lines: Map<number, Run[]>
  stays: Map<Holder, Stay>
  /** Options, and until when they keep what they hold. */
  holds: Map<Holder, string>
}

export const emptyOccupied = (): Occupied => ({ lines: new Map(), stays: new Map(), holds: new Map() })

export const runOf = ({ holder, first, last }: RunRow): Run => ({
  holder,
  from: bucketOf(first),
  to: bucketOf(last) + 1,
})

export function readOccupied(rows: readonly RunRow[]): Occupied {
  const occupied = emptyOccupied()
  for (const row of rows) addRun(occupied, row, runOf(row))
  return occupied
}

/** @param run the row's, or as much of it as lies in the stretch */
export function addRun({ lines, stays, holds }: Occupied, row: RunRow, run: Run): void {
  const line = lines.get(row.unit_id)
  if (line) insert(line, run)
  else lines.set(row.unit_id, [run])
  if (row.status === 'held' && row.hold_expires_at !== null) holds.set(row.holder, row.hold_expires_at)
  if (row.starts_at?.length === 10 && !stays.has(row.holder)) stays.set(row.holder, stayOf(row))
}

/** Units have few runs in a stretch, and these mostly come in order. */
function insert(line: Run[], run: Run): void {
  let at = line.length
  while (at > 0 && (line[at - 1]?.from ?? 0) > run.from) at--
  line.splice(at, 0, run)
}

const movableStatuses: readonly (ReservationStatus | null)[] = ['held', 'requested', 'confirmed']

function stayOf(row: RunRow): Stay {
  return {
    id: row.holder,
    from: bucketOf(row.starts_at ?? ''),
    to: bucketOf(row.ends_at ?? ''),
    share: Math.ceil((row.party_size ?? 1) / (row.quantity ?? 1)),
    mayMove: row.unit_locked === 0 && movableStatuses.includes(row.status),
  }
}

/** Stretches put side by side, in order; options that have lapsed hold nothing any more. @param now an instant */
export function boardOf(parts: readonly Occupied[], now: string): Board {
  const lapsed = new Set<Holder>()
  for (const { holds } of parts) for (const [holder, until] of holds) if (until <= now) lapsed.add(holder)
  const lines = new Map<number, readonly Run[]>()
  for (const part of parts)
    for (const [unitId, runs] of part.lines) {
      const kept = lapsed.size === 0 ? runs : runs.filter(({ holder }) => !lapsed.has(holder))
      const before = lines.get(unitId)
      lines.set(unitId, before ? [...before, ...kept] : kept)
    }
  return new Board(lines)
}

/** Stays that may change rooms: those that begin after today and that nobody pinned. @param today by number */
export function movableIn(parts: readonly Occupied[], today: number): Map<Holder, MovableStay> {
  const movable = new Map<Holder, MovableStay>()
  for (const { stays } of parts)
    for (const [holder, stay] of stays) if (stay.mayMove && stay.from > today) movable.set(holder, stay)
  return movable
}

/** Who is expected; options that have lapsed are not. @param now an instant */
export function coversOf(rows: readonly ArrivalRow[], now: string): Covers {
  if (rows.length === 0) return noCovers
  const expected = rows.filter(({ hold_expires_at }) => hold_expires_at === null || hold_expires_at > now)
  return new Covers(
    expected.map((row) => ({
      serviceId: row.service_id,
      businessDate: row.business_date,
      startsAt: row.starts_at,
      parties: row.parties,
      covers: row.covers,
    })),
  )
}
