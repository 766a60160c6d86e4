import type { Inventory, UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { StayWish } from '../ports.ts'
import { isBlock } from './board.ts'
import type { Board } from './board.ts'
import { addDays, eachNight } from './calendar.ts'
import { rulesOn } from './rules.ts'

/** How far around a stay its gaps to its neighbours are looked at, in nights. */
export const gapNights = 7

type Part = Pick<StayWish, 'from' | 'to' | 'partySize' | 'quantity'>

/** Units of a type that are large enough for the share of each. */
export function suitableRooms(inventory: Inventory, type: UnitTypeInfo, { partySize, quantity }: Part): UnitInfo[] {
  const share = Math.ceil(partySize / quantity)
  return inventory.units.filter((unit) => unit.unitTypeId === type.id && unit.maxParty >= share)
}

/** Those that are free for all nights, best first: smallest sufficient, then priority, then the smallest gap left around. */
export function freeRooms(rooms: readonly UnitInfo[], board: Board, { from, to }: Part): UnitInfo[] {
  const nights = eachNight(from, to)
  const gaps = new Map<number, number>()
  const free = rooms.filter((room) => board.isFree(room.id, nights))
  for (const room of free) gaps.set(room.id, gapAround(board, room.id, from, to))
  const gapOf = (room: UnitInfo) => gaps.get(room.id) ?? 0
  return free.toSorted((a, b) => a.maxParty - b.maxParty || a.priority - b.priority || gapOf(a) - gapOf(b))
}

/** Free nights just before and just after: the fewer, the better the stay closes up. */
function gapAround(board: Board, unitId: number, from: string, to: string): number {
  let gap = 0
  for (let i = 1; i <= gapNights && board.isFree(unitId, [addDays(from, -i)]); i++) gap++
  for (let i = 0; i < gapNights && board.isFree(unitId, [addDays(to, i)]); i++) gap++
  return gap
}

/** Units that count per night leaves for all of the nights, whoever would have to change rooms. */
export function countLeft(
  inventory: Inventory,
  type: UnitTypeInfo,
  rooms: readonly UnitInfo[],
  board: Board,
  { from, to }: Part,
): number {
  let left = rooms.length
  for (const night of eachNight(from, to)) {
    const free = rooms.filter((room) => board.isFree(room.id, [night])).length
    left = Math.min(left, free, limitLeft(inventory, type, board, night))
  }
  return Math.max(0, left)
}

/** What a house sells of a type on a night may be fewer than there are. */
function limitLeft(inventory: Inventory, type: UnitTypeInfo, board: Board, night: string): number {
  const limit = rulesOn(inventory.rules, night, { unitTypeId: type.id, serviceId: null }).unitsLimit
  if (limit === null) return Infinity
  const sold = inventory.units.filter(({ id, unitTypeId }) => {
    const holder = unitTypeId === type.id ? board.holderOf(id, night) : undefined
    return holder !== undefined && !isBlock(holder)
  })
  return limit - sold.length
}
