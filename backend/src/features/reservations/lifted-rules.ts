import type { UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { addDays, nightsBetween } from './engine/calendar.ts'
import { judgeStay } from './engine/stay-rules.ts'
import type { Verdict } from './engine/verdict.ts'
import type { StayWish, TableWish, Wish } from './ports.ts'
import type { Question } from './snapshots.ts'

/** The history's word for a rule that a person has lifted. */
export const describeLifted = (lifted: Verdict | null): Record<string, string> =>
  lifted === null ? {} : { override: lifted.reason }

/**
 * Which rule of the house a change breaks that the booking did not break already: who extends a stay that began
 * yesterday is not asked whether it may begin yesterday.
 * @param said what speaks against the new wish
 * @param before what the booking was until now, and what spoke against that
 */
export function newlyBroken(
  question: Question,
  type: UnitTypeInfo,
  { wish, said }: { wish: Wish; said: Verdict },
  before: { wish: Wish; said: Verdict | null },
): Verdict | null {
  if (before.said?.reason !== said.reason || !isKept(said, wish, before.wish)) return said
  if (said.reason !== 'too_late' || wish.kind !== 'stay' || before.wish.kind !== 'stay') return null
  // its day of arrival speaks first; what else there is to say is heard as of when it could be booked
  const [next, known] = [judgeInTime(question, type, wish), judgeInTime(question, type, before.wish)]
  if (next === null) return null
  return known?.reason === next.reason && isKept(next, wish, before.wish) ? null : next
}

function judgeInTime({ inventory }: Question, type: UnitTypeInfo, wish: StayWish): Verdict | null {
  const today = addDays(wish.from, -type.maxAdvanceDays)
  return judgeStay(inventory, type, wish, { today, now: `${today}T00:00` })
}

/** The rule was broken before, and no more than now. */
function isKept(said: Verdict, wish: Wish, before: Wish): boolean {
  if (wish.kind === 'stay' && before.kind === 'stay') return staysKept(said, wish, before)
  return wish.kind === 'table' && before.kind === 'table' && seatingKept(said, wish, before)
}

function staysKept({ reason }: Verdict, wish: StayWish, before: StayWish): boolean {
  const [nights, nightsBefore] = [nightsBetween(wish.from, wish.to), nightsBetween(before.from, before.to)]
  if (reason === 'ctd') return wish.to === before.to
  if (reason === 'closed') return wish.from >= before.from && wish.to <= before.to
  if (reason === 'min_stay') return nights >= nightsBefore
  if (reason === 'max_stay') return nights <= nightsBefore
  if (reason === 'party_too_large') return wish.partySize <= before.partySize
  return wish.from === before.from
}

function seatingKept({ reason }: Verdict, wish: TableWish, before: TableWish): boolean {
  if (wish.date !== before.date || wish.time !== before.time) return false
  const speaksOfSize = reason === 'full' || reason === 'party_too_large'
  return !speaksOfSize || wish.partySize <= before.partySize
}
