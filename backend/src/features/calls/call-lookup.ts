import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import * as store from './calls.store.ts'
import { toOpened } from './opened.ts'
import type { CallKey, OpenedCall } from './ports.ts'

/** Which call a carrier speaks of: by the one-time word of its stream, or by its own id. */
export class CallLookup {
  readonly #db: Database
  readonly #now: Clock

  constructor({ db, now }: { db: Database; now: Clock }) {
    this.#db = db
    this.#now = now
  }

  /** Houses with a call whose stream is to come. */
  housesAwaitingStream(): Promise<number[]> {
    return store.listHousesAwaitingStream(this.#db.read, this.#now().toISOString())
  }

  /** The call that a one-time word names, once. */
  spendPass(hash: string): Promise<OpenedCall | null> {
    return this.#db.write(async (tx) => {
      const row = await store.spendPass(tx.q, hash, this.#now().toISOString())
      return row && toOpened(row)
    })
  }

  /** Gives a call under way a new word: it comes back after a transfer that nobody took. @returns null when it is over */
  renewPass(providerCallId: string, pass: { hash: string; expiresAt: string }): Promise<OpenedCall | null> {
    return this.#db.write(async (tx) => {
      const found = await store.findByProviderId(tx.q, providerCallId)
      if (!found) return null
      const row = await store.findCall(tx.q, found.conciergerie_id, found.id)
      if (!row || row.ended_at !== null) return null
      await store.updateCall(tx.q, row.conciergerie_id, row.id, {
        pass_hash: pass.hash,
        pass_expires_at: pass.expiresAt,
      })
      return toOpened(row)
    })
  }

  /** A call under way by its provider's id, or null. */
  async findOpen(providerCallId: string): Promise<CallKey | null> {
    const { read } = this.#db
    const found = await store.findByProviderId(read, providerCallId)
    const row = found && (await store.findCall(read, found.conciergerie_id, found.id))
    return row?.ended_at === null ? { id: row.id, conciergerieId: row.conciergerie_id } : null
  }

  /** Whose a call is, under way or over, by its provider's id; null for one that we do not know. */
  async whose(providerCallId: string): Promise<{ conciergerieId: number; lineId: number | null } | null> {
    const found = await store.findByProviderId(this.#db.read, providerCallId)
    return found ? { conciergerieId: found.conciergerie_id, lineId: found.line_id } : null
  }
}
