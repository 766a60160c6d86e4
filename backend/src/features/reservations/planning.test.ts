import { expect, it } from 'vitest'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { MonthService } from './month.service.ts'
import { PlanningService } from './planning.service.ts'
import { openHotel, openTestDesk, request, stay, table } from './testing/desk.ts'
import type { TestDesk } from './testing/desk.ts'

// the clock of these tests stands at 2026-11-20, 11:00 in Paris
const viewsOf = (desk: TestDesk) => {
  const houses = { read: (id: number) => Promise.resolve({ id, timezone: 'Europe/Paris', locale: 'fr' } as House) }
  const parts = { db: desk.db, now: desk.clock.now, houses, inventory: new CachedInventory() }
  return { planning: new PlanningService(parts), month: new MonthService(parts) }
}

/** What the page of each booking warns of. */
async function drawerAlerts(desk: TestDesk, bars: readonly { id: number }[]) {
  const { planning } = viewsOf(desk)
  const read = async ({ id }: { id: number }) => planning.alertOf(desk.houseId, await desk.desk.read(desk.houseId, id))
  return Promise.all(bars.map(read))
}

async function openRestaurant(...args: Parameters<typeof openTestDesk>) {
  const desk = await openTestDesk(...args)
  const { services, units } = await desk.inventory.setup.setUp(desk.owner, {
    kind: 'table',
    types: [{ name: 'Salle', count: 3, maxParty: 4 }],
    services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '00:30', weekdays: 127 }],
  })
  const dinner = services[0]?.id ?? 0
  await desk.inventory.services.update(desk.owner, dinner, { maxCovers: 30, pacingCovers: 6, slotMinutes: 30 })
  return { ...desk, dinner, units }
}

describeOnBothDatabases('the planning of stays', (open) => {
  it('refuses a stretch that ends before it begins, or goes on for ever', async () => {
    const desk = await openHotel(await open(), 1)
    const { planning } = viewsOf(desk)
    for (const to of ['2026-12-01', '2026-11-30', '2028-01-01'])
      await expect(planning.stays(desk.houseId, '2026-12-01', to)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('shows who is where: those under way, those who leave on the first day, those who come', async () => {
    const desk = await openHotel(await open(), 2)
    const book = async (from: string, to: string, unit: number) =>
      (await desk.desk.book(desk.person, request(stay(from, to), { unitId: desk.units[unit]?.id ?? null }))).id
    await book('2026-11-25', '2026-11-30', 0)
    const leaving = await book('2026-11-30', '2026-12-01', 0)
    const under = await book('2026-11-28', '2026-12-03', 1)
    const coming = await book('2026-12-05', '2026-12-20', 0)
    await book('2026-12-08', '2026-12-09', 1)
    const plan = await viewsOf(desk).planning.stays(desk.houseId, '2026-12-01', '2026-12-08')
    expect(plan.bars.map(({ id, unitIds }) => [id, unitIds])).toEqual([
      [under, [desk.units[1]?.id]],
      [leaving, [desk.units[0]?.id]],
      [coming, [desk.units[0]?.id]],
    ])
    expect(plan.bars[0]).toMatchObject({ name: 'Zoé Martin', status: 'confirmed', endsAt: '2026-12-03', alert: null })
    expect(plan.today).toBe('2026-11-20')
    expect(plan.days.map(({ date, left }) => [date.slice(8), left])).toEqual([
      ['01', 1],
      ['02', 1],
      ['03', 2],
      ['04', 2],
      ['05', 1],
      ['06', 1],
      ['07', 1],
    ])
  })

  it('prices the nights, and says which are closed or limited', async () => {
    const desk = await openHotel(await open(), 3)
    const days = { dateFrom: '2026-12-02', dateTo: '2026-12-03' }
    await desk.inventory.rules.create(desk.owner, {
      ...days,
      unitTypeId: desk.type.id,
      priceCents: 12000,
      unitsLimit: 2,
    })
    await desk.inventory.rules.create(desk.owner, { dateFrom: '2026-12-03', dateTo: '2026-12-04', closed: true })
    const { days: nights } = await viewsOf(desk).planning.stays(desk.houseId, '2026-12-01', '2026-12-04')
    expect(nights.map(({ priceCents, left, total, closed }) => [priceCents, left, total, closed])).toEqual([
      [8900, 3, 3, false],
      [12000, 2, 3, false],
      [8900, 3, 3, true],
    ])
  })

  it('forgets options that lapsed and bookings that were called off, shows blocks', async () => {
    const desk = await openHotel(await open(), 2)
    await desk.desk.book(desk.client, request(stay('2026-12-01', '2026-12-03'), { holdMinutes: 10 }))
    const gone = await desk.desk.book(desk.person, request(stay('2026-12-01', '2026-12-03')))
    await desk.desk.act(desk.person, gone.id, 'cancel')
    const { planning } = viewsOf(desk)
    expect((await planning.stays(desk.houseId, '2026-12-01', '2026-12-03')).bars).toHaveLength(1)
    desk.clock.move(11 * 60_000)
    const block = await desk.blocks.create(desk.person, {
      unitId: desk.units[1]?.id ?? 0,
      startsAt: '2026-12-02',
      endsAt: '2026-12-05',
      reason: 'maintenance',
      label: 'Peinture',
    })
    const plan = await planning.stays(desk.houseId, '2026-12-01', '2026-12-03')
    expect(plan.bars).toEqual([])
    expect(plan.blocks).toEqual([block])
    expect(plan.days.map(({ left }) => left)).toEqual([2, 1])
  })

  it('still shows a room out of sale that somebody has, and says so', async () => {
    const desk = await openHotel(await open(), 2)
    const unitId = desk.units[0]?.id ?? 0
    await desk.desk.book(desk.person, request(stay('2026-12-01', '2026-12-03'), { unitId }))
    await desk.inventory.units.remove(desk.owner, unitId)
    const { planning } = viewsOf(desk)
    const plan = await planning.stays(desk.houseId, '2026-12-01', '2026-12-03')
    expect(plan.units.map(({ id, active }) => [id, active])).toEqual([
      [desk.units[1]?.id, true],
      [unitId, false],
    ])
    expect(plan.bars).toMatchObject([{ unitIds: [unitId], alert: 'out_of_sale' }])
    expect(await drawerAlerts(desk, plan.bars)).toEqual(['out_of_sale'])
    expect((await planning.stays(desk.houseId, '2026-12-10', '2026-12-12')).units).toHaveLength(1)
  })

  it('says who has not come and who should have left', async () => {
    const desk = await openHotel(await open(), 3)
    const book = () => desk.desk.book(desk.client, request(stay('2026-11-20', '2026-11-22')))
    const [here, , coming] = [
      await book(),
      await book(),
      await desk.desk.book(desk.client, request(stay('2026-11-21', '2026-11-23'))),
    ]
    await desk.desk.act(desk.person, here.id, 'check-in')
    const { planning } = viewsOf(desk)
    /** On the bars; what a booking's own page says is the same. */
    const alerts = async () => {
      const { bars } = await planning.stays(desk.houseId, '2026-11-20', '2026-11-24')
      const shown = bars.map(({ alert }) => alert)
      expect(await drawerAlerts(desk, bars)).toEqual(shown)
      return shown
    }
    expect(await alerts()).toEqual([null, null, null])
    desk.clock.move(86_400_000)
    expect(await alerts()).toEqual([null, 'not_arrived', null])
    // past the hour of departure of the next day
    desk.clock.move(86_400_000 + 2 * 3_600_000)
    expect(coming.status).toBe('confirmed')
    expect(await alerts()).toEqual(['not_left', 'not_arrived', 'not_arrived'])
  })
})

describeOnBothDatabases('the planning of tables', (open) => {
  it('counts covers by service and by slot, past midnight too', async () => {
    const desk = await openRestaurant(await open())
    const book = (date: string, time: string, partySize: number) =>
      desk.desk.book(desk.person, request(table(date, time, { partySize })))
    const first = await book('2026-12-01', '19:00', 2)
    await book('2026-12-01', '19:00', 3)
    await book('2026-12-02', '00:30', 4)
    await book('2026-12-02', '19:30', 2)
    const plan = await viewsOf(desk).planning.tables(desk.houseId, '2026-12-01')
    expect(plan.bars.map(({ startsAt, partySize }) => [startsAt, partySize])).toEqual([
      ['2026-12-01T19:00', 2],
      ['2026-12-01T19:00', 3],
      ['2026-12-02T00:30', 4],
    ])
    expect(plan.bars[0]).toMatchObject({ id: first.id, unitIds: [first.units[0]?.id] })
    expect(plan.covers).toEqual([{ serviceId: desk.dinner, covers: 9, max: 30, reservations: 3 }])
    expect(plan.slots.filter(({ parties }) => parties > 0)).toEqual([
      { serviceId: desk.dinner, time: '19:00', covers: 5, parties: 2, pacing: 6 },
      { serviceId: desk.dinner, time: '00:30', covers: 4, parties: 1, pacing: 6 },
    ])
    expect(plan.slots).toHaveLength(12)
    expect(plan).toMatchObject({ now: null, services: [{ name: 'Dîner', closed: false }] })
  })

  it('tells the time today, and a service that the calendar closes', async () => {
    const desk = await openRestaurant(await open())
    await desk.inventory.rules.create(desk.owner, {
      dateFrom: '2026-11-20',
      dateTo: '2026-11-21',
      serviceId: desk.dinner,
      closed: true,
    })
    const plan = await viewsOf(desk).planning.tables(desk.houseId, '2026-11-20')
    expect(plan).toMatchObject({ now: '11:00', slots: [], services: [{ closed: true }] })
    expect(plan.units.map(({ name }) => name)).toEqual(['T1', 'T2', 'T3'])
  })
})

describeOnBothDatabases('the month', (open) => {
  it('says how full each day is', async () => {
    const desk = await openHotel(await open(), 4)
    await desk.desk.book(desk.person, request(stay('2026-12-30', '2027-01-02')))
    await desk.blocks.create(desk.person, {
      unitId: desk.units[3]?.id ?? 0,
      startsAt: '2026-12-31',
      endsAt: '2027-01-01',
      reason: 'owner',
      label: null,
    })
    const december = await viewsOf(desk).month.read(desk.houseId, '2026-12')
    expect(december.days).toHaveLength(31)
    expect(december.days.slice(29)).toEqual([
      { date: '2026-12-30', stayUsed: 1, stayTotal: 4, covers: 0, coversMax: null, arrivals: 1, departures: 0 },
      { date: '2026-12-31', stayUsed: 1, stayTotal: 3, covers: 0, coversMax: null, arrivals: 0, departures: 0 },
    ])
    const january = await viewsOf(desk).month.read(desk.houseId, '2027-01')
    expect(january.days.filter(({ departures }) => departures > 0).map(({ date }) => date)).toEqual(['2027-01-02'])
  })

  it('counts covers against what the open services take', async () => {
    const desk = await openRestaurant(await open())
    await desk.desk.book(desk.person, request(table('2026-12-01', '20:00', { partySize: 4 })))
    await desk.inventory.rules.create(desk.owner, { dateFrom: '2026-12-02', dateTo: '2026-12-03', closed: true })
    const { days } = await viewsOf(desk).month.read(desk.houseId, '2026-12')
    expect(days.slice(0, 2).map(({ covers, coversMax }) => [covers, coversMax])).toEqual([
      [4, 30],
      [0, null],
    ])
  })

  it('counts what waits for somebody', async () => {
    const desk = await openHotel(await open(), 4)
    const { month } = viewsOf(desk)
    expect(await month.pending(desk.houseId)).toEqual({ requested: 0, held: 0, arrivals: 0, waiting: 0 })
    await desk.desk.book(desk.person, request(stay('2026-11-20', '2026-11-21')))
    await desk.desk.book(desk.client, request(stay('2026-12-01', '2026-12-03'), { holdMinutes: 10 }))
    await desk.inventory.types.update(desk.owner, desk.type.id, { autoConfirm: false })
    await desk.desk.book(desk.client, request(stay('2026-12-01', '2026-12-03')))
    expect(await month.pending(desk.houseId)).toEqual({ requested: 1, held: 1, arrivals: 1, waiting: 0 })
    desk.clock.move(11 * 60_000)
    expect(await month.pending(desk.houseId)).toMatchObject({ held: 0 })
  })
})
