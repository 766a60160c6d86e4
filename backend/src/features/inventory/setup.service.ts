import type { api } from '@conciergerie/contract'
import type { z } from 'zod'
import type { HouseActor } from '#src/actor.ts'
import type { Queries } from '#src/db/database.ts'
import { fold } from '#src/text/fold.ts'
import { languageOf, say } from '#src/text/phrase.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentService, presentUnit, presentUnitType } from './present.ts'
import type { ServicesService } from './services.service.ts'
import { listServices } from './services.store.ts'
import { nameUnits } from './unit-names.ts'
import type { UnitTypesService } from './unit-types.service.ts'
import { listUnits } from './units.store.ts'
import type { UnitsService } from './units.service.ts'
import { ensureNoFault, words } from './words.ts'

type QuickSetup = z.output<typeof api.inventory.setUp.body>
type Wanted = QuickSetup['types'][number] & { names: string[] }

export interface SetupParts {
  writer: InventoryWriter
  types: UnitTypesService
  units: UnitsService
  services: ServicesService
}

/** The wizard: what a house needs to take its first booking, in one transaction. */
export class SetupService {
  readonly #parts: SetupParts

  constructor(parts: SetupParts) {
    this.#parts = parts
  }

  /** @throws AppError invalid, conflict when a limit of the house is reached */
  async setUp(actor: HouseActor, input: QuickSetup) {
    ensureFits(actor, input)
    return this.#parts.writer.change(actor, async (q) => {
      const taken = (await listUnits(q, actor.conciergerieId)).filter(({ active }) => active === 1)
      const names = nameUnits(
        input.kind,
        input.types,
        taken.map(({ name }) => name),
      )
      const wanted = input.types.map((type, index) => ({ ...type, names: names[index] ?? [] }))
      const made = []
      for (const group of groupAreas(input.kind, wanted)) made.push(await this.#addType(q, actor, input.kind, group))
      const services = input.kind === 'table' ? await this.#addServices(q, actor, input.services) : []
      return { unitTypes: made.map(({ type }) => type), units: made.flatMap(({ units }) => units), services }
    })
  }

  async #addType(q: Queries, actor: HouseActor, kind: QuickSetup['kind'], group: readonly Wanted[]) {
    const { name = '', maxParty = 1, priceCents } = group[0] ?? {}
    const seats = group.reduce((sum, { count, maxParty: each }) => sum + count * each, 0)
    // an area takes parties as large as its joined tables allow
    const capacity = kind === 'table' ? Math.min(500, seats) : maxParty
    const price = priceCents === undefined ? {} : { basePriceCents: priceCents }
    const type = await this.#parts.types.insert(q, actor, { kind, name, maxParty: capacity, ...price })
    const rows = group.flatMap(({ names, maxParty: each }) =>
      names.map((unit) => ({
        conciergerie_id: actor.conciergerieId,
        unit_type_id: type.id,
        name: unit,
        max_party: each,
      })),
    )
    const units = await this.#parts.units.insert(q, actor, rows)
    return { type: presentUnitType(type, units.length), units: units.map(presentUnit) }
  }

  /** Lunch and dinner for a house that seats nobody yet and says nothing else. */
  async #addServices(q: Queries, actor: HouseActor, given: QuickSetup['services']) {
    const language = languageOf(actor.locale)
    const usual = [
      { name: say(words.lunch, language), firstSeating: '12:00', lastSeating: '14:00' },
      { name: say(words.dinner, language), firstSeating: '19:00', lastSeating: '21:30' },
    ]
    const none = (await listServices(q, actor.conciergerieId)).every(({ active }) => active === 0)
    const made = []
    for (const service of given ?? (none ? usual : [])) made.push(await this.#parts.services.insert(q, actor, service))
    return made.map(presentService)
  }
}

/** Tables of several sizes in one room are one area; room types of one name stay apart. */
function groupAreas(kind: QuickSetup['kind'], wanted: readonly Wanted[]): Wanted[][] {
  if (kind === 'stay') return wanted.map((type) => [type])
  return [...Map.groupBy(wanted, ({ name }) => fold(name)).values()]
}

/** @throws AppError invalid */
function ensureFits(actor: HouseActor, { kind, types, services }: QuickSetup): void {
  const priced = kind === 'table' ? types.findIndex(({ priceCents }) => priceCents !== undefined) : -1
  ensureNoFault({
    services: kind === 'stay' && (services ?? []).length > 0 && words.servicesForTables,
    [`types.${priced}.priceCents`]: priced >= 0 && words.tableHasNoPrice,
  })
}
