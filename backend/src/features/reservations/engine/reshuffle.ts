import type { UnitInfo } from '#src/features/inventory/inventory.ts'
import type { Board, Holder, Run, Span } from './board.ts'

/** A stay that may change rooms: not pinned, not begun, its guests not arrived. */
export interface MovableStay extends Span {
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

interface Piece extends Span {
  /** null: the new stay. */
  id: number | null
  share: number
  unitId: number | null
}

export interface Attempt {
  rooms: readonly UnitInfo[]
  board: Board
  movable: ReadonlyMap<Holder, MovableStay>
  /** Stays that touch it may be moved. */
  window: Span
  /** The nights of all of these, which the board must know. What lies beyond counts for nothing. */
  hull: Span
  wanted: Span & { share: number; quantity: number }
}

/**
 * Makes room for a stay by moving others from room to room, greedily by arrival: where nothing is fixed and rooms are
 * alike that succeeds whenever no night is oversold. What is not movable or lies outside the window stays where it is.
 */
export function reshuffle(attempt: Attempt): Reshuffle | null {
  const pieces = piecesToPlace(attempt)
  // staying put first, for as few moves as possible; then the tightest place, which leaves the most room
  return place(attempt, pieces, true) ?? place(attempt, pieces, false)
}

/** The nights of all stays that touch a window: what must be known to let them move. */
export function hullOf(movable: ReadonlyMap<Holder, MovableStay>, window: Span): Span {
  let { from, to } = window
  for (const stay of movable.values()) {
    if (stay.to <= window.from || stay.from >= window.to) continue
    if (stay.from < from) from = stay.from
    if (stay.to > to) to = stay.to
  }
  return { from, to }
}

function piecesToPlace({ rooms, board, movable, window, wanted }: Attempt): Piece[] {
  const pieces: Piece[] = []
  for (const { id: unitId } of rooms) {
    let last: Holder | null = null
    for (const { holder } of board.runsIn(unitId, window)) {
      const stay = holder === last ? undefined : movable.get(holder)
      if (stay) pieces.push({ ...stay, unitId })
      last = holder
    }
  }
  for (let i = 0; i < wanted.quantity; i++) pieces.push({ ...wanted, id: null, unitId: null })
  return pieces.sort((a, b) => a.from - b.from)
}

/** A room while pieces are laid along it, arrival by arrival. */
interface Line {
  room: UnitInfo
  /** Runs, in order, of what does not move; those before the present piece are passed. */
  fixed: readonly Run[]
  passed: number
  takenUntil: number
}

function place(attempt: Attempt, pieces: readonly Piece[], stayPut: boolean): Reshuffle | null {
  const lines = layLines(attempt, pieces)
  const lineOf = new Map(lines.map((line) => [line.room.id, line]))
  const result: Reshuffle = { units: [], moves: [] }
  for (const piece of pieces) {
    const own = stayPut && piece.unitId !== null ? lineOf.get(piece.unitId) : undefined
    const line = own && openUntil(own, piece) !== null ? own : tightest(lines, piece)
    if (!line) return null
    line.takenUntil = piece.to
    note(result, piece, line.room.id)
  }
  return result
}

function layLines({ rooms, board, hull }: Attempt, pieces: readonly Piece[]): Line[] {
  const moving = new Set(pieces.map(({ id }) => id))
  return rooms.map((room) => {
    const fixed = board.runsIn(room.id, hull).filter(({ holder }) => !moving.has(holder))
    return { room, fixed, passed: 0, takenUntil: -Infinity }
  })
}

/** The smallest room that is open to a piece, then the one that what does not move takes soonest. */
function tightest(lines: readonly Line[], piece: Piece): Line | undefined {
  let best: Line | undefined
  let bestUntil = Infinity
  for (const line of lines) {
    const until = openUntil(line, piece)
    if (until === null) continue
    const size = best ? line.room.maxParty - best.room.maxParty : -1
    if (size > 0 || (size === 0 && until >= bestUntil)) continue
    best = line
    bestUntil = until
  }
  return best
}

/**
 * From which night on what does not move has the room; null when the piece cannot be there. Pieces come by arrival, so a
 * room that is free at one's arrival is free of those before it for good.
 */
function openUntil(line: Line, { from, to, share, unitId }: Piece): number | null {
  if (line.takenUntil > from || (line.room.id !== unitId && line.room.maxParty < share)) return null
  while ((line.fixed[line.passed]?.to ?? Infinity) <= from) line.passed++
  const until = line.fixed[line.passed]?.from ?? Infinity
  return until >= to ? until : null
}

function note(result: Reshuffle, piece: Piece, toUnitId: number): void {
  if (piece.id === null) result.units.push(toUnitId)
  else if (piece.unitId !== null && piece.unitId !== toUnitId)
    result.moves.push({ reservationId: piece.id, fromUnitId: piece.unitId, toUnitId })
}
