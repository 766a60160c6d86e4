import type { NewRule } from '#src/features/inventory/rule-rows.ts'
import type { NewService } from '#src/features/inventory/service-rows.ts'
import type { NewUnitType } from '#src/features/inventory/unit-type-rows.ts'

/** What a house of the demo sells. */
export interface DemoInventory {
  types: readonly DemoType[]
  services: readonly NewService[]
  /** @param today `YYYY-MM-DD` */
  rules: (today: string) => readonly DemoRule[]
}

export interface DemoType {
  fields: NewUnitType & { code: string }
  units: readonly DemoUnit[]
  /** Names of tables that may be joined. */
  combos?: readonly (readonly string[])[]
}

export interface DemoUnit {
  name: string
  maxParty?: number
}

/** A rule, with its type named by code. */
export type DemoRule = Omit<NewRule, 'unitTypeId' | 'serviceId'> & { type?: string }

export const rooms = (...names: string[]): DemoUnit[] => names.map((name) => ({ name }))

export const tables = (maxParty: number, ...names: string[]): DemoUnit[] => names.map((name) => ({ name, maxParty }))

/** Weekday masks, Monday = 1. */
export const weekdays = { every: 127, fridayAndSaturday: 48, wednesdayToSunday: 124 }
