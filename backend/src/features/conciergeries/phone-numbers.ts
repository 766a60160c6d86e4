import type { Clock } from '#src/clock.ts'
import type { Tx } from '#src/db/database.ts'
import type { Events } from '#src/live/event-log.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import * as store from './conciergeries.store.ts'
import { ensureNumberIsFree } from './house-numbers.ts'

export interface PhoneNumberParts {
  now: Clock
  events: Events
  houses: ConciergeriesService
}

/** The phone numbers of houses, for the room that gives lines their numbers. */
export class PhoneNumbers {
  readonly #parts: PhoneNumberParts

  constructor(parts: PhoneNumberParts) {
    this.#parts = parts
  }

  /** @param field the body's field, for the message @throws AppError conflict when the number is another house's */
  ensureFree(tx: Tx, conciergerieId: number, number: string, field: string): Promise<void> {
    return ensureNumberIsFree(tx, { column: 'phone_number', field, number, conciergerieId })
  }

  /** Gives the number to a house that has none. */
  async adopt(tx: Tx, conciergerieId: number, number: string): Promise<void> {
    const { now, events, houses } = this.#parts
    const house = await store.findHouse(tx.q, conciergerieId)
    if (!house || house.phone_number !== null) return
    await store.updateHouse(tx.q, conciergerieId, { phone_number: number, updated_at: now().toISOString() })
    await events.append(tx, { conciergerieId, topic: 'settings', id: conciergerieId })
    houses.forget(tx)
  }
}
