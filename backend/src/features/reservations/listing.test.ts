import { expect, it } from 'vitest'
import type { House } from '#src/features/conciergeries/house.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { ListingService } from './listing.service.ts'
import { csvHead, csvOf } from './reservations-csv.ts'
import { openHotel, request, stay } from './testing/desk.ts'

const guest = (name: string, phone: string) => ({ clientId: null, name, phone, email: null })

describeOnBothDatabases('the lists of reservations', (open) => {
  const start = async () => {
    const desk = await openHotel(await open(), 5)
    const houses = { read: (id: number) => Promise.resolve({ id, timezone: 'Europe/Paris', locale: 'fr' } as House) }
    const listing = new ListingService({ db: desk.db, now: desk.clock.now, houses })
    const book = (from: string, to: string, more: Parameters<typeof request>[1] = {}) =>
      desk.desk.book(desk.person, request(stay(from, to), { override: true, ...more }))
    const idsOf = async (query: Parameters<ListingService['list']>[1]) =>
      (await listing.list(desk.houseId, query)).items.map(({ id }) => id)
    return { ...desk, listing, book, idsOf }
  }

  it('refuse a cursor that is none of theirs', async () => {
    const { listing, houseId } = await start()
    await expect(listing.list(houseId, { cursor: 'WzFd' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('begin with the last day, or go on from a given one, page by page and each once', async () => {
    const { listing, houseId, book, idsOf } = await start()
    const ids: number[] = []
    for (const day of ['03', '01', '02', '01', '02']) ids.push((await book(`2026-12-${day}`, '2026-12-09')).id)
    const [third, first, second, firstToo, secondToo] = ids
    expect(await idsOf({})).toEqual([third, secondToo, second, firstToo, first])
    const found: (number | undefined)[] = []
    let cursor: string | null | undefined
    do {
      const page = await listing.list(houseId, {
        from: '2026-12-01',
        to: '2026-12-02',
        limit: 3,
        cursor: cursor ?? undefined,
      })
      found.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual([first, firstToo, second, secondToo])
  })

  it('show a day as a reception reads it', async () => {
    const { desk, person, book, idsOf } = await start()
    const here = await book('2026-11-19', '2026-11-22')
    const leaving = await book('2026-11-19', '2026-11-20')
    const coming = await book('2026-11-20', '2026-11-25')
    const absent = await book('2026-11-20', '2026-11-25')
    for (const { id } of [here, leaving]) await desk.act(person, id, 'check-in')
    await desk.act(person, absent.id, 'no-show')
    expect(await idsOf({ view: 'arrivals' })).toEqual([coming.id])
    expect(await idsOf({ view: 'departures' })).toEqual([leaving.id])
    expect(await idsOf({ view: 'in_house' })).toEqual([here.id, leaving.id])
    expect(await idsOf({ view: 'no_show' })).toEqual([absent.id])
    expect(await idsOf({ view: 'departures', date: '2026-11-22' })).toEqual([here.id])
    expect(await idsOf({ view: 'requested' })).toEqual([])
    expect(await idsOf({ view: 'tables' })).toEqual([])
  })

  it('find by code, name, reference and number, and take signs for what they are', async () => {
    const { db, book, idsOf } = await start()
    const zoe = await book('2026-12-01', '2026-12-02', { guest: guest('Zoé Martin', '06 39 98 01 01') })
    const paul = await book('2026-12-01', '2026-12-02', {
      guest: guest('Paul 100 % Durand', '06 39 98 02 02'),
      externalRef: 'RES-77',
    })
    await db.write(({ q }) =>
      q
        .insertInto('client_terms')
        .values(
          ['zoe', 'martin', '0639980101'].map((term) => ({
            conciergerie_id: zoe.client.id > 0 ? 1 : 0,
            term,
            client_id: zoe.client.id,
          })),
        )
        .execute(),
    )
    expect(await idsOf({ q: zoe.code.replace('-', ' ').toLowerCase() })).toEqual([zoe.id])
    expect(await idsOf({ q: 'RES-77' })).toEqual([paul.id])
    expect(await idsOf({ q: 'zoé mart' })).toEqual([zoe.id])
    expect(await idsOf({ q: 'martin zo' })).toEqual([zoe.id])
    expect(await idsOf({ q: '06 39 98 01' })).toEqual([zoe.id])
    expect(await idsOf({ q: '100 %' })).toEqual([paul.id])
    expect(await idsOf({ q: '%' })).toEqual([paul.id])
    expect(await idsOf({ q: 'Zoé', clientId: paul.client.id })).toEqual([])
  })

  it('go out as a file that a spreadsheet does not run', async () => {
    const { houseId, listing, book } = await start()
    await book('2026-12-01', '2026-12-03', {
      guest: guest('=HYPERLINK("http://x")', '06 39 98 01 01'),
      requests: 'a;b',
    })
    const rows: string[] = []
    for await (const page of listing.exportAll(houseId, {})) rows.push(...page.map(csvOf))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(`;"'=HYPERLINK(""http://x"")";'+33639980101;`)
    expect(rows[0]).toContain(';178,00;')
    expect(rows[0]).toContain(';"a;b";')
    expect(csvHead('fr')).toMatch(/^code;statut;nom;/)
    expect(csvHead('en').split(';')).toHaveLength(csvHead('fr').split(';').length)
  })

  it('speak as an earlier system did, without what was called off', async () => {
    const { desk, person, houseId, listing, book } = await start()
    const kept = await book('2026-12-01', '2026-12-03', { guest: guest('Marie Anne Le Goff', '06 39 98 01 01') })
    const gone = await book('2026-12-01', '2026-12-03')
    await desk.act(person, gone.id, 'cancel')
    expect(await listing.listBefore(houseId)).toEqual({
      total: 1,
      reservations: [
        {
          id: kept.id,
          nom: 'Goff',
          prenom: 'Marie Anne Le',
          email: null,
          telephone: '+33639980101',
          date_arrivee: '2026-12-01',
          date_depart: '2026-12-03',
          type_chambre: 'standard',
          nombre_personnes: 2,
          demandes_speciales: null,
          date_creation: kept.createdAt,
        },
      ],
    })
    await expect(listing.readBefore(houseId, gone.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listing.readBefore(houseId + 1, kept.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
