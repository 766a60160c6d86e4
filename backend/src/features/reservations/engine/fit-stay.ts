import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { StayWish } from '../ports.ts'
import type { Board, Holder } from './board.ts'
import { countLeft, freeRooms, suitableRooms } from './place-stay.ts'
import { hullOf, reshuffle } from './reshuffle.ts'
import type { Move, MovableStay, Nights } from './reshuffle.ts'

/** What is known of the occupancy when a stay is to be placed. */
export interface StayBook {
  board: Board
  /** The nights that the board knows all about. */
  known: Nights
  /** Stays on the board that may change rooms; null when that has not been read yet. */
  movable: ReadonlyMap<Holder, MovableStay> | null
}

export interface Place {
  units: number[]
  moves: Move[]
  /** Units of the type that could be had at once without moving anybody; at least what was asked. */
  left: number
}

/** `look`: whether it fits depends on nights that the book does not know yet. */
export type StayFit = { kind: 'fits'; place: Place } | { kind: 'full' } | { kind: 'look'; nights: Nights }

const full: StayFit = { kind: 'full' }

/** Where a stay would be put: in rooms free for all of its nights, else by moving others where counting says that it fits. */
export function fitStay(inventory: Inventory, type: UnitTypeInfo, wish: StayWish, book: StayBook): StayFit {
  const rooms = suitableRooms(inventory, type, wish)
  const free = freeRooms(rooms, book.board, wish)
  const left = countLeft(inventory, type, rooms, book.board, wish)
  if (left < wish.quantity) return full
  if (free.length >= wish.quantity) {
    const units = free.slice(0, wish.quantity).map(({ id }) => id)
    return { kind: 'fits', place: { units, moves: [], left: Math.min(left, free.length) } }
  }
  return fitByMoving(inventory, type, wish, book)
}

/** Moves the stays that touch the wish; if that does not do, those that touch these too, and so on. */
function fitByMoving(inventory: Inventory, type: UnitTypeInfo, wish: StayWish, book: StayBook): StayFit {
  const { board, known, movable } = book
  let window: Nights = { from: wish.from, to: wish.to }
  if (movable === null) return { kind: 'look', nights: window }
  const rooms = inventory.units.filter(({ unitTypeId }) => unitTypeId === type.id)
  const ofType = movableIn(
    rooms.map(({ id }) => id),
    board,
    movable,
  )
  const wanted = { ...wish, share: Math.ceil(wish.partySize / wish.quantity) }
  for (;;) {
    const hull = hullOf(ofType.values(), window)
    if (hull.from < known.from || hull.to > known.to) return { kind: 'look', nights: hull }
    const done = reshuffle({ rooms, board, movable: ofType, window, wanted })
    if (done) return { kind: 'fits', place: { ...done, left: wish.quantity } }
    if (hull.from === window.from && hull.to === window.to) return full
    window = hull
  }
}

function movableIn(
  unitIds: readonly number[],
  board: Board,
  movable: ReadonlyMap<Holder, MovableStay>,
): Map<Holder, MovableStay> {
  const known = new Set(unitIds)
  const found = new Map<Holder, MovableStay>()
  for (const [unitId, buckets] of board.entries()) {
    if (!known.has(unitId)) continue
    for (const holder of buckets.values()) {
      const stay = movable.get(holder)
      if (stay) found.set(holder, stay)
    }
  }
  return found
}
