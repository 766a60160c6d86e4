import type { UnitInfo } from '#src/features/inventory/inventory.ts'
import type { Board, Holder } from './board.ts'

/** A stretch of nights, `[from, to)`. */
export interface Nights {
  from: string
  to: string
}

/** A stay that may change rooms: not pinned, not begun, its guests not arrived. */
export interface MovableStay extends Nights {
  id: number
  /** People per room. */
  share: number
}

export interface Move {
  reservationId: number
  fromUnitId: number
  toUnitId: number
}

export interface Reshuffle {
  /** Units for the new stay. */
  units: number[]
  moves: Move[]
}

interface Piece extends Nights {
  /** null: the new stay. */
  id: number | null
  share: number
  unitId: number | null
}

export interface Attempt {
  rooms: readonly UnitInfo[]
  /** All that is held in the window. */
  board: Board
  movable: ReadonlyMap<Holder, MovableStay>
  /** Stays that touch it may be moved; it and they must lie within what the board knows. */
  window: Nights
  wanted: Nights & { share: number; quantity: number }
}

/**
 * Makes room for a stay by moving others from room to room, greedily by arrival: where nothing is fixed and rooms are
 * alike that succeeds whenever no night is oversold. What is not movable or lies outside the window stays where it is.
 */
export function reshuffle(attempt: Attempt): Reshuffle | null {
  const pieces = piecesToPlace(attempt)
  const fixed = fixedNights(attempt, pieces)
  // staying put first, for as few moves as possible; then the tightest place, which leaves the most room
  return place(attempt, pieces, fixed, preferOwn) ?? place(attempt, pieces, fixed, preferTight)
}

/** The nights of all stays that would take part: what the board must know to let their neighbours move too. */
export function hullOf(movable: Iterable<MovableStay>, window: Nights): Nights {
  const hull = { ...window }
  for (const stay of movable) {
    if (stay.to <= window.from || stay.from >= window.to) continue
    if (stay.from < hull.from) hull.from = stay.from
    if (stay.to > hull.to) hull.to = stay.to
  }
  return hull
}

function piecesToPlace({ rooms, board, movable, window, wanted }: Attempt): Piece[] {
  const pieces: Piece[] = []
  const known = new Set(rooms.map(({ id }) => id))
  for (const [unitId, buckets] of board.entries()) {
    if (!known.has(unitId)) continue
    for (const holder of new Set(buckets.values())) {
      const stay = movable.get(holder)
      if (stay && stay.from < window.to && stay.to > window.from) pieces.push({ ...stay, unitId })
    }
  }
  for (let i = 0; i < wanted.quantity; i++) pieces.push({ ...wanted, id: null, unitId: null })
  return pieces.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** Which of the free rooms a piece takes. `until`: the night from which the room is held by what does not move. */
type Preference = (piece: Piece, free: readonly { room: UnitInfo; until: string }[]) => UnitInfo | undefined

const preferTight: Preference = (_piece, free) =>
  free.toSorted((a, b) => a.room.maxParty - b.room.maxParty || (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))[0]
    ?.room

const preferOwn: Preference = (piece, free) =>
  free.find(({ room }) => room.id === piece.unitId)?.room ?? preferTight(piece, free)

type FixedNights = ReadonlyMap<number, readonly string[]>

/** A room while pieces are laid along it, arrival by arrival. */
interface Line {
  room: UnitInfo
  /** Nights, in order, that what does not move holds; those before the present piece are passed. */
  fixed: readonly string[]
  passed: number
  takenUntil: string
}

function place({ rooms }: Attempt, pieces: readonly Piece[], fixed: FixedNights, prefer: Preference): Reshuffle | null {
  const lines = rooms.map((room): Line => ({ room, fixed: fixed.get(room.id) ?? [], passed: 0, takenUntil: '' }))
  const lineOf = new Map(lines.map((line) => [line.room.id, line]))
  const result: Reshuffle = { units: [], moves: [] }
  for (const piece of pieces) {
    const line = lineOf.get(prefer(piece, freeFor(piece, lines))?.id ?? 0)
    if (!line) return null
    line.takenUntil = piece.to
    note(result, piece, line.room.id)
  }
  return result
}

function note(result: Reshuffle, piece: Piece, toUnitId: number): void {
  if (piece.id === null) result.units.push(toUnitId)
  else if (piece.unitId !== null && piece.unitId !== toUnitId)
    result.moves.push({ reservationId: piece.id, fromUnitId: piece.unitId, toUnitId })
}

/** Pieces come by arrival, so a room that is free at one's arrival is free of those before it for good. */
function freeFor(piece: Piece, lines: readonly Line[]): { room: UnitInfo; until: string }[] {
  const free: { room: UnitInfo; until: string }[] = []
  for (const line of lines) {
    if (line.takenUntil > piece.from || (line.room.id !== piece.unitId && line.room.maxParty < piece.share)) continue
    while ((line.fixed[line.passed] ?? '9999') < piece.from) line.passed++
    const until = line.fixed[line.passed] ?? '9999'
    if (until >= piece.to) free.push({ room: line.room, until })
  }
  return free
}

/** Nights, in order, that each room is held by what does not move. */
function fixedNights({ rooms, board }: Attempt, pieces: readonly Piece[]): FixedNights {
  const moving = new Set(pieces.map(({ id }) => id))
  const fixed = new Map<number, string[]>(rooms.map(({ id }) => [id, []]))
  for (const [unitId, buckets] of board.entries()) {
    for (const [night, holder] of buckets) if (!moving.has(holder)) fixed.get(unitId)?.push(night)
  }
  for (const nights of fixed.values()) nights.sort()
  return fixed
}
