import type { UnitKind } from '@conciergerie/contract'

/** All that a house sells and when, as one immutable copy: what availability is computed from. */
export interface Inventory {
  conciergerieId: number
  version: number
  /** Active ones, in the house's order. */
  unitTypes: readonly UnitTypeInfo[]
  /** Active ones of active types, best first: priority, then name. */
  units: readonly UnitInfo[]
  combos: readonly ComboInfo[]
  services: readonly ServiceInfo[]
  /** Oldest first: the last that matches wins, column by column. */
  rules: readonly RuleInfo[]
}

export interface UnitTypeInfo {
  id: number
  kind: UnitKind
  code: string
  name: string
  description: string | null
  maxParty: number
  maxAdults: number | null
  maxChildren: number | null
  /** Cents for one night, taxes included; null for tables. */
  basePriceCents: number | null
  currency: string
  cleaningFeeCents: number
  cityTaxMode: 'fixed' | 'percent'
  /** Per adult and night. */
  cityTaxCents: number
  /** Hundredths of a percent of the night's price per person. */
  cityTaxBasisPoints: number | null
  cityTaxCapCents: number | null
  /** `HH:MM`, wall time of the house. */
  checkInTime: string | null
  checkOutTime: string | null
  minNights: number
  maxNights: number | null
  minNoticeMinutes: number
  maxAdvanceDays: number
  autoConfirm: boolean
}

export interface UnitInfo {
  id: number
  unitTypeId: number
  name: string
  minParty: number
  maxParty: number
  priority: number
}

export interface ComboInfo {
  id: number
  unitTypeId: number
  name: string
  unitIds: readonly number[]
  minParty: number
  maxParty: number
}

export interface ServiceInfo {
  id: number
  name: string
  /** Monday = 1 … Sunday = 64. */
  weekdays: number
  firstSeating: string
  /** Before `firstSeating` = past midnight. */
  lastSeating: string
  slotMinutes: number
  bufferMinutes: number
  /** Rising by `max`; the last one serves larger parties too. */
  turnTimes: readonly { max: number; minutes: number }[]
  maxCovers: number | null
  pacingCovers: number | null
  pacingParties: number | null
  /** Areas served; null = all. */
  unitTypeIds: readonly number[] | null
}

export interface RuleInfo {
  id: number
  unitTypeId: number | null
  serviceId: number | null
  /** Local days, `[dateFrom, dateTo)`. */
  dateFrom: string
  dateTo: string
  weekdays: number
  closed: boolean | null
  priceCents: number | null
  minNights: number | null
  maxNights: number | null
  closedToArrival: boolean | null
  closedToDeparture: boolean | null
  unitsLimit: number | null
  openFrom: string | null
  openTo: string | null
  label: string | null
}
