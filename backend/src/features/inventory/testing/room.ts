import { machineClock } from '#src/clock.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { EventLog } from '#src/live/event-log.ts'
import { CombosService } from '../combos.service.ts'
import { InventoryWriter } from '../inventory-writer.ts'
import { RulesService } from '../rules.service.ts'
import { ServicesService } from '../services.service.ts'
import { SetupService } from '../setup.service.ts'
import { UnitTypesService } from '../unit-types.service.ts'
import { UnitsService } from '../units.service.ts'

/** Who owns a house, as the services see them. */
export const ownerOf = (conciergerieId: number, locale = 'fr'): MemberActor => ({
  kind: 'member',
  conciergerieId,
  accountId: 1,
  memberId: 1,
  role: 'owner',
  name: 'Marie',
  locale,
  sessionId: 1,
})

/** The whole room on a database. */
export function openInventory(db: Database) {
  const parts = { db, writer: new InventoryWriter({ db, events: new EventLog(db, machineClock) }) }
  const [types, units, services] = [new UnitTypesService(parts), new UnitsService(parts), new ServicesService(parts)]
  return {
    types,
    units,
    services,
    combos: new CombosService(parts),
    rules: new RulesService(parts),
    setup: new SetupService({ ...parts, types, units, services }),
  }
}
