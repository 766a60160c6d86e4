import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { StayWish } from '../ports.ts'
import { isBlock } from './board.ts'
import type { Board, Span } from './board.ts'
import { nightAt } from './calendar.ts'
import { indexed } from './indexed.ts'

/** How far around a stay its gaps to its neighbours are looked at, in nights. */
export const gapNights = 7

/** Units of a type that are large enough for the share of each. */
export function suitableRooms(
  inventory: Inventory,
  type: UnitTypeInfo,
  { partySize, quantity }: Pick<StayWish, 'partySize' | 'quantity'>,
): UnitInfo[] {
  const share = Math.ceil(partySize / quantity)
  return indexed(inventory)
    .of(type)
    .units.filter((unit) => unit.maxParty >= share)
}

/** Those that are free for all nights, best first: smallest sufficient, then priority, then the smallest gap left around. */
export function freeRooms(rooms: readonly UnitInfo[], board: Board, nights: Span): UnitInfo[] {
  return rooms
    .filter((room) => board.isFree(room.id, nights))
    .map((room) => ({ room, gap: board.gapAround(room.id, nights, gapNights) }))
    .sort((a, b) => a.room.maxParty - b.room.maxParty || a.room.priority - b.room.priority || a.gap - b.gap)
    .map(({ room }) => room)
}

/** Units that count per night leaves for all of the nights, whoever would have to change rooms. */
export function countLeft(
  inventory: Inventory,
  type: UnitTypeInfo,
  rooms: readonly UnitInfo[],
  board: Board,
  nights: Span,
): number {
  let left = rooms.length
  for (let night = nights.from; night < nights.to; night++) {
    const only = { from: night, to: night + 1 }
    const free = rooms.filter((room) => board.isFree(room.id, only)).length
    left = Math.min(left, free, limitLeft(inventory, type, board, night))
  }
  return Math.max(0, left)
}

/** What a house sells of a type on a night may be fewer than there are. */
function limitLeft(inventory: Inventory, type: UnitTypeInfo, board: Board, night: number): number {
  const limit = indexed(inventory).rulesOn(nightAt(night), type.id, null).unitsLimit
  if (limit === null) return Infinity
  const sold = indexed(inventory)
    .of(type)
    .units.filter(({ id }) => {
      const holder = board.holderOf(id, night)
      return holder !== undefined && !isBlock(holder)
    })
  return limit - sold.length
}
