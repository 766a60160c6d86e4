import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

let world: World
let house: HouseWorld

interface Booked {
  id: number
  code: string
  status: string
  revision: number
  actions: string[]
  totalCents: number | null
}

beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Bookings', '+33639980701')
  const { client } = house.owner
  await must(
    client.post('/api/inventory/setup', {
      kind: 'stay',
      types: [
        { name: 'Standard', count: 2, maxParty: 2, priceCents: 8900 },
        { name: 'Suite Vue Mer', count: 1, maxParty: 2, priceCents: 17900 },
      ],
    }),
  )
  await must(client.post('/api/inventory/setup', { kind: 'table', types: [{ name: 'Salle', count: 4, maxParty: 4 }] }))
})
afterAll(() => world.close())

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const book = async (body: object, client = house.key.client) =>
  (await must<{ reservation: Booked }>(client.post('/api/reservations', body))).reservation
let from = 20
/** Nights that no other test of this file speaks of. */
const freeNights = (nights = 2) => {
  from += nights + 2
  return { dateFrom: dayFromNow(from), dateTo: dayFromNow(from + nights) }
}
const guest = { firstName: 'Zoé', lastName: 'Martin', phone: '06 39 98 01 01' }

describe('bookings by the API', () => {
  it('are refused with the question to ask next', async () => {
    const wishes = [
      [{}, ['dateFrom', 'dateTo', 'partySize', 'name', 'phone']],
      [{ ...guest, dateFrom: '2026-02-31', dateTo: '2027-03-02', partySize: 2 }, ['dateFrom']],
      [{ ...guest, dateFrom: '2020-03-01', dateTo: '2020-03-02', partySize: 2 }, ['dateFrom']],
      [{ ...guest, dateFrom: dayFromNow(9), dateTo: dayFromNow(8), partySize: 2 }, ['dateTo']],
      [{ ...guest, ...freeNights(), partySize: 0 }, ['partySize']],
      [{ ...guest, ...freeNights(), partySize: 500 }, ['partySize']],
      [{ ...guest, ...freeNights(), partySize: 2, phone: '12' }, ['phone']],
    ] as const
    for (const [body, fields] of wishes) {
      const { status, json } = await house.key.client.post('/api/reservations', body)
      expect([status, Object.keys((json as { error: { fields: object } }).error.fields)]).toEqual([400, fields])
    }
  })

  it('are refused with a typed reason and what else there is', async () => {
    const nights = freeNights()
    await book({ ...guest, ...nights, partySize: 2, unitType: 'suite_vue_mer' })
    const body = { ...guest, ...nights, partySize: 2, unitType: 'suite_vue_mer' }
    const { status, json } = await house.key.client.post('/api/reservations', body)
    expect(status).toBe(409)
    expect(json).toMatchObject({
      error: {
        code: 'not_available',
        details: { reason: 'full', alternatives: expect.arrayContaining([expect.objectContaining({})]) as unknown[] },
      },
    })
    const changed = await house.key.client.post('/api/reservations', {
      ...guest,
      ...freeNights(),
      partySize: 2,
      quotedTotalCents: 1,
    })
    expect(changed.json).toMatchObject({ error: { code: 'price_changed', details: { totalCents: 17800 } } })
  })

  it('break a rule of the house for its people alone, once they have read it', async () => {
    const nights = { ...freeNights(1), partySize: 2, unitType: 'standard' }
    await must(
      house.owner.client.post('/api/calendar-rules', {
        dateFrom: nights.dateFrom,
        dateTo: nights.dateTo,
        minNights: 2,
      }),
    )
    const ask = (client: typeof house.key.client, more: object = {}) =>
      client.post('/api/reservations', { ...guest, ...nights, ...more })
    const refusal = (overridable: boolean) => ({
      error: { code: 'not_available', details: { reason: 'min_stay', limit: '2', overridable } },
    })
    expect((await ask(house.key.client, { override: true })).json).toMatchObject(refusal(false))
    expect((await ask(house.concierge.client)).json).toMatchObject(refusal(true))
    const { id, revision } = await book({ ...guest, ...nights, override: true }, house.concierge.client)
    const { history } = await must<{ history: object[] }>(house.owner.client.get(`/api/reservations/${id}`))
    expect(history).toMatchObject([{ type: 'created', data: { override: 'min_stay' } }])
    // another guest in it is no new breach
    await must(house.concierge.client.patch(`/api/reservations/${id}`, { revision, partySize: 1 }))
  })

  it('are taken in the words of earlier systems', async () => {
    const nights = freeNights(5)
    const stay = await book({
      nom: 'Martin',
      prenom: 'Zoé',
      telephone: '06 39 98 01 01',
      email: 'zoe@example.com',
      date_arrivee: nights.dateFrom,
      date_depart: nights.dateTo,
      type_chambre: 'suite_vue_mer',
      nombre_personnes: 2,
      demandes_speciales: 'Un lit bébé',
    })
    expect(stay).toMatchObject({ status: 'confirmed', source: 'api', guestName: 'Zoé Martin', requests: 'Un lit bébé' })
    const table = await book({
      customerName: 'Paul Durand',
      phoneNumber: '06 39 98 02 02',
      numberOfPeople: 3,
      date: dayFromNow(20),
      time: '20:00',
      source: 'website',
    })
    expect(table).toMatchObject({ kind: 'table', source: 'web', partySize: 3, guestName: 'Paul Durand' })
    const { json } = await house.key.client.get('/reservations')
    expect(json).toMatchObject({
      total: expect.any(Number) as number,
      reservations: expect.arrayContaining([
        expect.objectContaining({ id: stay.id, nom: 'Martin', prenom: 'Zoé', type_chambre: 'suite_vue_mer' }),
      ]) as unknown[],
    })
    expect((await house.key.client.get(`/reservations/${stay.id}`)).json).toMatchObject({ nombre_personnes: 2 })
  })

  it('answer availability at both addresses alike', async () => {
    const wish = { ...freeNights(), partySize: 2, unitType: 'standard' }
    const [now, before] = [
      await house.key.client.post('/api/availability/check', wish),
      await house.key.client.post('/api/settings/availability', wish),
    ]
    expect(now.json).toMatchObject({ status: 'available', options: [{ unitsLeft: 2, totalCents: 17800 }] })
    expect(before.json).toEqual(now.json)
  })
})

describe('a reservation', () => {
  it('is changed in part, after a look at what it costs', async () => {
    const nights = freeNights(3)
    const made = await book({ ...guest, ...nights, partySize: 2, unitType: 'standard' })
    const change = { dateTo: dayFromNow(from + 2), revision: made.revision }
    const path = `/api/reservations/${made.id}`
    const { client } = house.owner
    expect(await must(client.patch(path, { ...change, preview: true }))).toMatchObject({ differenceCents: -8900 })
    expect(await must(client.get(path))).toMatchObject({ reservation: { revision: made.revision, totalCents: 26700 } })
    expect(await must(client.patch(path, change))).toMatchObject({
      differenceCents: -8900,
      reservation: { startsAt: nights.dateFrom, totalCents: 17800 },
    })
    const late = await client.request('PUT', path, { body: change })
    expect([late.status, late.json]).toMatchObject([409, { error: { code: 'stale' } }])
  })

  it('goes through its states, each once, with its history', async () => {
    const made = await book({ ...guest, ...freeNights(), partySize: 1 }, house.owner.client)
    const step = (name: string, body: object = {}) =>
      house.concierge.client.post(`/api/reservations/${made.id}/${name}`, body)
    expect((await step('check-in')).json).toMatchObject({ error: { code: 'invalid_transition' } })
    expect((await step('cancel', { reason: 'Grippe', by: 'client' })).json).toMatchObject({
      reservation: { status: 'cancelled', cancelReason: 'Grippe', cancelledBy: 'client', actions: [] },
    })
    expect((await step('cancel')).json).toMatchObject({ error: { code: 'invalid_transition' } })
    expect((await house.owner.client.delete(`/api/reservations/${made.id}`)).status).toBe(409)
    const { history } = await must<{ history: object[] }>(house.owner.client.get(`/api/reservations/${made.id}`))
    expect(history).toMatchObject([{ type: 'created' }, { type: 'status', toStatus: 'cancelled' }])
  })

  it('is called off by DELETE, and its nights are free again', async () => {
    const nights = freeNights()
    const made = await book({ ...guest, ...nights, partySize: 2, unitType: 'suite_vue_mer' })
    expect(
      (await must<{ reservation: Booked }>(house.key.client.delete(`/api/reservations/${made.id}`))).reservation.status,
    ).toBe('cancelled')
    await book({ ...guest, ...nights, partySize: 2, unitType: 'suite_vue_mer' })
  })
})

describe('the lists of the house', () => {
  it('page through cursors, export as CSV, and refuse what they do not know', async () => {
    const { client } = house.owner
    for (let i = 0; i < 3; i++) await book({ ...guest, ...freeNights(), partySize: 1 })
    const first = await must<{ items: Booked[]; nextCursor: string }>(client.get('/api/reservations?limit=2'))
    const rest = await must<{ items: Booked[] }>(client.get(`/api/reservations?limit=100&cursor=${first.nextCursor}`))
    expect(first.items).toHaveLength(2)
    expect(rest.items.some(({ id }) => id === first.items[0]?.id)).toBe(false)
    const csv = await client.get('/api/reservations.csv?kind=stay')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.text.trim().split('\r\n')[0]).toMatch(/code;statut;nom/)
    expect((await client.get('/api/reservations?view=yesterday')).status).toBe(400)
    expect((await client.get('/api/reservations?cursor=x')).status).toBe(400)
    expect((await client.get('/api/planning?from=2026-02-31&to=2026-03-02')).status).toBe(400)
  })

  it('show the planning, what is taken out and who waits', async () => {
    const { client } = house.owner
    const nights = freeNights()
    const { units } = await must<{ units: { id: number }[] }>(
      client.get(`/api/planning?from=${nights.dateFrom}&to=${nights.dateTo}`),
    )
    expect(units).toHaveLength(3)
    const stretch = { unitId: units[0]?.id, startsAt: nights.dateFrom, endsAt: nights.dateTo, label: 'Peinture' }
    const { block } = await must<{ block: { id: number } }>(client.post('/api/blocks', stretch))
    expect(await must(client.get('/api/blocks'))).toMatchObject({ items: [{ id: block.id, reason: 'maintenance' }] })
    expect((await client.delete(`/api/blocks/${block.id}`)).status).toBe(204)
    const { entry } = await must<{ entry: { id: number } }>(
      client.post('/api/waitlist', { kind: 'stay', ...nights, partySize: 2, name: 'Ana', phone: '06 39 98 03 03' }),
    )
    expect(await must(client.get('/api/waitlist'))).toMatchObject({ items: [{ id: entry.id, status: 'waiting' }] })
    expect(await must(client.get('/api/reservations/counts'))).toMatchObject({ waiting: 1 })
    expect((await client.delete(`/api/waitlist/${entry.id}`)).status).toBe(204)
    expect(await must(client.get(`/api/planning/tables?date=${dayFromNow(20)}`))).toMatchObject({
      bars: [{ name: 'Paul Durand' }],
    })
    expect(await must(client.get(`/api/planning/month?month=${dayFromNow(20).slice(0, 7)}`))).toMatchObject({
      month: dayFromNow(20).slice(0, 7),
    })
  })
})
