import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse } from '../../../test/support/rooms.ts'
import { CachedInventory } from './inventory-reader.ts'
import { readVersion } from './inventory.store.ts'
import { openInventory, ownerOf } from './testing/room.ts'

/** @param faults field → its words in French, or anything */
function fields(faults: Record<string, unknown>): Error {
  const phrases = Object.entries(faults).map(([name, fault]) => [
    name,
    typeof fault === 'string' ? (expect.objectContaining({ fr: fault }) as unknown) : fault,
  ])
  return expect.objectContaining({ code: 'invalid', fields: Object.fromEntries(phrases) as unknown }) as Error
}
const code = (name: string) => expect.objectContaining({ code: name }) as Error

describeOnBothDatabases('the inventory', (open) => {
  const start = async () => {
    const db = await open()
    const house = await addHouse(db)
    const rooms = openInventory(db)
    const actor = ownerOf(house)
    const standard = await rooms.types.create(actor, { name: 'Standard', kind: 'stay', maxParty: 2 })
    const hall = await rooms.types.create(actor, { name: 'Salle', kind: 'table', maxParty: 40 })
    const table = (name: string, maxParty = 2) => rooms.units.create(actor, { unitTypeId: hall.id, name, maxParty })
    return { db, house, actor, standard, hall, table, ...rooms }
  }

  it('refuses a type that contradicts itself', async () => {
    const { actor, types, standard, hall } = await start()
    await expect(types.update(actor, standard.id, { maxAdults: 3 })).rejects.toThrow(
      fields({ maxAdults: 'Pas plus que la capacité du type, 2 personnes.' }),
    )
    await expect(types.update(actor, standard.id, { minNights: 5, maxNights: 3 })).rejects.toThrow(
      fields({ minNights: 'Le minimum dépasse le maximum.' }),
    )
    await expect(types.update(actor, hall.id, { basePriceCents: 1 })).rejects.toThrow(
      fields({ basePriceCents: expect.objectContaining({ en: 'A table has no price: leave this empty.' }) }),
    )
    await expect(types.update(actor, standard.id, { cityTaxMode: 'percent' })).rejects.toThrow(
      fields({ cityTaxBasisPoints: expect.anything() }),
    )
    await expect(types.create(actor, { name: 'Autre', kind: 'stay', maxParty: 2, code: 'standard' })).rejects.toThrow(
      code('conflict'),
    )
  })

  it('refuses units that contradict their type or each other', async () => {
    const { actor, units, standard } = await start()
    const unit = await units.create(actor, { unitTypeId: standard.id, name: '101' })
    await expect(units.create(actor, { unitTypeId: standard.id, name: ' 101' })).rejects.toThrow(
      fields({ name: 'Ce nom est déjà pris.' }),
    )
    await expect(units.create(actor, { unitTypeId: standard.id, name: '102', maxParty: 3 })).rejects.toThrow(
      fields({ maxParty: expect.anything() }),
    )
    await expect(units.update(actor, unit.id, { minParty: 2, maxParty: 1 })).rejects.toThrow(
      fields({ minParty: expect.anything() }),
    )
  })

  it('refuses to join tables of two areas, rooms, the same table twice or the same tables twice', async () => {
    const { actor, types, units, combos, standard, table } = await start()
    const terrace = await types.create(actor, { name: 'Terrasse', kind: 'table', maxParty: 10 })
    const [a, b] = [await table('T1'), await table('T2')]
    const outside = await units.create(actor, { unitTypeId: terrace.id, name: 'X1' })
    const rooms = [
      await units.create(actor, { unitTypeId: standard.id, name: '101' }),
      await units.create(actor, { unitTypeId: standard.id, name: '102' }),
    ]
    const refused = async (unitIds: number[], words: string) => {
      await expect(combos.create(actor, { unitIds })).rejects.toThrow(fields({ unitIds: words }))
    }
    await refused([a.id, outside.id], 'Choisissez des tables d’un même espace.')
    await refused(
      rooms.map(({ id }) => id),
      'Seules des tables peuvent être réunies.',
    )
    await refused([a.id, a.id], 'Une table est citée deux fois.')
    await combos.create(actor, { unitIds: [a.id, b.id] })
    await refused([b.id, a.id], 'Ces tables sont déjà réunies.')
  })

  it('refuses services that last for ever, start between quarters or overlap', async () => {
    const { actor, services, standard } = await start()
    const dinner = { name: 'Dîner', firstSeating: '19:00', lastSeating: '00:30' }
    const create = (change: Partial<Parameters<typeof services.create>[1]>) =>
      services.create(actor, { ...dinner, ...change })
    await expect(create({ firstSeating: '19:10' })).rejects.toThrow(fields({ firstSeating: expect.anything() }))
    await expect(create({ lastSeating: '18:00' })).rejects.toThrow(fields({ lastSeating: expect.anything() }))
    await expect(create({ weekdays: 0 })).rejects.toThrow(fields({ weekdays: expect.anything() }))
    await expect(create({ unitTypeIds: [standard.id] })).rejects.toThrow(
      fields({ unitTypeIds: 'Un service ne sert que des espaces à tables.' }),
    )
    const made = await create({})
    await expect(create({ name: 'Souper', firstSeating: '23:00' })).rejects.toThrow(
      fields({ firstSeating: 'Ce service empiète sur « Dîner » : mêmes jours, mêmes heures.' }),
    )
    expect((await services.update(actor, made.id, { firstSeating: '18:30' })).firstSeating).toBe('18:30')
  })

  it('refuses rules that end before they start, say nothing or speak of what is not theirs', async () => {
    const { actor, rules, standard, hall } = await start()
    const christmas = { dateFrom: '2026-12-24', dateTo: '2026-12-26' }
    await expect(rules.create(actor, { ...christmas, dateTo: '2026-12-24', closed: true })).rejects.toThrow(
      fields({ dateTo: 'La fin doit venir après le début.' }),
    )
    await expect(rules.create(actor, christmas)).rejects.toThrow(
      fields({ dateTo: 'Cette règle ne change rien : indiquez un prix, une fermeture ou une condition.' }),
    )
    await expect(rules.create(actor, { ...christmas, unitTypeId: hall.id, priceCents: 100 })).rejects.toThrow(
      fields({ priceCents: expect.anything() }),
    )
    await expect(
      rules.create(actor, { ...christmas, unitTypeId: standard.id, openFrom: '12:00', openTo: '13:00' }),
    ).rejects.toThrow(fields({ openFrom: expect.anything(), openTo: expect.anything() }))
    const rule = await rules.create(actor, { ...christmas, closed: true })
    await expect(rules.update(actor, rule.id, { closed: null })).rejects.toThrow(code('invalid'))
  })

  it('answers what is another house’s like what does not exist, and leaves it as it was', async () => {
    const { db, house, actor, types, units, combos, services, rules, standard, table } = await start()
    const [a, b] = [await table('T1'), await table('T2')]
    const combo = await combos.create(actor, { unitIds: [a.id, b.id] })
    const service = await services.create(actor, { name: 'Midi', firstSeating: '12:00', lastSeating: '14:00' })
    const rule = await rules.create(actor, { dateFrom: '2026-12-24', dateTo: '2026-12-26', closed: true })
    const stranger = ownerOf(await addHouse(db, { name: 'Autre' }))
    const version = await readVersion(db.read, house)
    const days = { dateFrom: '2026-12-24', dateTo: '2026-12-26', closed: true }
    const tries = [
      () => types.update(stranger, standard.id, {}),
      () => types.remove(stranger, standard.id),
      () => units.create(stranger, { unitTypeId: standard.id, name: '101' }),
      () => units.update(stranger, a.id, {}),
      () => units.remove(stranger, a.id),
      () => combos.create(stranger, { unitIds: [a.id, b.id] }),
      () => combos.remove(stranger, combo.id),
      () => services.update(stranger, service.id, {}),
      () => services.remove(stranger, service.id),
      () =>
        services.create(stranger, {
          name: 'x',
          firstSeating: '12:00',
          lastSeating: '14:00',
          unitTypeIds: [standard.id],
        }),
      () => rules.create(stranger, { ...days, unitTypeId: standard.id }),
      () => rules.create(stranger, { ...days, serviceId: service.id }),
      () => rules.update(stranger, rule.id, {}),
      () => rules.remove(stranger, rule.id),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(code('not_found'))
    expect(await readVersion(db.read, house)).toBe(version)
    expect(
      await Promise.all([types.list(stranger, null), units.list(stranger, null), rules.list(stranger, {})]),
    ).toEqual([[], [], []])
  })

  it('raises the version and tells the screens with every change, and with no refusal', async () => {
    const { db, house, actor, types, standard } = await start()
    const countEvents = () =>
      db.read
        .selectFrom('events')
        .select('topic')
        .where('conciergerie_id', '=', house)
        .where('topic', '=', 'inventory')
        .execute()
    const before = { version: await readVersion(db.read, house), events: (await countEvents()).length }
    await types.update(actor, standard.id, { name: 'Chambre standard' })
    expect(await readVersion(db.read, house)).toBeGreaterThan(before.version)
    expect(await countEvents()).toHaveLength(before.events + 1)
    const after = await readVersion(db.read, house)
    await expect(types.update(actor, standard.id, { minNights: 3, maxNights: 1 })).rejects.toThrow()
    expect(await readVersion(db.read, house)).toBe(after)
    expect(await countEvents()).toHaveLength(before.events + 1)
  })

  it('takes things out of sale rather than away', async () => {
    const { db, house, actor, types, units, standard } = await start()
    const unit = await units.create(actor, { unitTypeId: standard.id, name: '101' })
    await units.remove(actor, unit.id)
    expect(await units.list(actor, 'stay')).toEqual([expect.objectContaining({ id: unit.id, active: false })])
    await types.remove(actor, standard.id)
    expect(await types.list(actor, 'stay')).toEqual([expect.objectContaining({ active: false, units: 0 })])
    expect((await new CachedInventory().read(db.read, house)).unitTypes.map(({ code }) => code)).toEqual(['salle'])
  })

  it('lets rooms follow the capacity of their type', async () => {
    const { actor, types, units, standard } = await start()
    await units.create(actor, { unitTypeId: standard.id, name: '101' })
    const sizes = async () => (await units.list(actor, 'stay')).map(({ maxParty }) => maxParty)
    await types.update(actor, standard.id, { maxParty: 3 })
    expect(await sizes()).toEqual([3])
    await types.update(actor, standard.id, { maxParty: 1 })
    expect(await sizes()).toEqual([1])
  })

  it('joins tables for parties that none of them holds alone', async () => {
    const { actor, combos, table } = await start()
    const [a, b] = [await table('T1', 2), await table('T2', 4)]
    const combo = await combos.create(actor, { unitIds: [b.id, a.id] })
    expect(combo).toMatchObject({ name: 'T1 + T2', unitIds: [a.id, b.id], minParty: 5, maxParty: 6 })
    await combos.remove(actor, combo.id)
    expect(await combos.list(actor)).toEqual([])
  })

  it('keeps what a change does not name, and empties what it names as nothing', async () => {
    const { actor, rules, services } = await start()
    const rule = await rules.create(actor, {
      dateFrom: '2026-07-01',
      dateTo: '2026-09-01',
      priceCents: 12000,
      minNights: 2,
      label: 'Été',
    })
    expect(await rules.update(actor, rule.id, { minNights: null })).toEqual({ ...rule, minNights: null })
    expect(await rules.list(actor, { from: '2026-09-01' })).toEqual([])
    expect(await rules.list(actor, { from: '2026-08-31', to: '2026-09-02' })).toHaveLength(1)
    const lunch = await services.create(actor, { name: 'Midi', firstSeating: '12:00', lastSeating: '14:00' })
    expect(lunch.turnTimes).toEqual([
      { max: 2, minutes: 90 },
      { max: 4, minutes: 105 },
      { max: 6, minutes: 120 },
      { max: 99, minutes: 150 },
    ])
    expect((await services.update(actor, lunch.id, { maxCovers: 40 })).maxCovers).toBe(40)
    expect((await services.update(actor, lunch.id, { maxCovers: null })).maxCovers).toBeNull()
  })
})
