import type { Database } from '#src/db/database.ts'
import type { MembersService } from '#src/features/accounts/members.service.ts'
import * as store from './erasure.store.ts'

/** Erases a deleted house in helpings short enough that nobody waits for one. */
export class ErasureService {
  readonly #db: Database
  readonly #members: MembersService

  constructor({ db, members }: { db: Database; members: MembersService }) {
    this.#db = db
    this.#members = members
  }

  /** Harmless twice, and for a house that is not deleted. @param signal stops between two helpings; the job comes back */
  async erase(conciergerieId: number, signal: AbortSignal): Promise<void> {
    if (!(await store.isDeleted(this.#db.read, conciergerieId))) return
    while (await this.#db.write(({ q }) => store.eraseHelping(q, conciergerieId))) signal.throwIfAborted()
    await this.#db.write(async (tx) => {
      await this.#members.removeAll(tx, conciergerieId)
      await store.eraseLast(tx.q, conciergerieId)
    })
  }
}
