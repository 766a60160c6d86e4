import { afterAll, beforeAll, expect, it } from 'vitest'
import { sellRooms } from '../support/booking-world.ts'
import { readCall, readEndedCall } from '../support/call-record.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { callByTwilio, openPaperHouse } from '../support/paper-calls.ts'
import { PaperMedia, PaperTimers } from '../support/paper-media.ts'
import type { PaperCall } from '../support/paper-media.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describeOnBothDatabases('what a caller books who withholds their number', (open) => {
  const media = new PaperMedia()
  const timers = new PaperTimers()
  const number = '+33199002201'
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    ;({ world, house } = await openPaperHouse({
      databaseUrl: await open.createUrl(),
      media,
      timers,
      houseNumber: '+33199002200',
      line: { mode: 'twilio_stream', number },
    }))
    await sellRooms(house)
  })
  afterAll(() => world.close())

  const call = (from = 'anonymous@anonymous.invalid') => callByTwilio(world, media, { To: number, From: from })

  async function book(made: PaperCall, day: number, lastName: string, phone: string): Promise<void> {
    made.answer(`Une chambre standard pour deux, au nom de Paul ${lastName}.`)
    const wish = { date_from: `2027-06-${day}`, date_to: `2027-06-${day + 2}`, party_size: 2 }
    const type = { unit_type: 'chambre_standard' }
    const asked = { ...wish, ...type, first_name: 'Paul', last_name: lastName }
    made.answer(`Joignable au ${phone}.`)
    expect(await made.use('note_number', { phone })).toMatchObject({ status: 'noted' })
    const held = await made.use('create_reservation', asked)
    made.speak('Chambre standard, deux nuits. Vous confirmez ?')
    made.answer('Oui, c’est parfait.')
    expect(await made.use('create_reservation', { hold: held['hold'] })).toMatchObject({ status: 'confirmed' })
  }

  const bookingOf = async (id: number | undefined) => {
    const { items } = await must<{ items: { id: number; client: object; guestName: string }[] }>(
      house.concierge.client.get('/api/reservations?limit=100'),
    )
    return items.find((row) => row.id === id)
  }

  /** What the next calls would be recognised by: never a carrier's word for nobody. */
  const numbersOf = (clientId: number | null) =>
    world.context.db.read
      .selectFrom('client_identities')
      .select('value')
      .where('client_id', '=', clientId ?? 0)
      .execute()

  it('comes with the order to ask for a number before anything is kept, and the means to note it', async () => {
    const known = await call('+33639982201')
    expect(media.starts().at(-1)?.session.instructions).toContain('Their number is known: never ask for it.')
    expect(known.offered()).not.toContain('note_number')
    expect(await known.use('note_number', { phone: '06 39 98 22 02' })).toMatchObject({ status: 'unknown_tool' })
    known.end()
    await readEndedCall(house, known.id)
    const made = await call()
    expect(media.starts().at(-1)?.session.instructions).toContain('Their number is withheld.')
    expect(made.offered()).toContain('note_number')
    made.end()
    await readEndedCall(house, made.id)
  })

  it('is not kept while nobody could reach them', async () => {
    const made = await call()
    made.answer('Une chambre standard pour deux, au nom de Paul Ker.')
    const wish = { date_from: '2027-06-01', date_to: '2027-06-03', party_size: 2, unit_type: 'chambre_standard' }
    const name = { first_name: 'Paul', last_name: 'Ker' }
    const refused = { status: 'number_needed', say: 'À quel numéro pouvons-nous vous joindre ?' }
    expect(await made.use('create_reservation', { ...wish, ...name })).toMatchObject(refused)
    made.answer('Zéro six.')
    for (const phone of ['zéro six', '06', '', null, { digits: 6 }])
      expect(await made.use('note_number', { phone })).toMatchObject({ status: 'not_a_number' })
    expect(await made.use('create_reservation', { ...wish, ...name })).toMatchObject(refused)
    made.end()
    expect((await readEndedCall(house, made.id)).created.reservations).toEqual([])
  })

  it('waits for a place that is taken, once they can be told of it, and is not asked where one is free', async () => {
    const dates = { dateFrom: '2027-07-01', dateTo: '2027-07-03' }
    const guest = { partySize: 2, unitType: 'suite_vue_mer', firstName: 'Une', lastName: 'Autre' }
    await must(house.concierge.client.post('/api/reservations', { kind: 'stay', ...dates, ...guest }))
    const made = await call()
    const wish = { kind: 'stay', date_from: dates.dateFrom, date_to: dates.dateTo, party_size: 2 }
    const wait = (unit_type: string) => made.use('join_waitlist', { ...wish, unit_type })
    expect(await wait('chambre_standard')).toMatchObject({ status: 'available' })
    expect(await wait('suite_vue_mer')).toMatchObject({ status: 'number_needed' })
    expect(await made.use('note_number', { phone: '06 39 98 22 30' })).toMatchObject({ status: 'noted' })
    expect(await wait('suite_vue_mer')).toMatchObject({ status: 'waiting' })
    made.end()
    const { call: row } = await readEndedCall(house, made.id)
    expect(await numbersOf(row.clientId)).toEqual([{ value: '+33639982230' }])
  })

  it('stands under their name, on a card with the number that they gave', async () => {
    const made = await call()
    expect(await made.use('note_number', { phone: '06 39 98 22 99' })).toMatchObject({
      status: 'noted',
      say: 'C’est noté : 06 39 98 22 99.',
    })
    // misheard, and put right before anything was settled
    await book(made, 10, 'Kermadec', '06 39 98 22 10')
    made.end()
    const { call: row, created } = await readEndedCall(house, made.id)
    expect(row).toMatchObject({ outcome: 'reserved', phone: null })
    const booked = await bookingOf(created.reservations[0]?.id)
    expect(booked).toMatchObject({ guestName: 'Paul Kermadec', client: { id: row.clientId, phone: '+33639982210' } })
    expect(await numbersOf(row.clientId)).toEqual([{ value: '+33639982210' }])
    await eventually(async () => (await readCall(house, made.id)).facts.length > 0)
    const { facts } = await readCall(house, made.id)
    expect(facts.find(({ field }) => field === 'phone')).toMatchObject({ status: 'applied', value: '06 39 98 22 10' })
  })

  it('leaves the card of another client alone, whose number they gave', async () => {
    await must(house.concierge.client.post('/api/customers', { phone: '+33639982250', name: 'Une autre' }))
    const made = await call()
    await book(made, 14, 'Quelqu’un', '06 39 98 22 50')
    made.end()
    const { call: row, created } = await readEndedCall(house, made.id)
    expect(await bookingOf(created.reservations[0]?.id)).toMatchObject({ client: { id: row.clientId, phone: null } })
    expect(await numbersOf(row.clientId)).toEqual([])
  })

  it('is theirs alone: the next caller without a number gets another card', async () => {
    const made = await call()
    await book(made, 20, 'Le Goff', '06 39 98 22 20')
    expect(await made.use('find_reservation', {})).toMatchObject({ status: 'ok' })
    made.end()
    const { call: row } = await readEndedCall(house, made.id)
    const next = await call()
    expect(await next.use('find_reservation', {})).toMatchObject({ status: 'not_found' })
    next.end()
    expect((await readEndedCall(house, next.id)).call.clientId).not.toBe(row.clientId)
  })
})
