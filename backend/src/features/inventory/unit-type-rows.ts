import type { UnitKind, api } from '@conciergerie/contract'
import type { z } from 'zod'
import { flag } from './given.ts'
import { ensureNoFault, words } from './words.ts'

export type NewUnitType = z.output<typeof api.inventory.createUnitType.body>
export type UnitTypeChange = z.output<typeof api.inventory.updateUnitType.body>

/** What a type is before anything is said of it. */
export const plainUnitType = (conciergerieId: number, kind: UnitKind) => ({
  conciergerie_id: conciergerieId,
  kind,
  code: '',
  name: '',
  description: null as string | null,
  max_party: 1,
  max_adults: null as number | null,
  max_children: null as number | null,
  base_price_cents: null as number | null,
  currency: 'EUR',
  cleaning_fee_cents: 0,
  city_tax_mode: 'fixed' as 'fixed' | 'percent',
  city_tax_cents: 0,
  city_tax_basis_points: null as number | null,
  city_tax_cap_cents: null as number | null,
  check_in_time: kind === 'stay' ? '15:00' : null,
  check_out_time: kind === 'stay' ? '11:00' : null,
  min_nights: 1,
  max_nights: null as number | null,
  min_notice_minutes: 0,
  max_advance_days: 365,
  auto_confirm: 1,
  active: 1,
  position: 0,
})

export type UnitTypeFields = ReturnType<typeof plainUnitType>

/** Columns of what was given; undefined where nothing was. */
export function toUnitTypeColumns(input: UnitTypeChange) {
  return {
    name: input.name,
    description: input.description,
    max_party: input.maxParty,
    max_adults: input.maxAdults,
    max_children: input.maxChildren,
    base_price_cents: input.basePriceCents,
    cleaning_fee_cents: input.cleaningFeeCents,
    city_tax_mode: input.cityTaxMode,
    city_tax_cents: input.cityTaxCents,
    city_tax_basis_points: input.cityTaxBasisPoints,
    city_tax_cap_cents: input.cityTaxCapCents,
    check_in_time: input.checkInTime,
    check_out_time: input.checkOutTime,
    min_nights: input.minNights,
    max_nights: input.maxNights,
    min_notice_minutes: input.minNoticeMinutes,
    max_advance_days: input.maxAdvanceDays,
    auto_confirm: flag(input.autoConfirm),
    active: flag(input.active),
  }
}

/** @throws AppError invalid */
export function ensureSoundType(type: UnitTypeFields): void {
  const aboveParty = (value: number | null) => (value ?? 0) > type.max_party && words.aboveMaxParty(type.max_party)
  const minAboveMax = type.max_nights !== null && type.min_nights > type.max_nights
  const needsRate = type.city_tax_mode === 'percent' && type.city_tax_basis_points === null
  ensureNoFault({
    maxAdults: aboveParty(type.max_adults),
    maxChildren: aboveParty(type.max_children),
    minNights: minAboveMax && words.minAboveMax,
    basePriceCents: type.kind === 'table' && type.base_price_cents !== null && words.tableHasNoPrice,
    cityTaxBasisPoints: needsRate && words.percentNeedsRate,
  })
}
