import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse } from '../../../test/support/rooms.ts'
import { CachedInventory } from './inventory-reader.ts'
import { raiseVersion } from './inventory.store.ts'

describeOnBothDatabases('the copy of what a house sells', (open) => {
  const start = async () => {
    const db = await open()
    const house = await addHouse(db)
    const addType = (code: string, active = 1) =>
      db.write(async ({ q }) => {
        await raiseVersion(q, house)
        const row = { conciergerie_id: house, kind: 'stay' as const, code, name: code, max_party: 2, active }
        return (await q.insertInto('unit_types').values(row).returning('id').executeTakeFirstOrThrow()).id
      })
    const addUnit = (unit_type_id: number, name: string) =>
      db.write(async ({ q }) => {
        await raiseVersion(q, house)
        await q.insertInto('units').values({ conciergerie_id: house, unit_type_id, name, max_party: 2 }).execute()
      })
    return { db, house, addType, addUnit, reader: new CachedInventory() }
  }

  it('is empty for a house that sells nothing', async () => {
    const { db, house, reader } = await start()
    const inventory = await reader.read(db.read, house)
    expect(inventory).toMatchObject({ version: 0, unitTypes: [], units: [], combos: [], services: [], rules: [] })
  })

  it('is the same object until something changes, then holds the change', async () => {
    const { db, house, addType, addUnit, reader } = await start()
    const type = await addType('standard')
    const first = await reader.read(db.read, house)
    expect(await reader.read(db.read, house)).toBe(first)
    await addUnit(type, '101')
    expect((await reader.read(db.read, house)).units.map(({ name }) => name)).toEqual(['101'])
  })

  it('leaves out what is out of sale and orders names as people do', async () => {
    const { db, house, addType, addUnit, reader } = await start()
    const [type, gone] = [await addType('salle'), await addType('terrasse', 0)]
    for (const name of ['T10', 'T2', 'T1']) await addUnit(type, name)
    await addUnit(gone, 'T3')
    const inventory = await reader.read(db.read, house)
    expect(inventory.unitTypes.map(({ code }) => code)).toEqual(['salle'])
    expect(inventory.units.map(({ name }) => name)).toEqual(['T1', 'T2', 'T10'])
  })

  it('keeps nothing of a transaction that was rolled back', async () => {
    const { db, house, addType, reader } = await start()
    const undone = db.write(async ({ q }) => {
      await raiseVersion(q, house)
      const row = { conciergerie_id: house, kind: 'stay' as const, code: 'undone', name: 'undone', max_party: 2 }
      await q.insertInto('unit_types').values(row).execute()
      expect((await reader.read(q, house)).unitTypes).toHaveLength(1)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await reader.read(db.read, house)).unitTypes).toEqual([])
    await addType('kept')
    expect((await reader.read(db.read, house)).unitTypes.map(({ code }) => code)).toEqual(['kept'])
  })
})
