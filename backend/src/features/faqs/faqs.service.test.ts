import { expect, it } from 'vitest'
import type { Database } from '#src/db/database.ts'
import { EventLog } from '#src/live/event-log.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { houseOf, insertHouse, memberOf } from '../../../test/support/house-with-faqs.ts'
import { FaqCatalog } from './faq-catalog.ts'
import { FaqShelves } from './faq-shelves.ts'
import { FaqWriter } from './faq-writer.ts'
import { FaqsService } from './faqs.service.ts'

const parking = { question: 'Avez-vous un parking ?', answer: 'Oui, un parking couvert à 15 € la nuit.' }
const breakfast = { question: 'À quelle heure est le petit-déjeuner ?', answer: 'De 7 h à 10 h 30.', category: 'Repas' }

async function open(db: Database) {
  const now = () => new Date('2026-11-02T08:00:00.000Z')
  const writer = new FaqWriter({ events: new EventLog(db, now), now })
  const catalog = new FaqCatalog(db)
  const house = await insertHouse(db, 'Les Quais')
  const other = await insertHouse(db, 'Ailleurs')
  const houses = { read: (id: number) => Promise.resolve(houseOf(id, 'Les Quais')) }
  const service = new FaqsService({ db, now, writer, catalog, houses })
  return { db, catalog, service, house, me: memberOf(house), stranger: memberOf(other), shelves: new FaqShelves(db) }
}

const versionsOf = (db: Database, faqId: number) =>
  db.read
    .selectFrom('faq_versions')
    .select(['version', 'answer', 'by'])
    .where('faq_id', '=', faqId)
    .orderBy('version')
    .execute()
const eventsOf = async (db: Database, house: number) =>
  (
    await db.read
      .selectFrom('events')
      .select(['topic', 'entity_id'])
      .where('conciergerie_id', '=', house)
      .orderBy('seq')
      .execute()
  ).map((event) => `${event.topic}:${event.entity_id}`)
const today = { day: '2026-11-02', message: '', history: [] }

describeOnBothDatabases('FAQs', (openDb) => {
  it('another house can neither read, change, delete nor restore a FAQ', async () => {
    const { catalog, service, me, stranger } = await open(await openDb())
    const { faq } = await service.create(me, parking)
    const absent = { code: 'not_found' }
    await expect(catalog.read(stranger.conciergerieId, faq.id)).rejects.toMatchObject(absent)
    await expect(service.update(stranger, faq.id, { answer: 'Non.' })).rejects.toMatchObject(absent)
    await expect(service.remove(stranger, faq.id)).rejects.toMatchObject(absent)
    await expect(service.restore(stranger, faq.id)).rejects.toMatchObject(absent)
    expect(await catalog.list(stranger.conciergerieId, { q: 'parking' })).toMatchObject({
      items: [],
      total: 0,
      categories: [],
    })
    expect(await service.findSimilar(stranger.conciergerieId, parking.question)).toEqual([])
  })

  it('a FAQ may not end before it begins', async () => {
    const { service, me } = await open(await openDb())
    const wrong = { ...parking, validFrom: '2026-12-24', validTo: '2026-12-01' }
    await expect(service.create(me, wrong)).rejects.toMatchObject({ code: 'invalid' })
    const { faq } = await service.create(me, { ...parking, validTo: '2026-12-01' })
    await expect(service.update(me, faq.id, { validFrom: '2026-12-02' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('aliases are folded, kept once, and never repeat the question', async () => {
    const { service, me } = await open(await openDb())
    const { faq } = await service.create(me, {
      ...parking,
      aliases: ['Où se garer ?', 'ou se garer', 'AVEZ VOUS UN PARKING', '  ', 'Garage ?'],
    })
    expect(faq.aliases).toEqual(['Où se garer ?', 'Garage ?'])
  })

  it('a version is kept when the words change, and none when only a switch does', async () => {
    const { db, service, me } = await open(await openDb())
    const { faq } = await service.create(me, parking)
    await service.update(me, faq.id, { active: false, category: 'Accès' })
    const changed = await service.update(me, faq.id, { answer: 'Oui, à 18 € la nuit.' })
    expect(changed).toMatchObject({ version: 2, active: false, category: 'Accès', aliases: [] })
    expect(await versionsOf(db, faq.id)).toEqual([
      { version: 1, answer: parking.answer, by: 'Camille' },
      { version: 2, answer: 'Oui, à 18 € la nuit.', by: 'Camille' },
    ])
  })

  it('changes made at the same moment are all kept, each wording as a version of its own', async () => {
    const { db, catalog, service, me } = await open(await openDb())
    for (let round = 0; round < 5; round++) {
      const { faq } = await service.create(me, { ...parking, aliases: ['garage'] })
      await Promise.all([
        service.update(me, faq.id, { answer: 'Oui, à 20 € la nuit.' }),
        service.update(me, faq.id, { question: 'Où puis-je me garer ?' }),
        service.update(me, faq.id, { category: 'Accès' }),
        service.update(me, faq.id, { aliases: ['garage', 'stationnement'] }),
      ])
      expect((await versionsOf(db, faq.id)).map(({ version }) => version)).toEqual([1, 2, 3])
      expect(await catalog.read(me.conciergerieId, faq.id)).toMatchObject({
        question: 'Où puis-je me garer ?',
        answer: 'Oui, à 20 € la nuit.',
        category: 'Accès',
      })
    }
  })

  it('a deleted FAQ is gone everywhere, and comes back with its aliases', async () => {
    const { db, catalog, service, me, house, shelves } = await open(await openDb())
    const { faq } = await service.create(me, { ...parking, aliases: ['Où se garer ?'] })
    await service.remove(me, faq.id)
    await expect(catalog.read(house, faq.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(service.remove(me, faq.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await shelves.open(house, today)).exact('où se garer')).toBeNull()
    expect(await service.restore(me, faq.id)).toMatchObject({ id: faq.id, aliases: ['Où se garer ?'] })
    expect((await shelves.open(house, today)).exact('où se garer')).toMatchObject({ id: faq.id })
    expect(await eventsOf(db, house)).toEqual([`faqs:${faq.id}`, `faqs:${faq.id}`, `faqs:${faq.id}`])
  })

  it('the search folds accents and case, and looks in aliases too', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    const ids = [
      (await service.create(me, { ...parking, aliases: ['Où garer la voiture ?'] })).faq.id,
      (await service.create(me, breakfast)).faq.id,
    ]
    const search = async (q: string) => (await catalog.list(house, { q })).items.map(({ id }) => id)
    expect(await search('PETIT dejeuner')).toEqual([ids[1]])
    expect(await search('ou voiture')).toEqual([ids[0]])
    expect(await search('spa')).toEqual([])
  })

  it('pages follow one another without repeating or losing a FAQ, searched or not', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    for (let number = 1; number <= 5; number++)
      await service.create(me, { question: `Question ${number} ?`, answer: 'Réponse.', active: number % 2 === 0 })
    const walk = async (q: string | undefined) => {
      const pages: string[][] = []
      let cursor: string | undefined
      do {
        const page = await catalog.list(house, { q, limit: 2, cursor })
        expect(page).toMatchObject({ total: 5, activeTotal: 2 })
        pages.push(page.items.map(({ question }) => question))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return pages
    }
    const pages = [['Question 5 ?', 'Question 4 ?'], ['Question 3 ?', 'Question 2 ?'], ['Question 1 ?']]
    expect(await walk(undefined)).toEqual(pages)
    expect(await walk('question')).toEqual(pages)
  })

  it('categories, languages and the switch filter the list', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    await service.create(me, { ...parking, active: false })
    await service.create(me, breakfast)
    await service.create(me, { question: 'Do you have a pool?', answer: 'Yes.', locale: 'en', category: 'Extras' })
    const list = await catalog.list(house, {})
    expect(list.categories).toEqual(['Extras', 'Repas'])
    expect((await catalog.list(house, { locale: 'en' })).items).toHaveLength(1)
    expect((await catalog.list(house, { active: false })).items).toMatchObject([{ question: parking.question }])
    expect(await catalog.list(house, { category: 'Repas', active: true })).toMatchObject({ total: 1, activeTotal: 2 })
  })

  it('only FAQs that are on and valid today are on the shelf', async () => {
    const { service, me, house, shelves } = await open(await openDb())
    await service.create(me, { ...parking, active: false })
    await service.create(me, { ...breakfast, validFrom: '2026-11-02', validTo: '2026-11-02' })
    const on = async (day: string) => (await shelves.open(house, { ...today, day })).faqs.length
    expect([await on('2026-11-01'), await on('2026-11-02'), await on('2026-11-03')]).toEqual([0, 1, 0])
  })

  it('a shelf that was opened before sees every later change', async () => {
    const { service, me, house, shelves } = await open(await openDb())
    const { faq } = await service.create(me, parking)
    expect((await shelves.open(house, today)).exact('garage')).toBeNull()
    await service.update(me, faq.id, { aliases: ['Garage ?'] })
    expect((await shelves.open(house, today)).exact('garage')).toMatchObject({ id: faq.id })
    await service.update(me, faq.id, { answer: 'Non.' })
    expect((await shelves.open(house, today)).faqs).toMatchObject([{ answer: 'Non.', version: 2 }])
  })

  it('a wording close to a FAQ that exists is said when another is added', async () => {
    const { service, me } = await open(await openDb())
    const { faq } = await service.create(me, parking)
    await service.create(me, breakfast)
    const { similar } = await service.create(me, { question: 'Y a-t-il un parking à l’hôtel ?', answer: 'Oui.' })
    expect(similar).toMatchObject([{ faqId: faq.id, question: parking.question }])
    expect(similar[0]?.score).toBeGreaterThan(0.3)
  })

  it('an import skips what the house has already, word for word', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    await service.create(me, parking)
    const items = [{ ...parking, question: 'avez-vous un PARKING' }, breakfast, breakfast]
    expect(await service.importMany(me, items)).toEqual({ added: 1, skipped: 2 })
    expect((await catalog.list(house, {})).total).toBe(2)
  })

  it('ten starters of the trade are added switched off, and only once', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    expect(await service.addStarters(me)).toHaveLength(10)
    expect(await service.addStarters(me)).toEqual([])
    expect(await catalog.list(house, {})).toMatchObject({ total: 10, activeTotal: 0 })
  })

  it('starters that are asked for twice at once are added once', async () => {
    const { catalog, service, me, house } = await open(await openDb())
    const added = await Promise.all([service.addStarters(me), service.addStarters(me), service.addStarters(me)])
    expect(added.flat()).toHaveLength(10)
    expect(await catalog.readAll(house)).toHaveLength(10)
  })

  it('uses are counted in the transaction that sends the answer, for this house only', async () => {
    const { db, catalog, service, me, stranger, house } = await open(await openDb())
    const { faq } = await service.create(me, parking)
    await db.write((tx) => service.countUse(tx, stranger.conciergerieId, [faq.id]))
    await db.write((tx) => service.countUse(tx, house, [faq.id]))
    await db.write((tx) => service.countUse(tx, house, []))
    expect(await catalog.read(house, faq.id)).toMatchObject({
      usageCount: 1,
      lastUsedAt: '2026-11-02T08:00:00.000Z',
      version: 1,
    })
  })

  it('a house of thousands of FAQs takes down those near the question', async () => {
    const { service, me, house, shelves } = await open(await openDb())
    const subjects = Array.from({ length: 2_100 }, (_, number) => ({
      question: `Où est la salle ${number} ?`,
      answer: `Au couloir ${number}.`,
    }))
    for (let from = 0; from < subjects.length; from += 300)
      await service.importMany(me, subjects.slice(from, from + 300))
    const { faq } = await service.create(me, { ...parking, aliases: ['Garage voiture ?'] })
    const shelf = await shelves.open(house, { ...today, message: 'vous avez un parking', history: ['Bonjour'] })
    expect(shelf.faqs.length).toBeLessThan(200)
    expect(shelf.rank('vous avez un parking')[0]).toMatchObject({ faqId: faq.id })
    expect(shelf.offer('vous avez un parking', [])).toMatchObject({ complete: false })
    expect((await shelves.open(house, { ...today, message: 'garage voiture' })).exact('garage voiture')).toMatchObject({
      id: faq.id,
    })
  }, 120_000)
})
