import type { UnitInfo, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { Wish } from '../ports.ts'
import { nightsOf, quartersOf } from './calendar.ts'
import type { Candidate, Snapshot } from './evaluate.ts'
import { noQuote, quoteStay } from './price.ts'
import { judgeStay } from './stay-rules.ts'
import { judgeTable } from './table-rules.ts'
import { isSoft, verdict } from './verdict.ts'
import type { Verdict } from './verdict.ts'

/**
 * What one given room or table answers to a wish. Nobody is moved for it.
 * @param lenient a person of the house decides: an extra bed, a chair at the end of the table, a day that is closed
 */
export function evaluateUnit(
  snapshot: Snapshot,
  wish: Wish,
  unit: UnitInfo,
  type: UnitTypeInfo,
  lenient: boolean,
): Candidate {
  const { against, given, span } = judge(snapshot, wish, type)
  const tooSmall = against === null && wish.partySize > unit.maxParty
  const said = tooSmall ? verdict('party_too_large', unit.maxParty) : against
  if (said !== null && !(lenient && mayLift(said))) return { ...given, verdict: said, place: null }
  if (!snapshot.board.isFree(unit.id, span)) return { ...given, verdict: verdict('full'), place: null }
  return { ...given, verdict: said, place: { units: [unit.id], moves: [], left: 1 } }
}

function judge(snapshot: Snapshot, wish: Wish, type: UnitTypeInfo) {
  const { inventory, moment, covers } = snapshot
  if (wish.kind === 'table') {
    const { seating, verdict: against } = judgeTable(inventory, type, wish, moment, covers)
    const span = quartersOf(seating.startsAt, seating.busyUntil)
    return { against, span, given: { type, seating, quote: noQuote, look: null } }
  }
  const quote = quoteStay(inventory, type, wish)
  const against = judgeStay(inventory, type, wish, moment)
  return { against, span: nightsOf(wish), given: { type, seating: null, quote, look: null } }
}

/** Before tables are looked at, `full` speaks of the covers or the pace of a service. */
const mayLift = (said: Verdict) => isSoft(said) || said.reason === 'party_too_large' || said.reason === 'full'
