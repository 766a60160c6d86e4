import type { LeftMessage, MenuItem, Order } from '@conciergerie/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describeOnBothDatabases('the desk', (open) => {
  let world: World
  let house: HouseWorld
  let other: HouseWorld
  let menu: MenuItem[]

  const owner = () => house.owner.client
  const add = async (name: string, priceCents: number) =>
    ((await owner().post('/api/menu', { name, priceCents })).json as { item: MenuItem }).item
  const order = (body: object) => owner().post('/api/orders', body)
  const ordered = async (body: object) => ((await order(body)).json as { order: Order }).order
  const who = { customerName: 'Ana Ruiz', phone: '06 39 98 01 23' }

  beforeAll(async () => {
    world = await openWorld({ databaseUrl: await open.createUrl() })
    house = await world.openHouse('Chez Suzanne', '+33639980401')
    other = await world.openHouse('Ailleurs', '+33639980402')
    menu = [await add('Soupe de poisson', 950), await add('Far breton', 700)]
  })
  afterAll(() => world.close())

  it('refuses an order that nobody could serve, and says what to ask next', async () => {
    const items = [{ name: 'Far breton', quantity: 1 }]
    const refused = [
      [{ ...who, items: [{ name: 'Sushi', quantity: 1 }] }, 'items.0.name'],
      [{ items }, 'customerName'],
      [{ ...who, phone: '12', items }, 'phone'],
      [{ ...who, items, mode: 'delivery' }, 'address'],
      [{ ...who, items, requestedFor: '2020-01-01T20:00' }, 'requestedFor'],
      [{ ...who, items, requestedFor: '31/02/2027' }, 'requestedFor'],
    ] as const
    for (const [body, field] of refused) {
      const { status, json } = await order(body)
      expect([field, status, Object.keys((json as { error: { fields: object } }).error.fields)]).toEqual([
        field,
        400,
        [field],
      ])
    }
    expect((await owner().get('/api/orders')).json).toMatchObject({ items: [] })
  })

  it('takes no dish and no client of another house', async () => {
    const items = [{ menuItemId: menu[0]?.id, quantity: 1 }]
    expect((await other.owner.client.post('/api/orders', { ...who, items })).status).toBe(400)
    const { client } = await ordered({ ...who, items })
    const theirs = await other.owner.client.post('/api/menu', { name: 'Thé', priceCents: 300 })
    const tea = (theirs.json as { item: MenuItem }).item.id
    const stolen = { clientId: client.id, items: [{ menuItemId: tea, quantity: 1 }] }
    expect((await other.owner.client.post('/api/orders', stolen)).status).toBe(404)
  })

  it('refuses two dishes of one name', async () => {
    expect((await owner().post('/api/menu', { name: 'FAR BRETON', priceCents: 1 })).status).toBe(409)
  })

  it('takes names and prices from the menu, which may change afterwards', async () => {
    const taken = await ordered({ ...who, items: [{ name: 'far breton', quantity: 2, note: 'tiède' }] })
    expect(taken).toMatchObject({ status: 'new', totalCents: 1400, lines: [{ name: 'Far breton', unitCents: 700 }] })
    await owner().patch(`/api/menu/${menu[1]?.id ?? 0}`, { priceCents: 750 })
    expect((await owner().get(`/api/orders/${taken.id}`)).json).toMatchObject({ order: { totalCents: 1400 } })
    await owner().patch(`/api/menu/${menu[1]?.id ?? 0}`, { priceCents: 700 })
  })

  it('knows the client again by their number', async () => {
    const one = await ordered({ ...who, items: [{ name: 'Far breton', quantity: 1 }] })
    const two = await ordered({ phone: '+33 6 39 98 01 23', items: [{ name: 'Far breton', quantity: 1 }] })
    expect(two.client).toEqual(one.client)
    const { json } = await owner().get(`/api/clients/${one.client.id}/timeline`)
    expect((json as { items: { type: string }[] }).items.map(({ type }) => type)).toContain('order')
  })

  it('moves an order along the board once, whoever else presses', async () => {
    const { id } = await ordered({ ...who, items: [{ name: 'Far breton', quantity: 1 }] })
    const move = (status: string, from?: string) =>
      owner().patch(`/api/orders/${id}`, { status, ...(from && { from }) })
    expect((await move('completed')).status).toBe(409)
    expect((await move('preparing', 'new')).status).toBe(200)
    expect((await move('accepted', 'new')).json).toMatchObject({ error: { code: 'stale' } })
    expect((await move('ready', 'preparing')).json).toMatchObject({ order: { status: 'ready' } })
    expect((await move('completed')).status).toBe(200)
    const open_ = (await owner().get('/api/orders?open=true')).json as { items: Order[] }
    expect(open_.items.some((one) => one.id === id)).toBe(false)
  })

  it('books one order for a key that is sent twice at once', async () => {
    const body = { ...who, items: [{ name: 'Far breton', quantity: 1 }] }
    const send = () => owner().post('/api/orders', body, { 'idempotency-key': 'one-order' })
    const [first, second] = await Promise.all([send(), send()])
    expect(second.json).toEqual(first.json)
  })

  it('keeps messages left, urgent ones first, until they are seen to', async () => {
    const leave = async (text: string, urgency: string) =>
      (
        (await owner().post('/api/messages', { ...who, name: 'Ana', customerName: undefined, text, urgency })).json as {
          message: LeftMessage
        }
      ).message
    expect((await owner().post('/api/messages', { text: 'Rappelez-moi', phone: '12' })).status).toBe(400)
    await leave('Une question sur la facture', 'low')
    const urgent = await leave('Je suis devant la porte', 'high')
    const texts = async () =>
      ((await owner().get('/api/messages')).json as { items: LeftMessage[] }).items.map(({ text }) => text)
    expect(await texts()).toEqual(['Je suis devant la porte', 'Une question sur la facture'])
    expect((await other.owner.client.patch(`/api/messages/${urgent.id}`, { status: 'done' })).status).toBe(404)
    expect((await owner().patch(`/api/messages/${urgent.id}`, { status: 'done' })).status).toBe(200)
    expect(await texts()).toEqual(['Une question sur la facture'])
    expect((await owner().get('/api/messages?done=true')).json).toMatchObject({ items: [{ id: urgent.id }] })
  })

  it('finds a client by number for a telephone, or makes their card', async () => {
    const body = { phoneNumber: '06 39 98 01 77', firstName: 'Léa', lastName: 'Petit' }
    expect((await owner().post('/api/customers', {})).status).toBe(400)
    expect((await owner().post('/api/customers', body)).json).toMatchObject({
      created: true,
      client: { name: 'Léa Petit', phone: '+33639980177' },
    })
    const again = await owner().post('/api/customers', { ...body, firstName: 'Lea', lastName: 'P' })
    expect(again.json).toMatchObject({ created: false, client: { name: 'Léa Petit' } })
  })
})
