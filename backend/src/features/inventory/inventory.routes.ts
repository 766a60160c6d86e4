import { api } from '@conciergerie/contract'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import type { CombosService } from './combos.service.ts'
import type { RulesService } from './rules.service.ts'
import type { ServicesService } from './services.service.ts'
import type { SetupService } from './setup.service.ts'
import type { UnitTypesService } from './unit-types.service.ts'
import type { UnitsService } from './units.service.ts'

const routes = api.inventory

export interface InventoryRooms {
  types: UnitTypesService
  units: UnitsService
  combos: CombosService
  services: ServicesService
  rules: RulesService
  setup: SetupService
}

/** What a house sells. */
export function inventoryRoutes(rooms: InventoryRooms): MountedRoute[] {
  return [
    ...typeRoutes(rooms),
    ...unitRoutes(rooms),
    ...serviceRoutes(rooms),
    ...ruleRoutes(rooms),
    on(routes.setUp, ({ actor, body }) => rooms.setup.setUp(actor, body)),
  ]
}

function typeRoutes({ types }: InventoryRooms): MountedRoute[] {
  return [
    on(routes.listUnitTypes, async ({ actor, query }) => ({ items: await types.list(actor, query.kind ?? null) })),
    on(routes.createUnitType, async ({ actor, body }) => ({ unitType: await types.create(actor, body) })),
    on(routes.updateUnitType, async ({ actor, params, body }) => ({
      unitType: await types.update(actor, params.id, body),
    })),
    on(routes.removeUnitType, ({ actor, params }) => types.remove(actor, params.id)),
  ]
}

function unitRoutes({ units, combos }: InventoryRooms): MountedRoute[] {
  return [
    on(routes.listUnits, async ({ actor, query }) => ({ items: await units.list(actor, query.kind ?? null) })),
    on(routes.createUnit, async ({ actor, body }) => ({ unit: await units.create(actor, body) })),
    on(routes.updateUnit, async ({ actor, params, body }) => ({ unit: await units.update(actor, params.id, body) })),
    on(routes.removeUnit, ({ actor, params }) => units.remove(actor, params.id)),
    on(routes.listCombos, async ({ actor }) => ({ items: await combos.list(actor) })),
    on(routes.createCombo, async ({ actor, body }) => ({ combo: await combos.create(actor, body) })),
    on(routes.removeCombo, ({ actor, params }) => combos.remove(actor, params.id)),
  ]
}

function serviceRoutes({ services }: InventoryRooms): MountedRoute[] {
  return [
    on(routes.listServices, async ({ actor }) => ({ items: await services.list(actor) })),
    on(routes.createService, async ({ actor, body }) => ({ service: await services.create(actor, body) })),
    on(routes.updateService, async ({ actor, params, body }) => ({
      service: await services.update(actor, params.id, body),
    })),
    on(routes.removeService, ({ actor, params }) => services.remove(actor, params.id)),
  ]
}

function ruleRoutes({ rules }: InventoryRooms): MountedRoute[] {
  return [
    on(routes.listRules, async ({ actor, query }) => ({ items: await rules.list(actor, query) })),
    on(routes.createRule, async ({ actor, body }) => ({ rule: await rules.create(actor, body) })),
    on(routes.updateRule, async ({ actor, params, body }) => ({ rule: await rules.update(actor, params.id, body) })),
    on(routes.removeRule, ({ actor, params }) => rules.remove(actor, params.id)),
  ]
}
