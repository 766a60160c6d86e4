import type { AdminActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { isUniqueViolation } from '#src/db/violations.ts'
import { notFound } from '#src/errors.ts'
import type { AuditAction, AuditService } from '#src/features/accounts/audit.service.ts'
import type { OwnersService } from '#src/features/accounts/owners.service.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Events } from '#src/live/event-log.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import * as store from './conciergeries.store.ts'
import { eraseHouse } from './conciergeries.tasks.ts'
import { ensureDeletable, pick, readColumns } from './house-changes.ts'
import type { Change, Creation } from './house-changes.ts'
import { ensureNumberIsFree, numberTaken } from './house-numbers.ts'
import { newHouse } from './new-house.ts'

export interface HousesParts {
  db: Database
  now: Clock
  events: Events
  jobs: Jobs
  audit: AuditService
  owners: OwnersService
  houses: ConciergeriesService
}

/** What an administrator does with houses. */
export class HousesService {
  readonly #parts: HousesParts

  constructor(parts: HousesParts) {
    this.#parts = parts
  }

  /** Its first owner is the house's e-mail. @returns the house's id, and a one-time link when no password was given */
  async create(actor: AdminActor, creation: Creation, ip: string | null) {
    const row = newHouse({ ...creation, ...readColumns(creation) }, this.#parts.now().toISOString())
    const owner = await this.#parts.owners.prepare({
      email: creation.email,
      password: creation.password,
      by: actor.name,
    })
    return this.#writeUnique(async (tx) => {
      await this.#ensureFree(tx, row, null)
      const conciergerieId = await store.insertHouse(tx.q, row)
      const invitation = await owner.settle(tx, { id: conciergerieId, locale: row.locale })
      await this.#tell(tx, actor, conciergerieId, { action: 'house.created', target: creation.name, ip })
      return { conciergerieId, invitation }
    })
  }

  /** @throws AppError not_found, invalid, conflict */
  async update(actor: AdminActor, conciergerieId: number, change: Change, ip: string | null): Promise<void> {
    const columns = { ...pick(change), ...readColumns(change) }
    await this.#writeUnique(async (tx) => {
      const before = await this.#find(tx, conciergerieId)
      await this.#ensureFree(tx, columns, conciergerieId)
      await store.updateHouse(tx.q, conciergerieId, { ...columns, updated_at: this.#parts.now().toISOString() })
      if (change.status === 'suspended') this.#parts.owners.closeStreams(tx, conciergerieId)
      const details = { fields: Object.keys(columns) }
      await this.#tell(tx, actor, conciergerieId, {
        action: actionOf(before.status, change.status),
        target: before.name,
        details,
        ip,
      })
    })
  }

  /**
   * The house is gone at once for everyone; its rows are erased by a job.
   * @throws AppError not_found, conflict when it is not suspended, invalid when the name typed is another
   */
  async delete(actor: AdminActor, conciergerieId: number, typedName: string, ip: string | null): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const house = await this.#find(tx, conciergerieId)
      ensureDeletable(house, typedName)
      await store.updateHouse(tx.q, conciergerieId, { status: 'deleted', ...withoutChannel })
      await this.#parts.owners.endHouse(tx, conciergerieId)
      await this.#parts.jobs.enqueue(
        tx,
        eraseHouse,
        { conciergerieId },
        { key: `conciergeries.erase:${conciergerieId}` },
      )
      await this.#tell(tx, actor, conciergerieId, { action: 'house.deleted', target: house.name, ip })
    })
  }

  /** @throws AppError not_found */
  async invite(actor: AdminActor, conciergerieId: number, email: string | undefined, ip: string | null) {
    return this.#parts.db.write(async (tx) => {
      const house = await this.#find(tx, conciergerieId)
      const invitation = await this.#parts.owners.invite(tx, {
        conciergerieId,
        email: email ?? house.email,
        by: actor.name,
      })
      await this.#tell(tx, actor, conciergerieId, { action: 'member.invited', target: invitation.email, ip })
      return invitation
    })
  }

  async #find(tx: Tx, conciergerieId: number): Promise<store.HouseRow> {
    const house = await store.lockHouse(tx.q, conciergerieId)
    if (!house) throw notFound()
    return house
  }

  async #ensureFree(
    tx: Tx,
    { whatsapp_number, phone_number }: store.HouseChange,
    conciergerieId: number | null,
  ): Promise<void> {
    if (whatsapp_number)
      await ensureNumberIsFree(tx, {
        column: 'whatsapp_number',
        field: 'whatsappNumber',
        number: whatsapp_number,
        conciergerieId,
      })
    if (phone_number)
      await ensureNumberIsFree(tx, {
        column: 'phone_number',
        field: 'phoneNumber',
        number: phone_number,
        conciergerieId,
      })
  }

  /** The platform keeps the record of a deletion; everything else is told to the house too. */
  async #tell(tx: Tx, actor: AdminActor, conciergerieId: number, deed: Deed): Promise<void> {
    const { audit, events, houses } = this.#parts
    const gone = deed.action === 'house.deleted'
    await audit.record(tx, { actor, ...deed, conciergerieId: gone ? null : conciergerieId })
    await events.append(tx, { conciergerieId: platformHouse, topic: 'conciergeries', id: conciergerieId })
    if (!gone) await events.append(tx, { conciergerieId, topic: 'settings', id: conciergerieId })
    houses.forget(tx)
  }

  async #writeUnique<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.#parts.db.write(fn)
    } catch (error) {
      if (isUniqueViolation(error)) throw numberTaken('whatsappNumber', error)
      throw error
    }
  }
}

/** Its numbers may be another's tomorrow, and its secrets go at once. */
const withoutChannel = {
  whatsapp_number: null,
  phone_number: null,
  messaging_service_sid: null,
  twilio_auth_token: null,
  twilio_secondary_token: null,
}

interface Deed {
  action: AuditAction
  target: string
  details?: Record<string, unknown>
  ip: string | null
}

function actionOf(before: string, after: Change['status']): AuditAction {
  if (after === undefined || after === before) return 'house.changed'
  return after === 'suspended' ? 'house.suspended' : 'house.resumed'
}
