import { expect, it } from 'vitest'
import type { Database } from '#src/db/database.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import { EventLog } from '#src/live/event-log.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { houseOf, insertHouse, memberOf } from '../../../test/support/house-with-faqs.ts'
import { MenuService } from './menu.service.ts'
import { OrdersService } from './orders.service.ts'
import type { OrderRequest } from './ports.ts'

const now = () => new Date('2026-11-02T08:00:00.000Z')

async function openKitchen(db: Database) {
  const events = new EventLog(db, now)
  const house = await insertHouse(db, 'Les Quais')
  const houses = { read: (id: number) => Promise.resolve(houseOf(id, 'Les Quais')) }
  const registry = new ClientRegistry({ events, now })
  return {
    house,
    cook: memberOf(house),
    menu: new MenuService({ db, events, now }),
    orders: new OrdersService({ db, events, now, registry, houses }),
  }
}

describeOnBothDatabases('an order', (open) => {
  it('that is taken twice at once under one key is one order', async () => {
    const { house, cook, menu, orders } = await openKitchen(await open())
    const { id: menuItemId } = await menu.add(cook, { name: 'Galette', priceCents: 900 })
    for (let round = 0; round < 5; round++) {
      const request: OrderRequest = {
        conciergerieId: house,
        clientId: null,
        name: 'Camille',
        phone: '+33639980123',
        items: [{ menuItemId, name: null, quantity: 1, note: null }],
        mode: 'takeaway',
        requestedFor: null,
        address: null,
        note: null,
        source: 'voice',
        conversationId: null,
        callId: null,
        idempotencyKey: `round ${round}`,
      }
      const taken = await Promise.all([orders.take(request), orders.take(request), orders.take(request)])
      expect(new Set(taken.map(({ id }) => id)).size).toBe(1)
    }
    expect((await orders.list(house, {})).items).toHaveLength(5)
  })
})

describeOnBothDatabases('a menu', (open) => {
  it('has no two dishes of one name, though both are added or renamed at once', async () => {
    const { house, cook, menu } = await openKitchen(await open())
    const { id } = await menu.add(cook, { name: 'Crêpe', priceCents: 400 })
    await Promise.allSettled([
      menu.add(cook, { name: 'Galette', priceCents: 900 }),
      menu.add(cook, { name: 'galette', priceCents: 950 }),
      menu.update(cook, id, { name: 'Galette' }),
    ])
    const names = (await menu.list(house)).map(({ name }) => name.toLowerCase())
    expect(names.filter((name) => name === 'galette')).toHaveLength(1)
  })
})
