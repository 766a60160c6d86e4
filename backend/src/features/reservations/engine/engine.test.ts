import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stay, table } from '../testing/desk.ts'
import { combo, NightCounter, PaperHouse, rule, service, unit, unitType } from '../testing/paper-house.ts'
import type { StayWish, TableWish } from '../ports.ts'
import { alternativesTo } from './alternatives.ts'
import { addDays, eachNight, eachQuarter } from './calendar.ts'
import { verdict } from './verdict.ts'

const rooms = (count: number) => Array.from({ length: count }, (_, i) => unit(i + 1, 1))
const start = '2027-03-01'

const stays = fc.record({
  day: fc.integer({ min: 0, max: 40 }),
  nights: fc.integer({ min: 1, max: 7 }),
  quantity: fc.constantFrom(1, 1, 1, 2),
})
const toWish = ({ day, nights, quantity }: { day: number; nights: number; quantity: number }): StayWish => {
  const from = addDays(start, day)
  return stay(from, addDays(from, nights), { quantity, partySize: quantity })
}

describe('the engine', () => {
  it('sells as many stays as counting per night allows, whatever their order, and no night twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(stays, { maxLength: 60 }), (count, requests) => {
        const house = new PaperHouse({ units: rooms(count) })
        const counter = new NightCounter(count)
        for (const wish of requests.map(toWish)) expect(house.book(wish) !== null).toBe(counter.sell(wish))
        house.assertNothingTwice()
      }),
      { numRuns: 150 },
    )
  })

  it('leaves pinned stays and blocks where they are, or refuses', () => {
    const fixtures = fc.array(
      fc.record({ unitId: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 0, max: 40 }), block: fc.boolean() }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(fixtures, fc.array(stays, { maxLength: 40 }), (fixed, requests) => {
        const house = new PaperHouse({ units: rooms(3) })
        const counter = new NightCounter(3)
        for (const { unitId, day, block } of new Map(fixed.map((one) => [`${one.unitId} ${one.day}`, one])).values()) {
          const from = addDays(start, day)
          house.put(unitId, from, addDays(from, 1), { block })
          counter.sell({ from, to: addDays(from, 1), quantity: 1 })
        }
        const before = [...house.held.values()].map(({ id, units }) => [id, [...units]])
        for (const wish of requests.map(toWish)) {
          const booked = house.book(wish) !== null
          // a greedy pass may miss a place among what does not move; it never invents one
          if (booked) expect(counter.sell(wish)).toBe(true)
        }
        house.assertNothingTwice()
        for (const [id, units] of before) expect(house.held.get(id as number)?.units).toEqual(units)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('seats a party exactly when a table, or tables that may be joined, are free for it', () => {
    const units = [unit(1, 1), unit(2, 1), unit(3, 1, { maxParty: 4 }), unit(4, 1, { maxParty: 6, minParty: 3 })]
    const combos = [combo(1, [1, 2], { minParty: 3, maxParty: 4 }), combo(2, [3, 4], { minParty: 5, maxParty: 10 })]
    const content = { unitTypes: [unitType({ id: 1, kind: 'table' })], units, combos, services: [service({ id: 1 })] }
    const request = fc.record({ slot: fc.integer({ min: 0, max: 12 }), partySize: fc.integer({ min: 1, max: 10 }) })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), (requests) => {
        const house = new PaperHouse(content)
        const taken = new Set<string>()
        for (const { slot, partySize } of requests) {
          const minutes = 19 * 60 + slot * 15
          const time = `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`
          const at = `2027-03-01T${time}`
          const end = addMinutesOf(at, partySize <= 2 ? 90 : partySize <= 4 ? 105 : 150)
          const free = (id: number) => eachQuarter(at, end).every((bucket) => !taken.has(`${id} ${bucket}`))
          const fits = (one: { minParty: number; maxParty: number }) =>
            one.minParty <= partySize && partySize <= one.maxParty
          const possible =
            units.some((one) => fits(one) && free(one.id)) || combos.some((one) => fits(one) && one.unitIds.every(free))
          const booked = house.book(table('2027-03-01', time, { partySize }))
          expect(booked !== null).toBe(possible)
          for (const id of booked?.units ?? []) for (const bucket of eachQuarter(at, end)) taken.add(`${id} ${bucket}`)
        }
        house.assertNothingTwice()
      }),
    )
  })

  it('proposes only what it would accept', () => {
    fc.assert(
      fc.property(fc.array(stays, { minLength: 5, maxLength: 40 }), stays, (requests, last) => {
        const types = [unitType({ id: 1 }), unitType({ id: 2 })]
        const house = new PaperHouse({ unitTypes: types, units: [unit(1, 1), unit(2, 1), unit(3, 2)] })
        for (const wish of requests) house.book(toWish(wish))
        const wish = { ...toWish(last), unitType: 'type1' }
        const found = alternativesTo(house.snapshot(), wish, verdict('full'))
        expect(found.length).toBeLessThanOrEqual(3)
        for (const { unitType: code, dateFrom, dateTo } of found) {
          const near = { ...wish, unitType: code, from: dateFrom, to: dateTo ?? '' }
          expect(house.verdictOn(near)).toBeNull()
        }
      }),
    )
  })
})

function addMinutesOf(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

describe('a stay', () => {
  const house = (more: Parameters<typeof unitType>[0], rules: ReturnType<typeof rule>[] = [], count = 1) =>
    new PaperHouse({ unitTypes: [unitType(more)], units: rooms(count), rules })
  const nights = stay('2027-03-15', '2027-03-18')
  const twoSizes = new PaperHouse({
    unitTypes: [unitType({ id: 1 }), unitType({ id: 2, maxParty: 4 })],
    units: [unit(1, 1), unit(2, 2, { maxParty: 4 })],
  })

  it.each([
    ['unknown_type', null, house({ id: 1 }), { ...nights, unitType: 'igloo' }],
    ['party_too_large', '2', house({ id: 1 }), { ...nights, partySize: 3 }],
    ['party_too_large', '4', twoSizes, { ...nights, unitType: null, partySize: 9 }],
    ['party_too_large', '2', house({ id: 1, maxAdults: 1 }), { ...nights, adults: 2 }],
    ['too_far', '2027-03-02', house({ id: 1, maxAdvanceDays: 60 }), nights],
    ['too_late', '2027-01-01', house({ id: 1 }), stay('2026-12-31', '2027-01-02')],
    ['too_late', '2026-12-31T15:00', house({ id: 1, minNoticeMinutes: 1440 }), stay('2027-01-01', '2027-01-02')],
    ['closed', 'Noël', house({ id: 1 }, [rule('2027-03-17', '2027-03-18', { closed: true, label: 'Noël' })]), nights],
    ['min_stay', '4', house({ id: 1 }, [rule('2027-03-15', '2027-03-16', { minNights: 4 })]), nights],
    ['max_stay', '2', house({ id: 1, maxNights: 2 }), nights],
    ['cta', '2027-03-15', house({ id: 1 }, [rule('2027-03-15', '2027-03-16', { closedToArrival: true })]), nights],
    ['ctd', '2027-03-18', house({ id: 1 }, [rule('2027-03-18', '2027-03-19', { closedToDeparture: true })]), nights],
    ['full', null, house({ id: 1 }, [], 0), nights],
    ['full', null, house({ id: 1 }, [rule('2027-03-17', '2027-03-18', { unitsLimit: 0 })]), nights],
  ])('cannot be had: %s (%s)', (reason, limit, paper, wish) => {
    expect(paper.verdictOn(wish)).toEqual({ reason, limit })
  })

  it('is closed and never full on a closed day, and full only where a type is open', () => {
    const closed = rule('2027-03-15', '2027-03-16', { closed: true, unitTypeId: 1 })
    const types = [unitType({ id: 1 }), unitType({ id: 2 })]
    const full = new PaperHouse({ unitTypes: types, units: [unit(1, 1), unit(2, 2)], rules: [closed] })
    full.put(1, '2027-03-15', '2027-03-18')
    expect(full.verdictOn({ ...nights, unitType: 'type1' })?.reason).toBe('closed')
    full.put(2, '2027-03-15', '2027-03-18')
    expect(full.verdictOn(nights)?.reason).toBe('full')
  })

  it('obeys the last rule that speaks, column by column', () => {
    const rules = [
      rule('2027-03-01', '2027-04-01', { priceCents: 20_000, minNights: 5 }),
      rule('2027-03-15', '2027-03-18', { minNights: 1 }),
      rule('2027-03-15', '2027-04-01', { weekdays: 32 + 64, priceCents: 30_000 }),
    ]
    const { candidates } = house({ id: 1 }, rules).evaluate(stay('2027-03-15', '2027-03-22'))
    expect(candidates[0]?.quote.lines).toMatchObject([
      { code: 'night', date: '2027-03-15', quantity: 5, unitCents: 20_000 },
      { code: 'night', date: '2027-03-20', quantity: 2, unitCents: 30_000 },
    ])
  })

  it('costs its nights and the cleaning, with the taxe de séjour apart and minors exempt', () => {
    const fixed = house({ id: 1, maxParty: 4, cleaningFeeCents: 4_000, cityTaxCents: 110 })
    const family = { ...nights, partySize: 3, adults: 2, children: 1 }
    expect(fixed.evaluate(family).candidates[0]?.quote).toEqual({
      lines: [
        { code: 'night', date: '2027-03-15', quantity: 3, unitCents: 10_000, totalCents: 30_000 },
        { code: 'cleaning', date: null, quantity: 1, unitCents: 4_000, totalCents: 4_000 },
        { code: 'city_tax', date: '2027-03-15', quantity: 6, unitCents: 110, totalCents: 660 },
      ],
      totalCents: 34_000,
      cityTaxCents: 660,
    })
    const share = { id: 1, cityTaxMode: 'percent', cityTaxBasisPoints: 500 } as const
    expect(house(share).evaluate(nights).candidates[0]?.quote.cityTaxCents).toBe(2 * 3 * 250)
    const capped = { ...share, cityTaxCapCents: 200 }
    expect(house(capped).evaluate(nights).candidates[0]?.quote.cityTaxCents).toBe(2 * 3 * 200)
  })

  it('goes to the smallest room that is large enough, then by priority, then where it leaves the smallest gap', () => {
    const units = [unit(1, 1, { maxParty: 4 }), unit(2, 1, { priority: 1 }), unit(3, 1), unit(4, 1)]
    const paper = new PaperHouse({ unitTypes: [unitType({ id: 1, maxParty: 4 })], units })
    paper.put(4, '2027-03-18', '2027-03-25')
    expect(paper.book({ ...nights, partySize: 3 })?.units).toEqual([1])
    expect([paper.book(nights), paper.book(nights), paper.book(nights)].map((held) => held?.units)).toEqual([
      [4],
      [3],
      [2],
    ])
  })
})

describe('a seating', () => {
  const area = unitType({ id: 1, kind: 'table', basePriceCents: null, maxParty: 4 })
  const monday = '2027-03-15'
  const weekday = 127 - 1
  const house = (more: Partial<Parameters<typeof service>[0]> = {}, rules: ReturnType<typeof rule>[] = []) =>
    new PaperHouse({
      unitTypes: [area],
      units: [unit(1, 1, { maxParty: 4 })],
      services: [service({ id: 1, ...more })],
      rules,
    })
  const at = (time: string, date = monday, more: Partial<TableWish> = {}) => table(date, time, more)

  it.each([
    ['outside_hours', '19:00-22:00', house(), at('15:00')],
    ['outside_hours', '19:00-22:00', house({ slotMinutes: 30 }), at('19:15')],
    ['closed', null, house({ weekdays: weekday }), at('20:00')],
    ['closed', 'Congés', house({}, [rule(monday, '2027-03-16', { closed: true, label: 'Congés' })]), at('20:00')],
    ['party_too_large', '4', house(), at('20:00', monday, { partySize: 5 })],
    ['too_far', '2028-01-01', house(), at('20:00', '2028-01-02')],
    ['too_late', '2027-01-01T09:00', house({ firstSeating: '09:00' }), at('09:00', '2027-01-01')],
    ['full', null, house({ maxCovers: 1 }), at('20:00')],
    ['full', null, house({ pacingCovers: 1 }), at('20:00')],
    ['full', null, house({ pacingParties: 0 }), at('20:00')],
  ])('cannot be had: %s (%s)', (reason, limit, paper, wish) => {
    expect(paper.verdictOn(wish)).toEqual({ reason, limit })
  })

  it('past midnight is of the evening before: its days, its closures, its exceptional hours', () => {
    const sunday = house({ weekdays: 64, lastSeating: '00:30' })
    expect(sunday.verdictOn(at('00:30'))).toBeNull()
    expect(sunday.evaluate(at('00:30')).candidates[0]?.seating).toMatchObject({
      businessDate: '2027-03-14',
      startsAt: '2027-03-15T00:30',
      endsAt: '2027-03-15T02:00',
    })
    const shut = house({ lastSeating: '00:30' }, [rule('2027-03-14', '2027-03-15', { closed: true })])
    expect(shut.verdictOn(at('00:30'))?.reason).toBe('closed')
    const longer = house({}, [rule('2027-03-14', '2027-03-15', { openTo: '00:30' })])
    expect(longer.verdictOn(at('00:30'))).toBeNull()
    const other = house({ weekdays: weekday }, [rule(monday, '2027-03-16', { openFrom: '18:00', openTo: '20:00' })])
    expect([other.verdictOn(at('18:00')), other.verdictOn(at('21:00'))?.reason]).toEqual([null, 'outside_hours'])
  })

  it('follows another at once, without a buffer, and after it with one', () => {
    const plain = house()
    expect([plain.book(at('19:00')), plain.book(at('20:30'))].map((held) => held?.units)).toEqual([[1], [1]])
    const slow = house({ bufferMinutes: 15 })
    expect([slow.book(at('19:00')), slow.book(at('20:30')), slow.book(at('20:45'))].map(Boolean)).toEqual([
      true,
      false,
      true,
    ])
  })

  it('counts the pace by slot and the covers by service', () => {
    const paced = house({ pacingCovers: 4, slotMinutes: 30, maxCovers: 10 })
    const arrival = { serviceId: 1, businessDate: monday, startsAt: `${monday}T20:15`, parties: 1, covers: 3 }
    paced.arrivals = [arrival]
    expect([paced.verdictOn(at('20:00'))?.reason, paced.verdictOn(at('20:30'))]).toEqual(['full', null])
    paced.arrivals = [arrival, { ...arrival, startsAt: `${monday}T21:30`, covers: 6 }]
    expect(paced.verdictOn(at('20:30'))?.reason).toBe('full')
  })

  it('is proposed at the nearest hours, in another area, and on the next day', () => {
    const terrace = unitType({ id: 2, kind: 'table', code: 'terrasse', maxParty: 4 })
    const paper = new PaperHouse({
      unitTypes: [area, terrace],
      units: [unit(1, 1, { maxParty: 4 }), unit(2, 2, { maxParty: 4 })],
      services: [service({ id: 1 })],
    })
    paper.book({ ...at('20:00'), unitType: 'type1' })
    const wish = { ...at('20:00'), unitType: 'type1' }
    const found = alternativesTo(paper.snapshot(), wish, verdict('full'))
    expect(found.map(({ unitType: code, dateFrom, time }) => `${code} ${dateFrom} ${time ?? ''}`)).toEqual([
      'type1 2027-03-15 21:30',
      'terrasse 2027-03-15 20:00',
      'type1 2027-03-16 20:00',
    ])
  })
})

describe('the calendar', () => {
  it('counts nights over the days on which the clocks change', () => {
    expect(eachNight('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29'])
    expect(eachNight('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25'])
  })

  it('rounds a table up to whole quarters, over midnight', () => {
    expect(eachQuarter('2027-03-15T23:50', '2027-03-16T00:20')).toEqual([
      '2027-03-15T23:45',
      '2027-03-16T00:00',
      '2027-03-16T00:15',
    ])
  })
})
