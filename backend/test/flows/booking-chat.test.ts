import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientOf, openBookingWorld, sellRooms, sellTables } from '../support/booking-world.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describeOnBothDatabases('booking in the chat without a model', (open) => {
  let world: World
  let hotel: HouseWorld
  let restaurant: HouseWorld

  beforeAll(async () => {
    world = await openBookingWorld({ databaseUrl: await open.createUrl() })
    hotel = await world.openHouse('Hôtel des Embruns', '+33139980001')
    restaurant = await world.openHouse('La Criée', '+33139980002')
    await sellRooms(hotel)
    await sellTables(restaurant)
    const answer = 'Oui, un parking couvert à 15 € la nuit.'
    await must(hotel.owner.client.post('/api/faqs', { question: 'Avez-vous un parking ?', answer }))
  }, 30_000)
  afterAll(() => world.close())

  const guest = (number: string, house = hotel) => clientOf(world, house, number)

  it('books nothing on a yes that no recap came before', async () => {
    const client = guest('+33639980200')
    await client.say('Bonjour')
    await client.say('Oui, je confirme la réservation')
    expect(await client.bookings()).toEqual([])
  })

  it('takes neither a no, nor another date, nor a question for a yes', async () => {
    const client = guest('+33639980201')
    await client.say('Une chambre standard pour 2 du 3 au 5 février')
    expect(await client.say('Avez-vous un parking ?')).toMatch(/parking couvert[^]*confirme cette réservation/)
    expect(await client.say('oui mais du 4 au 6 février')).toMatch(/jeudi 4 février 2027 au samedi 6 février 2027/)
    expect(await client.say('non')).toContain('je ne réserve rien')
    const rows = (await client.bookings()).filter(({ starts_at: day }) => day.startsWith('2027-02'))
    expect(rows.map(({ status }) => status)).toEqual(['cancelled', 'held'])
  })

  it('asks again for dates that do not exist, are past or are vague, and for parties of nobody', async () => {
    const client = guest('+33639980202')
    expect(await client.say('Une chambre du 31 février au 3 mars pour 2')).toMatch(/n’existe pas/)
    expect(await client.say('le week-end prochain')).toMatch(/dates précises/)
    expect(await client.say('du 10 au 12 novembre 2025')).toMatch(/passée/)
    expect(await client.say('du 8 au 10 mars, pour zéro personne')).toMatch(/1 à 499/)
    expect(await client.say('pour 500 personnes')).toMatch(/1 à 499/)
  })

  it('books no option that the house has let go meanwhile, but offers it again', async () => {
    const client = guest('+33639980250')
    await client.say('Une suite pour 2 du 5 au 8 mai')
    const held = (await client.bookings()).at(-1)
    await must(hotel.owner.client.post(`/api/reservations/${held?.id ?? 0}/cancel`, {}))
    expect(await client.say('oui')).toMatch(/quelques minutes[^]*5 mai 2027[^]*que je confirme/)
    expect(await client.say('oui')).toContain('est confirmée')
    expect((await client.bookings()).slice(-2).map(({ status }) => status)).toEqual(['cancelled', 'confirmed'])
  })

  it('goes from the first question to a confirmed row', async () => {
    const client = guest('+33639980203')
    const offer = await client.say('Bonjour, une chambre pour deux du 15 au 20 mars ?')
    expect(offer).toMatch(/IA[^]*Chambre Standard : 89,00 € la nuit, total 445,00 €[^]*Suite Vue Mer : 179,00 €/)
    const recap = await client.say('la suite')
    expect(recap).toMatch(/Suite Vue Mer, du lundi 15 mars 2027 au samedi 20 mars 2027, 5 nuits, 2 personnes/)
    const before = (await client.bookings()).at(-1)
    expect(before).toMatchObject({ status: 'held', source: 'whatsapp', total_cents: 89_500, consent_message_id: null })
    expect(before?.recap_at).not.toBeNull()
    const confirmation = await client.say('oui')
    const row = (await client.bookings()).at(-1)
    expect(row).toMatchObject({ id: before?.id, status: 'confirmed', guest_name: 'Camille Martin' })
    expect(confirmation).toContain(`Votre réservation ${row?.code ?? ''} est confirmée.`)
    const thread = await client.thread()
    expect(thread.find(({ id }) => id === row?.consent_message_id)?.message).toBe('oui')
    expect(thread.flatMap(({ event }) => event?.name ?? [])).toEqual([
      'tool_availability',
      'tool_availability',
      'tool_hold',
      'tool_booked',
    ])
    expect(thread[1]?.event?.details).toMatchObject({ from: '2027-03-15', to: '2027-03-20', status: 'available' })
  })

  it('seats a party, moves it and cancels it, each after a yes', async () => {
    const client = guest('+33639980204', restaurant)
    expect(await client.say('Bonjour, une table pour 4 demain soir ?')).toMatch(/à quelle heure/)
    expect(await client.say('8h')).toMatch(/samedi 21 novembre 2026 à 20 h 00, 4 personnes/)
    expect(await client.say('parfait')).toMatch(/est confirmée/)
    expect(await client.say('Je voudrais décaler ma réservation à 21h')).toMatch(/deviendrait[^]*21 h 00/)
    expect((await client.bookings()).at(-1)).toMatchObject({ starts_at: '2026-11-21T20:00', status: 'confirmed' })
    expect(await client.say('ok')).toMatch(/est modifiée/)
    expect((await client.bookings()).at(-1)).toMatchObject({ starts_at: '2026-11-21T21:00', status: 'confirmed' })
    expect(await client.say('Je souhaite annuler ma réservation')).toMatch(/Confirmez-vous l’annulation/)
    expect((await client.bookings()).at(-1)).toMatchObject({ status: 'confirmed' })
    expect(await client.say('oui')).toMatch(/est annulée/)
    expect((await client.bookings()).at(-1)).toMatchObject({ status: 'cancelled', cancelled_by: 'client' })
  })

  it('says when it is full, what else there is, and keeps a place on the waiting list', async () => {
    for (const number of ['+33639980205', '+33639980206']) {
      const client = guest(number)
      await client.say('La suite vue mer du 1er au 3 avril pour deux')
      if (number.endsWith('5')) await client.say('oui')
      else expect(await client.say('liste d’attente')).toMatch(/liste d’attente/)
    }
    const { items } = await must<{ items: unknown[] }>(hotel.owner.client.get('/api/waitlist')).catch(() => ({
      items: [],
    }))
    expect(items.length).toBeLessThanOrEqual(1)
    const waiting = await world.context.db.read
      .selectFrom('waitlist_entries')
      .selectAll()
      .where('conciergerie_id', '=', hotel.id)
      .execute()
    expect(waiting).toMatchObject([
      { date_from: '2027-04-01', date_to: '2027-04-03', party_size: 2, status: 'waiting' },
    ])
  })

  it('neither shows nor touches the booking of somebody else, whose code is known', async () => {
    const owner = guest('+33639980207', restaurant)
    await owner.say('Une table pour 2 le 24 novembre à 20h')
    await owner.say('oui')
    const code = (await owner.bookings()).at(-1)?.code ?? ''
    const stranger = guest('+33639980208', restaurant)
    const answer = await stranger.say(`Je souhaite annuler la réservation ${code}`)
    expect(answer).not.toContain('24 novembre')
    await stranger.say('oui')
    expect((await owner.bookings()).at(-1)).toMatchObject({ code, status: 'confirmed' })
  })

  it('leaves more than three open bookings to a person', async () => {
    const client = guest('+33639980209', restaurant)
    for (const day of ['1er', '2', '3']) {
      await client.say(`Une table pour 2 le ${day} décembre à 19h30`)
      expect(await client.say('oui')).toMatch(/confirmée/)
    }
    expect(await client.say('Une table pour 2 le 4 décembre à 19h30')).toMatch(/plusieurs réservations/)
    expect((await client.bookings()).filter(({ starts_at: day }) => day.startsWith('2026-12'))).toHaveLength(3)
  })
})
