import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { InventoryReader } from '#src/features/inventory/ports.ts'
import type { Events } from '#src/live/event-log.ts'
import { BlocksService } from './blocks.service.ts'
import { Booker } from './booker.ts'
import { BookingService } from './booking.service.ts'
import { RowReader } from './calendar-reader.ts'
import { ChangingService } from './changing.service.ts'
import { CopyReader } from './copy-reader.ts'
import { HouseWriter } from '#src/db/house-writer.ts'
import { Ledger } from './ledger.ts'
import type { ReservationListener } from './ports.ts'
import { ReadingService } from './reading.service.ts'
import { Refuser } from './refuser.ts'
import { ReservationsService } from './reservations.service.ts'
import { Snapshots } from './snapshots.ts'
import { Sweeper } from './sweeper.ts'
import { TransitionsService } from './transitions.service.ts'
import { WaitlistOffers } from './waitlist-offers.ts'
import { WaitlistService } from './waitlist.service.ts'

export interface DeskWorld {
  db: Database
  now: Clock
  events: Events
  houses: Pick<ConciergeriesService, 'read'>
  clients: ClientRegistry
  inventory: InventoryReader
  /** Who hears of each change, in its transaction. */
  listeners: readonly ReservationListener[]
}

/** The room, assembled: the same for the product, its tests and its benches. */
export function openDesk(world: DeskWorld) {
  // questions are answered from copies, writes decided on the rows
  const answers = new Snapshots(world.inventory, new CopyReader())
  const snapshots = new Snapshots(world.inventory, new RowReader())
  const ledger = new Ledger(world)
  const refuser = new Refuser({ ...world, snapshots: answers })
  const booker = new Booker({ ...world, snapshots, ledger })
  const offers = new WaitlistOffers({ booker, ledger })
  const writer = new HouseWriter(world.db, 'calendar')
  const parts = { ...world, writer, snapshots, ledger, refuser, booker, offers }
  const transitions = new TransitionsService(parts)
  const reading = new ReadingService({ ...world, snapshots: answers })
  const desk = new ReservationsService({
    ...world,
    reading,
    transitions,
    booking: new BookingService(parts),
    changing: new ChangingService(parts),
  })
  return {
    desk,
    waitlist: new WaitlistService(parts),
    blocks: new BlocksService(parts),
    sweeper: new Sweeper({ ...parts, transitions }),
  }
}
