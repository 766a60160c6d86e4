import type { RuleInfo } from '#src/features/inventory/inventory.ts'
import { weekdayBit } from './calendar.ts'

/** What the calendar says of one day; null where no rule speaks. */
export type DayRules = Pick<
  RuleInfo,
  | 'closed'
  | 'priceCents'
  | 'minNights'
  | 'maxNights'
  | 'closedToArrival'
  | 'closedToDeparture'
  | 'unitsLimit'
  | 'openFrom'
  | 'openTo'
> & { closedLabel: string | null }

/** Of what the rules are asked: a type for its nights, a service for its seatings, in an area or in all. */
export interface RuleScope {
  unitTypeId: number | null
  serviceId: number | null
}

const columns = [
  'closed',
  'priceCents',
  'minNights',
  'maxNights',
  'closedToArrival',
  'closedToDeparture',
  'unitsLimit',
  'openFrom',
  'openTo',
] as const

const silence: DayRules = {
  closed: null,
  priceCents: null,
  minNights: null,
  maxNights: null,
  closedToArrival: null,
  closedToDeparture: null,
  unitsLimit: null,
  openFrom: null,
  openTo: null,
  closedLabel: null,
}

/** The rules of a day: the last that matches wins, column by column. @param rules oldest first */
export function rulesOn(rules: readonly RuleInfo[], day: string, scope: RuleScope): DayRules {
  const matching = rules.filter((rule) => matches(rule, day, scope))
  if (matching.length === 0) return silence
  const said = { ...silence }
  for (const rule of matching) speak(said, rule)
  return said
}

function matches(rule: RuleInfo, day: string, { unitTypeId, serviceId }: RuleScope): boolean {
  return (
    rule.dateFrom <= day &&
    day < rule.dateTo &&
    (rule.weekdays & weekdayBit(day)) !== 0 &&
    (rule.unitTypeId === null || rule.unitTypeId === unitTypeId) &&
    (rule.serviceId === null || rule.serviceId === serviceId)
  )
}

function speak(said: DayRules, rule: RuleInfo): void {
  for (const column of columns) if (rule[column] !== null) Object.assign(said, { [column]: rule[column] })
  if (rule.closed !== null) said.closedLabel = rule.closed ? rule.label : null
}
