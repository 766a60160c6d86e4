import { expect, it } from 'vitest'
import type { Database } from '#src/db/database.ts'
import { CachedInventory } from '#src/features/inventory/inventory-reader.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { seededRandom } from '../../../test/races/plan.ts'
import { RowReader } from './calendar-reader.ts'
import { CopyReader } from './copy-reader.ts'
import { addDays } from './engine/calendar.ts'
import { verdict } from './engine/verdict.ts'
import type { Wish } from './ports.ts'
import { Snapshots } from './snapshots.ts'
import { change, openElsewhere, openHotel, openTestDesk, request, stay, table } from './testing/desk.ts'
import type { TestDesk } from './testing/desk.ts'

const firstDay = '2026-11-20'

/** A house that sells a few rooms and tables, with all that may stand in the way: so few that every answer is given. */
async function openSmallHouse(db: Database) {
  const desk = await openTestDesk(db)
  const { inventory, owner } = desk
  const rooms = await inventory.setup.setUp(owner, {
    kind: 'stay',
    types: [
      { name: 'Standard', count: 4, maxParty: 2, priceCents: 8900 },
      { name: 'Suite', count: 2, maxParty: 4, priceCents: 17900 },
    ],
  })
  const tables = await inventory.setup.setUp(owner, {
    kind: 'table',
    types: [
      { name: 'Salle', count: 3, maxParty: 4 },
      { name: 'Terrasse', count: 2, maxParty: 2 },
    ],
    services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '00:30', weekdays: 127 }],
  })
  const [dinner] = tables.services
  await inventory.services.update(owner, dinner?.id ?? 0, { maxCovers: 14, pacingCovers: 8 })
  return { ...desk, unitIds: [...rooms.units, ...tables.units].map(({ id }) => id) }
}

class Chance {
  readonly next = seededRandom(41)

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  wish(): Wish {
    if (this.next() < 0.5) {
      const from = addDays(firstDay, this.below(24))
      const unitType = this.pick(['standard', 'suite', null])
      return stay(from, addDays(from, 1 + this.below(6)), { unitType, quantity: this.pick([1, 1, 2]) })
    }
    const minutes = 19 * 60 + 15 * this.below(23)
    const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    const date = addDays(firstDay, this.below(4) + (minutes >= 24 * 60 ? 1 : 0))
    const unitType = this.pick(['salle', 'terrasse', null])
    return table(date, time, { unitType, partySize: 1 + this.below(4) })
  }
}

type Room = Pick<TestDesk, 'desk' | 'blocks' | 'sweeper'>

/** Something that changes what is free, or tries to. */
async function writeSomething(
  chance: Chance,
  { desk, blocks, sweeper }: Room,
  house: TestDesk & { unitIds: number[] },
) {
  const { person, client, clock } = house
  const id = 1 + chance.below(40)
  const startsAt = addDays(firstDay, chance.below(24))
  const block = { startsAt, endsAt: addDays(startsAt, 2), reason: 'maintenance', label: null } as const
  const writes = [
    () => desk.book(client, request(chance.wish())),
    () => desk.book(client, request(chance.wish())),
    () => desk.book(client, request(chance.wish(), { holdMinutes: 5 })),
    () => desk.confirmHold(client, id, { consentMessageId: null }),
    () => desk.change(person, id, change({ wish: chance.wish() })),
    () => desk.change(person, id, change({ unitLocked: chance.next() < 0.5 })),
    () => desk.act(person, id, chance.pick(['cancel', 'no-show', 'check-in', 'reopen', 'complete', 'confirm'])),
    () => blocks.create(person, { ...block, unitId: chance.pick(house.unitIds) }),
    () => blocks.remove(person, 1 + chance.below(10)),
    () => sweeper.sweep(),
  ]
  if (chance.next() < 0.1) clock.move(4 * 60_000)
  await chance.pick(writes)().catch(ignoreRefusal)
}

/** Whoever writes at random is often refused. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Error && 'code' in error)) throw error
}

describeOnBothDatabases('copies of the calendar', (open) => {
  it('answer what the rows answer, whatever was written meanwhile, here or by another process', async () => {
    const url = await open.createUrl()
    const [here, there] = [await open({ url }), await open({ url })]
    const house = await openSmallHouse(here)
    const rooms: Room[] = [house, openElsewhere(there, house)]
    const question = { id: house.houseId, timezone: 'Europe/Paris', locale: 'fr' }
    const inventory = new CachedInventory()
    const rows = { db: here, snapshots: new Snapshots(inventory, new RowReader()) }
    const copies = [here, there].map((db) => ({ db, snapshots: new Snapshots(inventory, new CopyReader()) }))
    const answer = async ({ db, snapshots }: typeof rows, wish: Wish) => {
      const asked = await snapshots.ask(db.read, question, house.clock.now())
      return {
        ...(await snapshots.evaluate(db.read, asked, wish, false)),
        alternatives: await snapshots.alternatives(db.read, asked, wish, verdict('full')),
      }
    }
    const chance = new Chance()
    const found = { free: 0, moved: 0, none: 0 }
    for (let step = 0; step < 150; step++) {
      await writeSomething(chance, chance.pick(rooms), house)
      const wish = chance.wish()
      const truth = await answer(rows, wish)
      for (const copy of copies) expect(await answer(copy, wish)).toEqual(truth)
      const places = truth.candidates.flatMap(({ place }) => place ?? [])
      found[places.length === 0 ? 'none' : places.some(({ moves }) => moves.length > 0) ? 'moved' : 'free']++
    }
    expect(Math.min(found.free, found.none)).toBeGreaterThan(20)
  }, 60_000)

  it('forget a room that goes out of sale, and a place whose option has lapsed without anybody noticing', async () => {
    const house = await openSmallHouse(await open())
    const { desk, client, houseId, clock, inventory, owner } = house
    const nights = stay('2027-03-15', '2027-03-17', { unitType: 'suite' })
    const left = async () => (await desk.check(houseId, nights)).options[0]?.unitsLeft ?? 0
    await desk.book(client, request(nights, { holdMinutes: 10 }))
    expect(await left()).toBe(1)
    await inventory.units.update(owner, house.unitIds[5] ?? 0, { active: false })
    expect(await left()).toBe(0)
    clock.move(11 * 60_000)
    expect(await left()).toBe(1)
  })
  it('know at once that a stay was pinned, and that it may move again', async () => {
    const { desk, person, houseId, units } = await openHotel(await open(), 2)
    const [one, other] = units.map(({ id }) => id)
    await desk.book(person, request(stay('2027-03-15', '2027-03-17'), { unitId: one ?? 0 }))
    const { id } = await desk.book(person, request(stay('2027-03-17', '2027-03-19'), { unitId: other ?? 0 }))
    const seen: string[] = []
    for (const unitLocked of [true, false, true]) {
      await desk.change(person, id, change({ unitLocked }))
      seen.push((await desk.check(houseId, stay('2027-03-15', '2027-03-19'))).status)
    }
    expect(seen).toEqual(['full', 'available', 'full'])
  })
})
