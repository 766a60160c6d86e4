import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

/** What a house sells, as it is stored. */
export interface InventoryRows {
  types: Selectable<Tables['unit_types']>[]
  units: Selectable<Tables['units']>[]
  combos: Selectable<Tables['unit_combos']>[]
  services: Selectable<Tables['services']>[]
  rules: Selectable<Tables['calendar_rules']>[]
}

interface OfHouse {
  house: number
}

const selectVersion = statement<OfHouse, { version: number }>((q, p) =>
  q.selectFrom('inventory_versions').select('version').where('conciergerie_id', '=', p.house),
)

/** 0 for a house that has never sold anything. */
export async function readVersion(q: Queries, conciergerieId: number): Promise<number> {
  return (await selectVersion(q, { house: conciergerieId })).rows[0]?.version ?? 0
}

interface Step extends OfHouse {
  step: number
}

const addToVersion = statement<Step, unknown>((q, p) =>
  q
    .insertInto('inventory_versions')
    .values({ conciergerie_id: p.house, version: p.step })
    .onConflict((oc) =>
      oc
        .column('conciergerie_id')
        .doUpdateSet((eb) => ({ version: sql<number>`${eb.ref('inventory_versions.version')} + ${p.step}` })),
    ),
)

const longestStep = 1_000_000

/**
 * Says that the inventory of a house changes, and makes other changes of it wait for this transaction. The step is a
 * random one: a version that was rolled back never comes back with something else in it.
 */
export async function raiseVersion(q: Queries, conciergerieId: number): Promise<void> {
  await addToVersion(q, { house: conciergerieId, step: 1 + Math.floor(Math.random() * longestStep) })
}

/** Types in the house's order, rules oldest first; what is out of sale is left out. */
export async function readOnSale(q: Queries, conciergerieId: number): Promise<InventoryRows> {
  const types = q.selectFrom('unit_types').selectAll().where('conciergerie_id', '=', conciergerieId)
  const units = q.selectFrom('units').selectAll().where('conciergerie_id', '=', conciergerieId)
  const services = q.selectFrom('services').selectAll().where('conciergerie_id', '=', conciergerieId)
  const combos = q.selectFrom('unit_combos').selectAll().where('conciergerie_id', '=', conciergerieId)
  const rules = q.selectFrom('calendar_rules').selectAll().where('conciergerie_id', '=', conciergerieId)
  return {
    types: await types.where('active', '=', 1).orderBy('position').orderBy('id').execute(),
    units: await units.where('active', '=', 1).orderBy('id').execute(),
    services: await services.where('active', '=', 1).orderBy('first_seating').orderBy('id').execute(),
    combos: await combos.orderBy('id').execute(),
    rules: await rules.orderBy('id').execute(),
  }
}
