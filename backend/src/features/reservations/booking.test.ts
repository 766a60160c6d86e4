import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addDays } from './engine/calendar.ts'
import { change, openElsewhere, openHotel, openRestaurant, openTestDesk, request, stay, table } from './testing/desk.ts'

const nights = stay('2027-03-15', '2027-03-20', { unitType: 'standard' })

describeOnBothDatabases('booking', (open) => {
  it('is refused with its reason, what else there is, and who has the place for people of the house alone', async () => {
    const { desk, client, person } = await openHotel(await open(), 1)
    const first = await desk.book(client, request(nights, { source: 'whatsapp' }))
    const refused = { code: 'not_available', details: { reason: 'full', takenBy: null } }
    await expect(desk.book(client, request(nights))).rejects.toMatchObject(refused)
    const taker = { code: first.code, source: 'whatsapp', at: first.createdAt }
    const late = stay('2027-03-14', '2027-03-16')
    await expect(desk.book(person, request(late))).rejects.toMatchObject({
      details: {
        takenBy: taker,
        alternatives: [
          { dateFrom: '2027-03-13', dateTo: '2027-03-15', totalCents: 17800 },
          { dateFrom: '2027-03-12', dateTo: '2027-03-14' },
          { dateFrom: '2027-03-11', dateTo: '2027-03-13' },
        ],
      },
    })
  })

  it('is refused without a valid number, for a card or a conversation of another house, and for a room that is none', async () => {
    const db = await open()
    const { desk, client, person } = await openHotel(db, 1)
    const other = await openTestDesk(db)
    const { client: card } = await other.waitlist.join(other.person, {
      kind: 'table',
      unitType: null,
      dateFrom: '2027-01-01',
      dateTo: null,
      timeFrom: null,
      timeTo: null,
      partySize: 2,
      guest: request(nights).guest,
      conversationId: null,
    })
    const guest = { clientId: null, name: 'Zoé', phone: 'au bureau', email: null }
    await expect(desk.book(client, request(nights, { guest }))).rejects.toMatchObject({ code: 'invalid' })
    const stranger = { ...guest, clientId: card.id, phone: null }
    await expect(desk.book(client, request(nights, { guest: stranger }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.book(client, request(nights, { conversationId: 99 }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(desk.book(person, request(nights, { unitId: 999 }))).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.read.selectFrom('occupancy').selectAll().execute()).toEqual([])
  })

  it('is refused when the price is no longer the one that was told, and the new one is said', async () => {
    const { desk, client, inventory, owner, type } = await openHotel(await open(), 1)
    await inventory.rules.create(owner, { dateFrom: '2027-03-19', dateTo: '2027-03-20', priceCents: 9900 })
    const told = request(nights, { quotedTotalCents: 5 * 8900 })
    await expect(desk.book(client, told)).rejects.toMatchObject({
      code: 'price_changed',
      details: { totalCents: 4 * 8900 + 9900 },
    })
    expect(await desk.book(client, { ...told, quotedTotalCents: 4 * 8900 + 9900 })).toMatchObject({
      totalCents: 45500,
      unitType: { id: type.id },
      priceLines: [
        { code: 'night', date: '2027-03-15', quantity: 4, unitCents: 8900 },
        { code: 'night', date: '2027-03-19', quantity: 1, unitCents: 9900 },
      ],
    })
  })

  it('takes a room for each night, tells of it once, and knows the client again by number', async () => {
    const { desk, client, news, db } = await openHotel(await open(), 2)
    const first = await desk.book(client, request(nights))
    expect(first).toMatchObject({ status: 'confirmed', nights: 5, units: [{ name: '101' }], guestName: 'Zoé Martin' })
    expect(first.code).toMatch(/^[HJKRWXYZ]{2}-\d{4}$/)
    expect(await db.read.selectFrom('occupancy').selectAll().execute()).toHaveLength(5)
    const guest = { clientId: null, name: 'Z. Martin', phone: '+33639980101', email: 'zoe@example.com' }
    const second = await desk.book(client, request(nights, { guest }))
    expect(second).toMatchObject({
      units: [{ name: '102' }],
      guestName: 'Z. Martin',
      client: { id: first.client.id, name: 'Zoé Martin', email: 'zoe@example.com' },
    })
    expect(news.map(({ what, reservationId }) => [what, reservationId])).toEqual([
      ['confirmed', first.id],
      ['confirmed', second.id],
    ])
  })

  it('gives the same reservation for the same key, even at the same time', async () => {
    const { desk, client, db } = await openHotel(await open(), 3)
    const same = request(nights, { idempotencyKey: 'SM1:toolu_1' })
    const made = await Promise.all([1, 2, 3].map(() => desk.book(client, same)))
    const again = await desk.book(client, same)
    expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1)
    expect(await db.read.selectFrom('reservations').select('id').execute()).toHaveLength(1)
  })

  it('gives the last room to exactly one of many', async () => {
    const { desk, client, db } = await openHotel(await open(), 3)
    const attempts = Array.from({ length: 20 }, (_, i) =>
      desk.book(client, request(nights, { guest: { clientId: null, name: `C${i}`, phone: null, email: null } })),
    )
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not_available' })
    expect(await db.read.selectFrom('occupancy').selectAll().execute()).toHaveLength(15)
  })

  it('gives the last rooms to as many as there are, whichever process they ask', async () => {
    const url = await open.createUrl()
    const [here, there] = [await open({ url }), await open({ url })]
    const house = await openHotel(here, 3)
    const desks = [house.desk, openElsewhere(there, house).desk]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, i) => {
        const guest = { clientId: null, name: `C${i}`, phone: null, email: null }
        return (desks[i % 2] ?? house.desk).book(house.client, request(nights, { guest }))
      }),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not_available' })
    expect(await here.read.selectFrom('occupancy').selectAll().execute()).toHaveLength(15)
  })

  it('lets guests arrive on the day that others leave, and refuses a stay that would swallow another', async () => {
    const { desk, client } = await openHotel(await open(), 1)
    await desk.book(client, request(nights))
    await desk.book(client, request(stay('2027-03-20', '2027-03-22')))
    await desk.book(client, request(stay('2027-03-14', '2027-03-15')))
    await expect(desk.book(client, request(stay('2027-03-10', '2027-03-25')))).rejects.toMatchObject({
      code: 'not_available',
    })
  })

  it('moves stays that may be moved, and only these, where counting says that there is room', async () => {
    const { desk, client, person, units, db } = await openHotel(await open(), 2)
    const [a, b] = units.map(({ id }) => id)
    await desk.book(person, request(stay('2027-03-15', '2027-03-17'), { unitId: a ?? 0 }))
    const movable = await desk.book(person, request(stay('2027-03-17', '2027-03-19'), { unitId: b ?? 0 }))
    await expect(desk.book(client, request(stay('2027-03-15', '2027-03-19')))).rejects.toMatchObject({
      code: 'not_available',
    })
    await desk.change(person, movable.id, change({ unitLocked: false }))
    const long = await desk.book(client, request(stay('2027-03-15', '2027-03-19')))
    expect(long.units).toMatchObject([{ id: b }])
    expect((await desk.read(person.conciergerieId, movable.id)).units).toMatchObject([{ id: a }])
    expect((await desk.history(person.conciergerieId, movable.id)).at(-1)).toMatchObject({
      type: 'reassigned',
      actor: 'system',
      data: { unit: '102 → 101' },
    })
    expect(await db.read.selectFrom('occupancy').selectAll().execute()).toHaveLength(8)
  })

  it('waits for the house where the house decides, unless the house books', async () => {
    const { desk, client, person, inventory, owner, type } = await openHotel(await open(), 2)
    await inventory.types.update(owner, type.id, { autoConfirm: false })
    expect(await desk.book(client, request(nights))).toMatchObject({ status: 'requested', units: [{ name: '101' }] })
    expect(await desk.book(person, request(nights))).toMatchObject({ status: 'confirmed' })
  })

  it('lets people of the house lift the rules that are theirs once they say so, never occupancy', async () => {
    const { desk, client, person, key, inventory, owner, houseId } = await openHotel(await open(), 1)
    await inventory.rules.create(owner, {
      dateFrom: '2027-03-01',
      dateTo: '2027-04-01',
      closed: true,
      label: 'Travaux',
    })
    await expect(desk.book(client, request(nights))).rejects.toMatchObject({
      code: 'not_available',
      message: 'Fermé\u00a0: Travaux.',
      details: { reason: 'closed', limit: 'Travaux', overridable: false },
    })
    await expect(desk.book(key, request(nights, { override: true }))).rejects.toMatchObject({
      details: { reason: 'closed', overridable: false },
    })
    await expect(desk.book(person, request(nights))).rejects.toMatchObject({
      message: 'Fermé\u00a0: Travaux.',
      details: { reason: 'closed', overridable: true },
    })
    const { id } = await desk.book(person, request(nights, { override: true }))
    expect(await desk.history(houseId, id)).toMatchObject([{ type: 'created', data: { override: 'closed' } }])
    for (const override of [false, true])
      await expect(desk.book(person, request(nights, { override }))).rejects.toMatchObject({
        details: { reason: 'full', overridable: false },
      })
  })

  it('says nothing of rules in the history of what broke none', async () => {
    const { desk, person, houseId } = await openHotel(await open(), 1)
    const { id } = await desk.book(person, request(nights, { override: true }))
    expect(await desk.history(houseId, id)).toMatchObject([{ data: {} }])
  })

  it('goes beyond the pace of a service when the host says so, and tells it from a lack of tables', async () => {
    const { desk, person, inventory, owner, dinner } = await openRestaurant(await open(), 2)
    await inventory.services.update(owner, dinner.id, { pacingCovers: 4 })
    const party = request(table('2027-03-15', '20:00', { partySize: 3 }))
    await desk.book(person, party)
    await expect(desk.book(person, party)).rejects.toMatchObject({
      message: expect.stringContaining('cadence') as string,
      details: { reason: 'full', overridable: true, takenBy: null },
    })
    await desk.book(person, { ...party, override: true })
    await expect(desk.book(person, { ...party, override: true })).rejects.toMatchObject({
      details: { reason: 'full', overridable: false },
    })
  })

  it('is accepted exactly when availability said so a moment before', async () => {
    const { desk, client, houseId, person, units } = await openHotel(await open(), 3)
    await desk.book(person, request(stay('2027-03-05', '2027-03-08'), { unitId: units[1]?.id ?? 0 }))
    const seed = (i: number) => Math.floor(Math.abs(Math.sin(i + 1)) * 10_000)
    const found = { available: 0, full: 0 }
    for (let i = 0; i < 60; i++) {
      const from = addDays('2027-03-01', seed(i) % 14)
      const wish = stay(from, addDays(from, 1 + (seed(i * 7) % 4)))
      const { status } = await desk.check(houseId, wish)
      const booked = await desk.book(client, request(wish)).then(
        () => 'available' as const,
        () => 'full' as const,
      )
      expect(booked).toBe(status)
      found[booked] += 1
    }
    expect(Math.min(found.available, found.full)).toBeGreaterThan(10)
    const pinned = await desk.history(houseId, 1)
    expect(pinned.map(({ type }) => type)).toEqual(['created'])
  })

  it('seats a party past midnight on the evening before, and joins no tables by itself', async () => {
    const { desk, client, dinner } = await openRestaurant(await open(), 1)
    const late = await desk.book(client, request(table('2027-03-16', '00:30', { partySize: 4 })))
    expect(late).toMatchObject({
      businessDate: '2027-03-15',
      startsAt: '2027-03-16T00:30',
      endsAt: '2027-03-16T02:15',
      service: { id: dinner.id },
      units: [{ name: 'T1' }],
    })
    await expect(desk.book(client, request(table('2027-03-15', '23:45')))).rejects.toMatchObject({
      details: {
        reason: 'full',
        alternatives: [{ time: '23:00' }, { time: '23:45', dateFrom: '2027-03-16' }, { time: '22:45' }],
      },
    })
    await expect(desk.book(client, request(table('2027-03-15', '20:00', { partySize: 5 })))).rejects.toMatchObject({
      details: { reason: 'party_too_large', limit: '4' },
    })
  })
})
