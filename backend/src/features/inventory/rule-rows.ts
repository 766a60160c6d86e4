import type { UnitKind, api } from '@conciergerie/contract'
import type { z } from 'zod'
import type { Phrase } from '#src/text/phrase.ts'
import { flagOrNull } from './given.ts'
import type { RuleRow } from './rules.store.ts'
import { ensureNoFault, words } from './words.ts'

export type NewRule = z.output<typeof api.inventory.createRule.body>
export type RuleChange = z.output<typeof api.inventory.updateRule.body>
export type RuleFields = Omit<RuleRow, 'id'>

/** What a rule is before anything is said of it. */
export const plainRule = (conciergerieId: number): RuleFields => ({
  conciergerie_id: conciergerieId,
  unit_type_id: null,
  service_id: null,
  date_from: '',
  date_to: '',
  weekdays: 127,
  closed: null,
  price_cents: null,
  min_nights: null,
  max_nights: null,
  closed_to_arrival: null,
  closed_to_departure: null,
  units_limit: null,
  open_from: null,
  open_to: null,
  label: null,
})

/** Columns of what was given; undefined where nothing was. */
export function toRuleColumns(input: RuleChange) {
  return {
    unit_type_id: input.unitTypeId,
    service_id: input.serviceId,
    date_from: input.dateFrom,
    date_to: input.dateTo,
    weekdays: input.weekdays,
    closed: flagOrNull(input.closed),
    price_cents: input.priceCents,
    min_nights: input.minNights,
    max_nights: input.maxNights,
    closed_to_arrival: flagOrNull(input.closedToArrival),
    closed_to_departure: flagOrNull(input.closedToDeparture),
    units_limit: input.unitsLimit,
    open_from: input.openFrom,
    open_to: input.openTo,
    label: input.label === '' ? null : input.label,
  }
}

/**
 * @param kind of the type or service that the rule is for; null when it is for all
 * @throws AppError invalid
 */
export function ensureSoundRule(rule: RuleFields, kind: UnitKind | null): void {
  const notForTables = kind === 'table' && words.ruleForStays
  const notForStays = kind === 'stay' && words.ruleForTables
  const set = (value: unknown, fault: Phrase | false) => value !== null && fault
  ensureNoFault({
    dateTo:
      (rule.date_to <= rule.date_from && words.ruleEndsBeforeStart) || (saysNothing(rule) && words.ruleSaysNothing),
    weekdays: rule.weekdays === 0 && words.noDay,
    serviceId: set(rule.service_id, notForStays),
    priceCents: set(rule.price_cents, notForTables),
    minNights:
      set(rule.min_nights, notForTables) ||
      (rule.min_nights !== null && rule.max_nights !== null && rule.min_nights > rule.max_nights && words.minAboveMax),
    maxNights: set(rule.max_nights, notForTables),
    closedToArrival: set(rule.closed_to_arrival, notForTables),
    closedToDeparture: set(rule.closed_to_departure, notForTables),
    openFrom:
      set(rule.open_from, notForStays) ||
      ((rule.open_from === null) !== (rule.open_to === null) && words.hoursTogether),
    openTo: set(rule.open_to, notForStays),
  })
}

function saysNothing(rule: RuleFields): boolean {
  const said = [
    rule.closed,
    rule.price_cents,
    rule.min_nights,
    rule.max_nights,
    rule.closed_to_arrival,
    rule.closed_to_departure,
    rule.units_limit,
    rule.open_from,
    rule.open_to,
  ]
  return said.every((value) => value === null)
}
