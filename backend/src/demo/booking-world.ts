import type { MemberActor } from '#src/actor.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { findHouse } from '#src/features/conciergeries/conciergeries.store.ts'
import { toHouse } from '#src/features/conciergeries/present.ts'
import { CombosService } from '#src/features/inventory/combos.service.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { InventoryWriter } from '#src/features/inventory/inventory-writer.ts'
import { RulesService } from '#src/features/inventory/rules.service.ts'
import { ServicesService } from '#src/features/inventory/services.service.ts'
import { UnitTypesService } from '#src/features/inventory/unit-types.service.ts'
import { UnitsService } from '#src/features/inventory/units.service.ts'
import { LeftMessagesService } from '#src/features/left-messages/left-messages.service.ts'
import { MenuService } from '#src/features/orders/menu.service.ts'
import { OrdersService } from '#src/features/orders/orders.service.ts'
import { addDays } from '#src/features/reservations/engine/calendar.ts'
import { toLocal, toUtc } from '#src/features/reservations/engine/zone.ts'
import { ClientNotices } from '#src/features/notifications/client-notices.ts'
import { NoticeBook } from '#src/features/notifications/notice-book.ts'
import { openDesk } from '#src/features/reservations/open-desk.ts'
import type { Author } from '#src/features/reservations/ports.ts'
import { createJobs } from '#src/jobs/queue.ts'
import type { Events } from '#src/live/event-log.ts'
import type { SeededMember } from './seed-houses.ts'

interface Ground {
  tx: Tx
  db: Database
  events: Events
  start: Date
}

interface Whose {
  id: number
  timezone: string
  owner: SeededMember
}

/**
 * The rooms' own services inside the seeding transaction, with a clock that is set back to when things happened: what
 * the demo shows has been booked, moved and left as any house would have done it. Nobody outside is told of what is past;
 * reminders of what is to come are planned.
 */
export function openBookingWorld({ tx, db: real, events, start }: Ground, { id, timezone, owner }: Whose) {
  let at = start
  const now = () => at
  const db: Database = { ...real, read: tx.q, write: (fn) => fn(tx) }
  const clients = new ClientRegistry({ events, now })
  const shared = {
    db,
    events,
    now,
    clients,
    registry: clients,
    houses: { read: (house: number) => readHouse(tx, house) },
  }
  const writing = { db, writer: new InventoryWriter({ db, events }) }
  const today = toLocal(start, timezone).slice(0, 10)
  const reminders = new ClientNotices({
    book: new NoticeBook({ jobs: createJobs(real, () => start), now: () => start }),
    now: () => start,
  })
  return {
    ...openDesk({ ...shared, inventory: new CachedInventory(), listeners: [] }),
    inventory: {
      types: new UnitTypesService(writing),
      units: new UnitsService(writing),
      combos: new CombosService(writing),
      services: new ServicesService(writing),
      rules: new RulesService(writing),
    },
    menu: new MenuService(shared),
    orders: new OrdersService(shared),
    messages: new LeftMessagesService(shared),
    /** What is still to be told of a booking, as of the real present. */
    planNotices: (reservationId: number) => reminders.planComing(tx, id, reservationId),
    q: tx.q,
    houseId: id,
    today,
    day: (offset: number) => addDays(today, offset),
    /** Wall time of the house now, `YYYY-MM-DDTHH:MM`. */
    wallTime: toLocal(start, timezone),
    actor: actorOf(id, owner),
    /** People of the house, who may decide against its rules. */
    author: (name: string): Author => ({ conciergerieId: id, name, kind: 'person' }),
    machine: { conciergerieId: id, name: 'ai', kind: 'ai' } satisfies Author,
    /** Sets the clock to a wall time of the house, never beyond now. */
    goTo: (local: string) => {
      const wanted = new Date(toUtc(local, timezone))
      at = wanted < start ? wanted : start
    },
    goBack: (minutes: number) => {
      at = new Date(start.getTime() - minutes * 60_000)
    },
  }
}

export type BookingWorld = ReturnType<typeof openBookingWorld>

async function readHouse(tx: Tx, id: number) {
  const row = await findHouse(tx.q, id)
  if (!row) throw notFound()
  return toHouse(row)
}

const actorOf = (conciergerieId: number, { accountId, memberId, name }: SeededMember): MemberActor => ({
  kind: 'member',
  conciergerieId,
  accountId,
  memberId,
  role: 'owner',
  name,
  locale: 'fr',
  sessionId: 0,
})
