import type { Service } from '@conciergerie/contract'
import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Database, Queries } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { withGiven } from './given.ts'
import type { InventoryWriter } from './inventory-writer.ts'
import { presentService } from './present.ts'
import { ensureSoundService, plainService, toServiceColumns } from './service-rows.ts'
import type { NewService, ServiceChange, ServiceFields } from './service-rows.ts'
import * as store from './services.store.ts'
import * as types from './unit-types.store.ts'
import { ensureNoFault, words } from './words.ts'

const mostServices = 100

/** When a restaurant seats people. */
export class ServicesService {
  readonly #db: Database
  readonly #writer: InventoryWriter

  constructor({ db, writer }: { db: Database; writer: InventoryWriter }) {
    this.#db = db
    this.#writer = writer
  }

  /** By the hour, ended ones too. */
  async list({ conciergerieId }: HouseActor): Promise<Service[]> {
    return (await store.listServices(this.#db.read, conciergerieId)).map(presentService)
  }

  /** @throws AppError not_found for an unknown area, invalid */
  create(actor: HouseActor, input: NewService): Promise<Service> {
    return this.#writer.change(actor, async (q) => presentService(await this.insert(q, actor, input)))
  }

  /** Inside a change of the inventory. @throws AppError not_found, invalid */
  async insert(q: Queries, actor: HouseActor, input: NewService): Promise<store.ServiceRow> {
    const service = withGiven(plainService(actor.conciergerieId), toServiceColumns(input))
    await this.#ensureSound(q, actor, service)
    return store.insertService(q, service)
  }

  /** @throws AppError not_found, invalid */
  update(actor: HouseActor, id: number, input: ServiceChange): Promise<Service> {
    return this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findService(q, actor.conciergerieId, id))
      const changed = withGiven<store.ServiceRow>(row, toServiceColumns(input))
      await this.#ensureSound(q, actor, changed)
      await store.updateService(q, changed)
      return presentService(changed)
    })
  }

  /** Ended; bookings keep their service. @throws AppError not_found */
  async remove(actor: HouseActor, id: number): Promise<void> {
    await this.#writer.change(actor, async (q) => {
      const row = authorize(actor, await store.findService(q, actor.conciergerieId, id))
      await store.updateService(q, { ...row, active: 0 })
    })
  }

  async #ensureSound(q: Queries, actor: HouseActor, service: ServiceFields): Promise<void> {
    const others = await store.listServices(q, actor.conciergerieId)
    if (service.id === undefined && others.length >= mostServices)
      throw new AppError('conflict', words.tooMany(mostServices))
    const areas = service.unit_type_ids === null ? [] : (JSON.parse(service.unit_type_ids) as number[])
    const known = areas.length === 0 ? [] : await types.listUnitTypes(q, actor.conciergerieId, null)
    const found = areas.map((id) =>
      authorize(
        actor,
        known.find((type) => type.id === id),
      ),
    )
    ensureNoFault({ unitTypeIds: found.some(({ kind }) => kind !== 'table') && words.areasOnly })
    ensureSoundService(service, others)
  }
}
