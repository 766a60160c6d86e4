import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Jobs } from '#src/jobs/queue.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import { attachStatuses } from './conversations.tasks.ts'
import { isFailure, readTwilioStatus } from './delivery-ladder.ts'
import type { DeliveryOutcomes } from './delivery-outcomes.ts'
import { insertStatus, listStatuses } from './delivery.store.ts'
import type { StatusReport } from './inbound.ts'
import { findBySid } from './messages.store.ts'

/** A callback may overtake the answer of the call that sent its message, and even the commit that follows. */
const secondLookMs = 3_000

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
  async report(house: House, { messageSid: sid, status, errorCode, errorMessage }: StatusReport): Promise<void> {
    const heard = readTwilioStatus(status)
    if (!heard) return
    const fresh = await this.#parts.db.write(async (tx) => {
      const now = this.#parts.now()
      const row = { house: house.id, sid, status, errorCode, errorMessage, now: now.toISOString() }
      if (!(await insertStatus(tx.q, row))) return false
      const message = await findBySid(tx.q, house.id, sid)
      if (message) await this.#parts.outcomes.apply(tx, message, { status: heard, errorCode, errorMessage })
      else await this.#lookAgain(tx, house.id, sid, now)
      return true
    })
    if (fresh && isFailure(heard))
      this.#parts.meter.failed('twilio', errorCode ?? heard, 'a message was not delivered', house.id)
  }

  /** The second look: by now the message is known, or it is none of ours. */
  async attach(conciergerieId: number, messageSid: string): Promise<void> {
    await this.#parts.db.write(async (tx) => {
      const message = await findBySid(tx.q, conciergerieId, messageSid)
      if (!message) return
      for (const row of await listStatuses(tx.q, conciergerieId, messageSid)) {
        const heard = readTwilioStatus(row.status)
        if (heard)
          await this.#parts.outcomes.apply(tx, message, {
            status: heard,
            errorCode: row.error_code,
            errorMessage: row.error_message,
          })
      }
    })
  }

  async #lookAgain(tx: Tx, conciergerieId: number, messageSid: string, now: Date): Promise<void> {
    const when = { key: `statuses:${conciergerieId}:${messageSid}`, runAt: new Date(now.getTime() + secondLookMs) }
    await this.#parts.jobs.enqueue(tx, attachStatuses, { conciergerieId, messageSid }, when)
  }
}
