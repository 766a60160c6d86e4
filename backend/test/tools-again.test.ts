import { afterAll, beforeAll, expect, it } from 'vitest'
import { DateTime } from 'luxon'
import { ToolRegistry } from '#src/agent/tools/registry.ts'
import type { ToolSession } from '#src/agent/tools/session.ts'
import type { ReservationDesk } from '#src/features/reservations/ports.ts'
import { insertClient } from '#src/features/clients/clients.store.ts'
import { movingClock, openBookingWorld, sellRooms } from './support/booking-world.ts'
import { describeOnBothDatabases, silentLogger } from './support/databases.ts'
import type { HouseWorld, World } from './world.ts'

const wish = {
  date_arrivee: '2026-12-05',
  date_depart: '2026-12-07',
  nombre_personnes: 2,
  type_chambre: 'Suite Vue Mer',
}

describeOnBothDatabases('work that is done again after a crash', (open) => {
  let world: World
  let hotel: HouseWorld
  let registry: ToolRegistry
  let session: (change?: Partial<ToolSession>) => ToolSession

  beforeAll(async () => {
    world = await openBookingWorld({ databaseUrl: await open.createUrl(), worker: false })
    hotel = await world.openHouse('Hôtel des Embruns', '+33139980001')
    await sellRooms(hotel)
    const { context } = world
    const { desk, waitlist, inventory } = context.bookings
    const card = { house: hotel.id, profileName: 'Camille', phone: '+33639980301', now: movingClock().toISOString() }
    const clientId = await context.db.write((tx) => insertClient(tx.q, card))
    const house = await context.houses.conciergeries.read(hotel.id)
    const shelf = await inventory.read(context.db.read, hotel.id)
    registry = new ToolRegistry(
      { reservations: desk, waitlist, orders: null, menu: null, messages: null, questions: null },
      silentLogger,
    )
    session = (change = {}) => ({
      house,
      inventory: shelf,
      clientId,
      clientName: 'Camille',
      phone: '+33639980301',
      conversationId: null,
      callId: null,
      source: 'whatsapp',
      language: 'fr',
      now: DateTime.fromJSDate(movingClock(), { zone: house.timezone }),
      turnKey: 'chat:1:1',
      heard: { text: 'une suite', messageId: null, at: movingClock().toISOString() },
      said: '',
      told: null,
      mayAct: true,
      holds: new Set(),
      ...change,
    })
  }, 30_000)
  afterAll(() => world.close())

  const rows = () => world.context.db.read.selectFrom('reservations').select(['id', 'status']).execute()

  it('books nothing in a draft that a person reads first', async () => {
    expect((await registry.run('create_reservation', wish, session({ mayAct: false }))).status).toBe('not_now')
    expect(await rows()).toEqual([])
  })

  it('holds and confirms once, in the words of the earlier assistant too', async () => {
    const first = await registry.run('create_reservation', wish, session())
    const again = await registry.run('create_reservation', wish, session())
    expect(first.status).toBe('held')
    expect(again.told).toMatchObject({ reservationId: first.told?.kind === 'hold' ? first.told.reservationId : 0 })
    const yes = () =>
      session({
        told: first.told,
        heard: { text: 'oui', messageId: null, at: movingClock().toISOString() },
        turnKey: 'chat:1:2',
      })
    const hold = String(first.data['hold'])
    const confirmed = await registry.run('create_reservation', { hold }, yes())
    const twice = await registry.run('create_reservation', { hold }, yes())
    expect([confirmed.status, twice.status]).toEqual(['confirmed', 'confirmed'])
    expect(twice.text).toBe(confirmed.text)
    expect(await rows()).toMatchObject([{ status: 'confirmed' }])
  })

  it('refuses a yes that came before the recap', async () => {
    const early = movingClock().toISOString()
    const held = await registry.run(
      'create_reservation',
      { ...wish, type_chambre: 'Chambre Standard' },
      session({ turnKey: 'chat:1:3' }),
    )
    const told = held.told && { ...held.told, at: new Date(Date.parse(early) + 60_000).toISOString() }
    const answer = await registry.run(
      'create_reservation',
      { hold: held.data['hold'] },
      session({ told, heard: { text: 'oui', messageId: null, at: early } }),
    )
    expect(answer.status).toBe('not_agreed')
  })

  it('says that an option is gone which the house let go between our look and our word', async () => {
    const { desk } = world.context.bookings
    const held = await registry.run(
      'create_reservation',
      { ...wish, date_arrivee: '2026-12-15', date_depart: '2026-12-17' },
      session({ turnKey: 'chat:1:4' }),
    )
    const author = { conciergerieId: hotel.id, name: 'Marie', kind: 'person' } as const
    const confirmHold: typeof desk.confirmHold = async (by, id, proof) => {
      await desk.act(author, id, 'cancel')
      return desk.confirmHold(by, id, proof)
    }
    const overtaken: ReservationDesk = {
      confirmHold,
      read: (house, id) => desk.read(house, id),
      check: (house, asked) => desk.check(house, asked),
      book: (by, request) => desk.book(by, request),
      noteRecap: (by, id) => desk.noteRecap(by, id),
      change: (by, id, change) => desk.change(by, id, change),
      preview: (by, id, change) => desk.preview(by, id, change),
      act: (by, id, action, options) => desk.act(by, id, action, options),
      listOfClient: (house, id) => desk.listOfClient(house, id),
      findByCode: (house, code) => desk.findByCode(house, code),
    }
    const ports = { reservations: overtaken, waitlist: null, orders: null, menu: null, messages: null, questions: null }
    const answer = await new ToolRegistry(ports, silentLogger).run(
      'create_reservation',
      { hold: held.data['hold'] },
      session({ told: held.told, heard: { text: 'oui', messageId: null, at: movingClock().toISOString() } }),
    )
    expect(answer.status).toBe('hold_expired')
  })
})
