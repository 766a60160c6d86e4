import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { addDays } from './engine/calendar.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { expireLapsed } from './holds.ts'
import type { HouseWriter } from '#src/db/house-writer.ts'
import { systemAuthor } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { listHousesToSweep, listOverdue } from './reservations.store.ts'
import { momentOf } from './snapshots.ts'
import type { Snapshots } from './snapshots.ts'
import type { TransitionsService } from './transitions.service.ts'
import type { WaitlistOffers } from './waitlist-offers.ts'
import { closePast, listHousesWaiting } from './waitlist.store.ts'

interface SweeperParts {
  db: Database
  now: Clock
  writer: HouseWriter
  houses: Pick<ConciergeriesService, 'read'>
  snapshots: Snapshots
  ledger: Ledger
  offers: WaitlistOffers
  transitions: TransitionsService
}

/** What the clock alone does, each minute: options lapse and go to who waits, guests who should have left have left. */
export class Sweeper {
  readonly #parts: SweeperParts

  constructor(parts: SweeperParts) {
    this.#parts = parts
  }

  async sweep(): Promise<void> {
    const { db, now } = this.#parts
    const at = now()
    // the day is over everywhere once it is over in the last zone
    const somewhere = addDays(at.toISOString().slice(0, 10), 1)
    const houses = await listHousesToSweep(db.read, at.toISOString(), somewhere)
    const waiting = await listHousesWaiting(db.read, somewhere)
    for (const house of new Set([...houses, ...waiting])) await this.#sweepHouse(house, at)
  }

  async #sweepHouse(houseId: number, at: Date): Promise<void> {
    const { db, writer, houses, snapshots, ledger, offers, transitions } = this.#parts
    const house = await houses.read(houseId)
    const { today } = momentOf(house.timezone, at)
    for (const row of await listOverdue(db.read, houseId, today))
      await transitions.act(systemAuthor(houseId), row.id, 'complete').catch(ignoreLostRace)
    await writer.write(houseId, async (tx) => {
      const gone = await expireLapsed(tx, ledger, houseId, at)
      await offers.offer(tx, await snapshots.ask(tx.q, house, at), gone)
      if (await closePast(tx.q, houseId, today, at.toISOString())) await ledger.announce(tx, houseId, 'waitlist', null)
    })
  }
}

/** Somebody of the house was faster. */
function ignoreLostRace(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'invalid_transition' && code !== 'stale' && code !== 'not_found') throw error
}
