import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse } from '../../../test/support/rooms.ts'
import { CachedInventory } from './inventory-reader.ts'
import { openInventory, ownerOf } from './testing/room.ts'

const invalid = (names: Record<string, unknown> = {}) =>
  expect.objectContaining({ code: 'invalid', fields: expect.objectContaining(names) as object }) as Error

describeOnBothDatabases('the set-up wizard', (open) => {
  const start = async () => {
    const db = await open()
    const actor = ownerOf(await addHouse(db))
    return { db, actor, ...openInventory(db) }
  }

  it('sets a hotel up in one go', async () => {
    const { db, actor, setup, units } = await start()
    const made = await setup.setUp(actor, {
      kind: 'stay',
      types: [
        { name: 'Standard', count: 2, maxParty: 2, priceCents: 8900 },
        { name: 'Suite Vue Mer', count: 1, maxParty: 2, priceCents: 17900 },
      ],
    })
    expect(made.unitTypes.map(({ code, basePriceCents, units: n }) => [code, basePriceCents, n])).toEqual([
      ['standard', 8900, 2],
      ['suite_vue_mer', 17900, 1],
    ])
    expect(made.units.map(({ name }) => name)).toEqual(['101', '102', '201'])
    expect(made.services).toEqual([])
    expect(await units.list(actor, 'stay')).toEqual(made.units)
    expect((await new CachedInventory().read(db.read, actor.conciergerieId)).units).toHaveLength(3)
  })

  it('sets a restaurant up in one go: one area for tables of several sizes, lunch and dinner', async () => {
    const { db, setup } = await start()
    const actor = ownerOf(await addHouse(db, { name: 'Chez Nous' }))
    const made = await setup.setUp(actor, {
      kind: 'table',
      types: [
        { name: 'Salle', count: 2, maxParty: 2 },
        { name: 'salle', count: 1, maxParty: 6 },
      ],
    })
    expect(made.unitTypes).toMatchObject([{ code: 'salle', maxParty: 10, units: 3 }])
    expect(made.units.map(({ name, maxParty }) => [name, maxParty])).toEqual([
      ['T1', 2],
      ['T2', 2],
      ['T3', 6],
    ])
    expect(made.services.map(({ name, firstSeating }) => [name, firstSeating])).toEqual([
      ['Déjeuner', '12:00'],
      ['Dîner', '19:00'],
    ])
    const again = await setup.setUp(actor, { kind: 'table', types: [{ name: 'Terrasse', count: 1, maxParty: 4 }] })
    expect([again.units[0]?.name, again.services]).toEqual(['T4', []])
  })

  it('sets nothing up when a part of it is refused', async () => {
    const { actor, setup, units } = await start()
    const services = [
      { name: 'Midi', firstSeating: '12:00', lastSeating: '14:00', weekdays: 127 },
      { name: 'Brunch', firstSeating: '13:00', lastSeating: '15:00', weekdays: 64 },
    ]
    const types = [{ name: 'Terrasse', count: 3, maxParty: 4 }]
    await expect(setup.setUp(actor, { kind: 'table', types, services })).rejects.toThrow(invalid())
    await expect(
      setup.setUp(actor, { kind: 'table', types: [{ name: 'Terrasse', count: 1, maxParty: 4, priceCents: 1 }] }),
    ).rejects.toThrow(invalid({ 'types.0.priceCents': expect.anything() as unknown }))
    expect(await units.list(actor, 'table')).toEqual([])
  })
})
