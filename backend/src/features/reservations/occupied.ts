import { Board, isBlock } from './engine/board.ts'
import type { Holder, Run } from './engine/board.ts'
import { bucketOf } from './engine/calendar.ts'
import { Covers, noCovers } from './engine/covers.ts'
import type { MovableStay } from './engine/reshuffle.ts'
import type { ArrivalRow, StayRow } from './occupancy.store.ts'

/** A stay as far as others may want its room. */
interface Stay extends MovableStay {
  /** Nobody pinned it, and its guests have not come. */
  mayMove: boolean
}

/** What is held of the units of a type, or of a kind, in a stretch of the calendar. */
export interface Occupied {
  /** Runs of each unit, in order. */
  lines: Map<number, Run[]>
  /** Options, and until when they keep what they hold. */
  holds: Map<Holder, string>
  /** Null until somebody asks whether they may be moved. */
  stays: ReadonlyMap<Holder, Stay> | null
}

export const emptyOccupied = (): Occupied => ({ lines: new Map(), holds: new Map(), stays: null })

const [zero, minus, semicolon] = [48, 45, 59]

/** Runs of one unit, in order, from what the store says is held. Thousands of buckets are read at once: mind the cost. */
export function readRuns(held: string): Run[] {
  const length = held[10] === 'T' ? 16 : 10
  const runs: Run[] = []
  let day = ''
  let dayBucket = 0
  let sorted = true
  for (let at = 0; at < held.length; at++) {
    if (day === '' || !held.startsWith(day, at)) {
      day = held.slice(at, at + 10)
      dayBucket = bucketOf(length === 10 ? day : `${day}T00:00`)
    }
    const bucket = length === 10 ? dayBucket : dayBucket + quarterIn(held, at + 11)
    at += length
    const sign = held.charCodeAt(at) === minus ? -1 : 1
    if (sign < 0) at++
    let id = 0
    for (let code = held.charCodeAt(at); at < held.length && code !== semicolon; code = held.charCodeAt(++at))
      id = id * 10 + code - zero
    const last = runs.at(-1)
    if (last?.to === bucket && last.holder === sign * id) last.to++
    else runs.push({ from: bucket, to: bucket + 1, holder: sign * id })
    sorted &&= last === undefined || last.from <= bucket
  }
  return sorted ? runs : joined(runs)
}

/** Quarters of an hour since midnight, of `19:30` in a text. */
function quarterIn(text: string, at: number): number {
  const digit = (nth: number) => text.charCodeAt(at + nth) - zero
  return (digit(0) * 10 + digit(1)) * 4 + Math.floor((digit(3) * 10 + digit(4)) / 15)
}

/** PostgreSQL may give the buckets of a unit in any order. */
function joined(runs: Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs.sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last?.to === run.from && last.holder === run.holder) last.to = run.to
    else result.push(run)
  }
  return result
}

/** Reservations that hold something, each once. */
export function guestsOf(parts: Iterable<Occupied>): number[] {
  const guests = new Set<Holder>()
  for (const { lines } of parts)
    for (const runs of lines.values()) for (const { holder } of runs) if (!isBlock(holder)) guests.add(holder)
  return [...guests]
}

export function readStays(rows: readonly StayRow[]): ReadonlyMap<Holder, Stay> {
  return new Map(rows.map((row) => [row.id, stayOf(row)]))
}

const movableStatuses: readonly string[] = ['held', 'requested', 'confirmed']

function stayOf(row: StayRow): Stay {
  return {
    id: row.id,
    from: bucketOf(row.starts_at),
    to: bucketOf(row.ends_at),
    share: Math.ceil(row.party_size / row.quantity),
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

/**
 * Stays that may change rooms: those that begin after today and that nobody pinned. Null when that was not asked.
 * @param today by number
 */
export function movableIn(parts: readonly Occupied[], today: number): Map<Holder, MovableStay> | null {
  const movable = new Map<Holder, MovableStay>()
  for (const { stays } of parts) {
    if (stays === null) return null
    for (const [holder, stay] of stays) if (stay.mayMove && stay.from > today) movable.set(holder, stay)
  }
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
