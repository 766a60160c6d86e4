import { authorize } from '#src/actor.ts'
import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import type { Secrets } from '#src/secrets.ts'
import * as calls from './calls.store.ts'
import type { CallKey } from './ports.ts'
import * as store from './recordings.store.ts'

const dayMs = 24 * 3_600_000

export interface RecordingsParts {
  db: Database
  events: Events
  now: Clock
  secrets: Secrets
}

/** Sound of calls, where a house wants it and the caller did not object: sealed at rest, gone after the house's time. */
export class RecordingsService {
  readonly #parts: RecordingsParts

  constructor(parts: RecordingsParts) {
    this.#parts = parts
  }

  /** @param wav base64 */
  async keep(call: CallKey, wav: string, seconds: number, keepDays: number): Promise<void> {
    const { db, events, now, secrets } = this.#parts
    const sealed = await secrets.seal(wav, rowOf(call.id))
    const expiresAt = new Date(now().getTime() + keepDays * dayMs).toISOString()
    await db.write(async (tx) => {
      await store.saveRecording(tx.q, {
        conciergerie_id: call.conciergerieId,
        call_id: call.id,
        seconds: Math.round(seconds),
        content: Buffer.from(sealed, 'latin1'),
        expires_at: expiresAt,
      })
      await events.append(tx, { conciergerieId: call.conciergerieId, topic: 'calls', id: call.id })
    })
  }

  /** @returns WAV, two channels. @throws AppError not_found */
  async read(actor: HouseActor, callId: number): Promise<Buffer> {
    const row = await store.findRecording(this.#parts.db.read, actor.conciergerieId, callId)
    if (!row) throw notFound()
    return Buffer.from(await this.#parts.secrets.open(row.content.toString('latin1'), rowOf(callId)), 'base64')
  }

  /** @throws AppError not_found */
  async remove(actor: HouseActor, callId: number): Promise<void> {
    const { conciergerieId } = actor
    authorize(actor, await calls.findCall(this.#parts.db.read, conciergerieId, callId))
    await this.#parts.db.write(async (tx) => {
      await store.removeRecording(tx.q, conciergerieId, callId)
      await this.#parts.events.append(tx, { conciergerieId, topic: 'calls', id: callId })
    })
  }
}

const rowOf = (callId: number) => `call_recordings:${callId}`
