import type { ComboInfo, Inventory, RuleInfo, ServiceInfo, UnitInfo, UnitTypeInfo } from './inventory.ts'
import type { InventoryRows } from './inventory.store.ts'

/** `T2` before `T10`. */
const byName = new Intl.Collator('fr', { numeric: true })

/** Makes the copy of what a house sells; units of a type that is out of sale go with it, joined tables with their tables. */
export function toInventory(conciergerieId: number, version: number, rows: InventoryRows): Inventory {
  const typeIds = new Set(rows.types.map(({ id }) => id))
  const units = rows.units.filter((unit) => typeIds.has(unit.unit_type_id)).map(toUnit)
  const unitIds = new Set(units.map(({ id }) => id))
  const combos = rows.combos.map(toCombo)
  return {
    conciergerieId,
    version,
    unitTypes: rows.types.map(toUnitType),
    units: units.toSorted((a, b) => a.priority - b.priority || byName.compare(a.name, b.name)),
    combos: combos.filter((combo) => combo.unitIds.every((id) => unitIds.has(id))),
    services: rows.services.map(toService),
    rules: rows.rules.map(toRule),
  }
}

export function toUnitType(row: InventoryRows['types'][number]): UnitTypeInfo {
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: row.name,
    description: row.description,
    maxParty: row.max_party,
    maxAdults: row.max_adults,
    maxChildren: row.max_children,
    basePriceCents: row.base_price_cents,
    currency: row.currency,
    cleaningFeeCents: row.cleaning_fee_cents,
    cityTaxMode: row.city_tax_mode,
    cityTaxCents: row.city_tax_cents,
    cityTaxBasisPoints: row.city_tax_basis_points,
    cityTaxCapCents: row.city_tax_cap_cents,
    checkInTime: row.check_in_time,
    checkOutTime: row.check_out_time,
    minNights: row.min_nights,
    maxNights: row.max_nights,
    minNoticeMinutes: row.min_notice_minutes,
    maxAdvanceDays: row.max_advance_days,
    autoConfirm: row.auto_confirm === 1,
  }
}

export function toUnit(row: InventoryRows['units'][number]): UnitInfo {
  return {
    id: row.id,
    unitTypeId: row.unit_type_id,
    name: row.name,
    minParty: row.min_party,
    maxParty: row.max_party,
    priority: row.priority,
  }
}

export function toCombo(row: InventoryRows['combos'][number]): ComboInfo {
  return {
    id: row.id,
    unitTypeId: row.unit_type_id,
    name: row.name,
    unitIds: JSON.parse(row.unit_ids) as number[],
    minParty: row.min_party,
    maxParty: row.max_party,
  }
}

export function toService(row: InventoryRows['services'][number]): ServiceInfo {
  return {
    id: row.id,
    name: row.name,
    weekdays: row.weekdays,
    firstSeating: row.first_seating,
    lastSeating: row.last_seating,
    slotMinutes: row.slot_minutes,
    bufferMinutes: row.buffer_minutes,
    turnTimes: JSON.parse(row.turn_times) as ServiceInfo['turnTimes'],
    maxCovers: row.max_covers,
    pacingCovers: row.pacing_covers,
    pacingParties: row.pacing_parties,
    unitTypeIds: row.unit_type_ids === null ? null : (JSON.parse(row.unit_type_ids) as number[]),
  }
}

const toFlag = (value: number | null) => (value === null ? null : value === 1)

export function toRule(row: InventoryRows['rules'][number]): RuleInfo {
  return {
    id: row.id,
    unitTypeId: row.unit_type_id,
    serviceId: row.service_id,
    dateFrom: row.date_from,
    dateTo: row.date_to,
    weekdays: row.weekdays,
    closed: toFlag(row.closed),
    priceCents: row.price_cents,
    minNights: row.min_nights,
    maxNights: row.max_nights,
    closedToArrival: toFlag(row.closed_to_arrival),
    closedToDeparture: toFlag(row.closed_to_departure),
    unitsLimit: row.units_limit,
    openFrom: row.open_from,
    openTo: row.open_to,
    label: row.label,
  }
}
