import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { attachStatuses } from './conversations.tasks.ts'
import { isFailure, readTwilioStatus } from './delivery-ladder.ts'
import type { DeliveryOutcomes } from './delivery-outcomes.ts'
import { insertStatus } from './delivery.store.ts'
import type { StatusReport } from './inbound.ts'
import { findBySid } from './messages.store.ts'

/**
 * A callback may overtake the answer of the call that sent its message, and even the commit that follows: how long until
 * each further look, in ms. After the last one the message is none of ours.
 */
const pausesMs = [400, 5_000, 60_000]

export interface StatusParts {
  db: Database
  jobs: Jobs
  now: Clock
  outcomes: DeliveryOutcomes
  meter: ProviderMeter
}

/** Hears how far messages of ours got. */
export class StatusKeeper {
  readonly #parts: StatusParts

  constructor(parts: StatusParts) {
    this.#parts = parts
  }

  /** Keeps every status once; one of a message that is not known yet waits for it. Statuses that are new to us say nothing. */
  async report(
    house: House,
    { messageSid: sid, status, errorCode, errorMessage }: Omit<StatusReport, 'addressee'>,
  ): Promise<void> {
    const heard = readTwilioStatus(status)
    if (!heard) return
    const fresh = await this.#parts.db.write(async (tx) => {
      const row = { house: house.id, sid, status, errorCode, errorMessage, now: this.#parts.now().toISOString() }
      if (!(await insertStatus(tx.q, row))) return false
      const message = await findBySid(tx.q, house.id, sid)
      if (message) await this.#parts.outcomes.apply(tx, message, { sid, status: heard, errorCode, errorMessage })
      else await this.#lookLater(tx, house.id, sid, 0)
      return true
    })
    if (fresh && isFailure(heard))
      this.#parts.meter.failed('twilio', errorCode ?? heard, 'a message was not delivered', house.id)
  }

  /** Another look for the message of statuses that came too early. */
  async attach(conciergerieId: number, messageSid: string, looks: number): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const message = await findBySid(tx.q, conciergerieId, messageSid)
      if (message) await this.#parts.outcomes.catchUp(tx, message, messageSid)
      else await this.#lookLater(tx, conciergerieId, messageSid, looks + 1)
    })
  }

  async #lookLater(tx: Tx, conciergerieId: number, messageSid: string, looks: number): Promise<void> {
    const pause = pausesMs[looks]
    if (pause === undefined) return
    const when = {
      key: `statuses:${conciergerieId}:${messageSid}`,
      runAt: new Date(this.#parts.now().getTime() + pause),
    }
    await this.#parts.jobs.enqueue(tx, attachStatuses, { conciergerieId, messageSid, looks }, when)
  }
}
