import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { TableWish } from '../ports.ts'
import { addDays, addMinutes, clockOf } from './calendar.ts'
import type { Covers } from './covers.ts'
import { indexed } from './indexed.ts'
import { isOnSlot, seat, sittingsAround, sittingsOn } from './services.ts'
import type { Seating, Sitting } from './services.ts'
import { verdict } from './verdict.ts'
import type { Moment, Verdict } from './verdict.ts'

export interface TableJudgement {
  /** When the party would sit, whatever speaks against it. */
  seating: Seating
  /** null when nothing but a lack of tables could. */
  verdict: Verdict | null
}

/** What speaks against a seating in an area, tables apart. */
export function judgeTable(
  inventory: Inventory,
  area: UnitTypeInfo,
  wish: TableWish,
  moment: Moment,
  covers: Covers,
): TableJudgement {
  const at = `${wish.date}T${wish.time}`
  const sittings = sittingsAround(inventory, area.id, at)
  const open = sittings.find((sitting) => !sitting.closed)
  const seating = seat(open ?? sittings[0] ?? null, at, wish.partySize)
  return {
    seating,
    verdict:
      judgeParty(inventory, area, wish) ??
      judgeWindow(area, at, moment) ??
      (open ? judgeSlot(open, at) : judgeAbsence(inventory, area, wish.date, sittings)) ??
      (open ? covers.judge(open, at, wish.partySize) : null),
  }
}

function judgeParty(inventory: Inventory, area: UnitTypeInfo, { partySize }: TableWish): Verdict | null {
  const most = indexed(inventory).of(area).largestParty
  return partySize <= most ? null : verdict('party_too_large', most)
}

function judgeWindow(area: UnitTypeInfo, at: string, { now, today }: Moment): Verdict | null {
  const lastDay = addDays(today, area.maxAdvanceDays)
  if (at.slice(0, 10) > lastDay) return verdict('too_far', lastDay)
  const latest = addMinutes(at, -area.minNoticeMinutes)
  return now > latest ? verdict('too_late', latest) : null
}

function judgeSlot(sitting: Sitting, at: string): Verdict | null {
  return isOnSlot(sitting, at) ? null : verdict('outside_hours', hoursOf([sitting]))
}

/** Nobody is served then: because the house is closed, or because it serves at other hours. Never "full". */
function judgeAbsence(
  inventory: Inventory,
  area: UnitTypeInfo,
  date: string,
  closed: readonly Sitting[],
): Verdict | null {
  const label = closed.find(({ closedLabel }) => closedLabel !== null)?.closedLabel ?? null
  const open = sittingsOn(inventory, area.id, date).filter((sitting) => !sitting.closed)
  if (closed.length > 0 || open.length === 0) return verdict('closed', label ?? labelOf(inventory, area, date))
  return verdict('outside_hours', hoursOf(open))
}

function labelOf(inventory: Inventory, area: UnitTypeInfo, date: string): string | null {
  return sittingsOn(inventory, area.id, date).find(({ closedLabel }) => closedLabel !== null)?.closedLabel ?? null
}

/** `12:00-14:00, 19:00-22:00` */
const hoursOf = (sittings: readonly Sitting[]) =>
  sittings.map(({ first, last }) => `${clockOf(first)}-${clockOf(last)}`).join(', ')
