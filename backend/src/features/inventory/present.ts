import type { CalendarRule, Service, Unit, UnitCombo, UnitType } from '@conciergerie/contract'
import type { InventoryRows } from './inventory.store.ts'
import { toCombo, toRule, toService, toUnit, toUnitType } from './to-inventory.ts'

type Row<K extends keyof InventoryRows> = InventoryRows[K][number]

/** @param units how many active units the type has */
export function presentUnitType(row: Row<'types'>, units: number): UnitType {
  const { currency: _, ...type } = toUnitType(row)
  return { ...type, active: row.active === 1, units }
}

export const presentUnit = (row: Row<'units'>): Unit => ({ ...toUnit(row), active: row.active === 1 })

export function presentCombo(row: Row<'combos'>): UnitCombo {
  const { unitIds, ...combo } = toCombo(row)
  return { ...combo, unitIds: [...unitIds] }
}

export function presentService(row: Row<'services'>): Service {
  const service = toService(row)
  return {
    ...service,
    slotMinutes: service.slotMinutes as Service['slotMinutes'],
    turnTimes: [...service.turnTimes],
    unitTypeIds: service.unitTypeIds && [...service.unitTypeIds],
    active: row.active === 1,
  }
}

export const presentRule = (row: Row<'rules'>): CalendarRule => toRule(row)
