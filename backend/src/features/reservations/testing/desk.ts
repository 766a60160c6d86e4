import type { Database } from '#src/db/database.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { openInventory, ownerOf } from '#src/features/inventory/testing/room.ts'
import { EventLog } from '#src/live/event-log.ts'
import { addHouse, movableClock } from '../../../../test/support/rooms.ts'
import { openDesk } from '../open-desk.ts'
import type { Author, BookingRequest, Change, ReservationNews, StayWish, TableWish } from '../ports.ts'

export interface DeskOptions {
  /** Present instant. */
  start?: string
  timezone?: string
  locale?: string
}

/** The whole room on a database, with a house of its own, a clock that stands still, and a listener that remembers. */
export async function openTestDesk(db: Database, { start = '2026-11-20T10:00:00.000Z', ...rest }: DeskOptions = {}) {
  const { timezone = 'Europe/Paris', locale = 'fr' } = rest
  const clock = movableClock(start)
  const houseId = await addHouse(db)
  const events = new EventLog(db, clock.now)
  const news: ReservationNews[] = []
  const onChange = (_tx: unknown, change: ReservationNews) => {
    news.push(change)
    return Promise.resolve()
  }
  // the desk asks no more of a house than this
  const houses = { read: (id: number) => Promise.resolve({ id, timezone, locale } as House) }
  const room = openDesk({
    db,
    now: clock.now,
    events,
    houses,
    clients: new ClientRegistry({ events, now: clock.now }),
    inventory: new CachedInventory(),
    listeners: [{ onChange }],
  })
  return {
    ...room,
    db,
    clock,
    news,
    houseId,
    inventory: openInventory(db),
    owner: ownerOf(houseId),
    person: author(houseId, 'person', 'Marie'),
    client: author(houseId, 'client', 'client'),
    ai: author(houseId, 'ai', 'ai'),
    key: author(houseId, 'key', 'clé « Site »'),
  }
}

export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>

/** The same house in another process: its own connection, its own copies. */
export function openElsewhere(db: Database, { clock, houseId }: Pick<TestDesk, 'clock' | 'houseId'>) {
  const events = new EventLog(db, clock.now)
  const houses = { read: () => Promise.resolve({ id: houseId, timezone: 'Europe/Paris', locale: 'fr' } as House) }
  const clients = new ClientRegistry({ events, now: clock.now })
  const parts = { now: clock.now, inventory: new CachedInventory(), listeners: [] }
  return openDesk({ db, events, houses, clients, ...parts })
}

const author = (conciergerieId: number, kind: Author['kind'], name: string): Author => ({ conciergerieId, kind, name })

export const stay = (from: string, to: string, more: Partial<StayWish> = {}): StayWish => ({
  kind: 'stay',
  unitType: null,
  from,
  to,
  partySize: 2,
  adults: null,
  children: null,
  quantity: 1,
  ...more,
})

export const table = (date: string, time: string, more: Partial<TableWish> = {}): TableWish => ({
  kind: 'table',
  unitType: null,
  date,
  time,
  partySize: 2,
  ...more,
})

export const request = (wish: BookingRequest['wish'], more: Partial<BookingRequest> = {}): BookingRequest => ({
  wish,
  guest: { clientId: null, name: 'Zoé Martin', phone: '06 39 98 01 01', email: null },
  source: 'api',
  conversationId: null,
  callId: null,
  requests: null,
  occasion: null,
  internalNote: null,
  locale: null,
  externalRef: null,
  unitId: null,
  quotedTotalCents: null,
  holdMinutes: null,
  idempotencyKey: null,
  ...more,
})

export const change = (more: Partial<Change> = {}): Change => ({
  revision: null,
  wish: null,
  unitId: null,
  unitLocked: null,
  guestName: null,
  requests: undefined,
  internalNote: undefined,
  occasion: undefined,
  ...more,
})

/** A hotel: rooms of one type, 89 € a night, for two. */
export async function openHotel(db: Database, rooms: number, options: DeskOptions = {}) {
  const desk = await openTestDesk(db, options)
  const { unitTypes, units } = await desk.inventory.setup.setUp(desk.owner, {
    kind: 'stay',
    types: [{ name: 'Standard', count: rooms, maxParty: 2, priceCents: 8900, firstName: '101' }],
  })
  const [type] = unitTypes
  if (!type) throw new Error('no type was made')
  return { ...desk, type, units }
}

/** A restaurant: tables for four, lunch and dinner every day. */
export async function openRestaurant(db: Database, tables: number, options: DeskOptions = {}) {
  const desk = await openTestDesk(db, options)
  const { unitTypes, units, services } = await desk.inventory.setup.setUp(desk.owner, {
    kind: 'table',
    types: [{ name: 'Salle', count: tables, maxParty: 4 }],
    services: [
      { name: 'Déjeuner', firstSeating: '12:00', lastSeating: '14:00', weekdays: 127 },
      { name: 'Dîner', firstSeating: '19:00', lastSeating: '00:30', weekdays: 127 },
    ],
  })
  const [area] = unitTypes
  const [lunch, dinner] = services
  if (!area || !lunch || !dinner) throw new Error('no restaurant was made')
  return { ...desk, area, units, lunch, dinner }
}
