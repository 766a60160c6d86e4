import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { StayWish } from '../ports.ts'
import type { Board, Holder, Span } from './board.ts'
import { nightsOf } from './calendar.ts'
import { indexed } from './indexed.ts'
import { countLeft, freeRooms, suitableRooms } from './place-stay.ts'
import { hullOf, reshuffle } from './reshuffle.ts'
import type { Move, MovableStay } from './reshuffle.ts'

/** What is known of the occupancy when a stay is to be placed. */
export interface StayBook {
  board: Board
  /** The nights that the board knows all about. */
  known: Span
  /**
   * Stays on the board that may change rooms, asked for only where no room is free for all of the nights; null when that
   * has not been read.
   */
  movable: () => ReadonlyMap<Holder, MovableStay> | null
}

export interface Place {
  units: number[]
  moves: Move[]
  /** Units of the type that could be had at once without moving anybody; at least what was asked. */
  left: number
}

/** `look`: whether it fits depends on nights that the book does not know yet. */
export type StayFit = { kind: 'fits'; place: Place } | { kind: 'full' } | { kind: 'look'; nights: Span }

const full: StayFit = { kind: 'full' }

/** Where a stay would be put: in rooms free for all of its nights, else by moving others where counting says that it fits. */
export function fitStay(inventory: Inventory, type: UnitTypeInfo, wish: StayWish, book: StayBook): StayFit {
  const rooms = suitableRooms(inventory, type, wish)
  const nights = nightsOf(wish)
  const left = countLeft(inventory, type, rooms, book.board, nights)
  if (left < wish.quantity) return full
  const free = freeRooms(rooms, book.board, nights)
  if (free.length >= wish.quantity) {
    const units = free.slice(0, wish.quantity).map(({ id }) => id)
    return { kind: 'fits', place: { units, moves: [], left: Math.min(left, free.length) } }
  }
  return fitByMoving(indexed(inventory).of(type).units, wish, book)
}

/** Moves the stays that touch the wish; if that does not do, those that touch these too, and so on in longer strides. */
function fitByMoving(rooms: readonly UnitInfo[], wish: StayWish, { board, known, movable }: StayBook): StayFit {
  const nights = nightsOf(wish)
  const all = movable()
  if (all === null) return { kind: 'look', nights }
  const ofType = movableIn(rooms, board, all)
  const wanted = { ...nights, share: Math.ceil(wish.partySize / wish.quantity), quantity: wish.quantity }
  let window: Span = nights
  for (let stride = 1; ; stride *= 2) {
    const hull = hullOf(ofType, window)
    if (hull.from < known.from || hull.to > known.to) return { kind: 'look', nights: hull }
    const done = reshuffle({ rooms, board, movable: ofType, window, hull, wanted })
    if (done) return { kind: 'fits', place: { ...done, left: wish.quantity } }
    if (hull.from === window.from && hull.to === window.to) return full
    window = hull
    for (let more = stride; more > 1; more--) window = hullOf(ofType, window)
  }
}

function movableIn(rooms: readonly UnitInfo[], board: Board, movable: ReadonlyMap<Holder, MovableStay>) {
  const found = new Map<Holder, MovableStay>()
  for (const { id } of rooms)
    for (const { holder } of board.runsOf(id)) {
      const stay = movable.get(holder)
      if (stay) found.set(holder, stay)
    }
  return found
}
