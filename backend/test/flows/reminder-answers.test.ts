import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientOf, movingClock, openBookingWorld, sellRooms } from '../support/booking-world.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describeOnBothDatabases('the answer to a reminder', (open) => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openBookingWorld({ databaseUrl: await open.createUrl(), overrides: { now: movingClock } })
    house = await world.openHouse('La Table', '+33139980011')
    await must(
      house.owner.client.post('/api/inventory/setup', {
        kind: 'table',
        types: [{ name: 'Salle', count: 6, maxParty: 4 }],
        services: [{ name: 'Dîner', firstSeating: '19:00', lastSeating: '21:30', weekdays: 127 }],
      }),
    )
  })
  afterAll(() => world.close())

  const historyOf = async (id: number) =>
    (
      await world.context.db.read
        .selectFrom('reservation_events')
        .select(['type', 'actor', 'data'])
        .where('reservation_id', '=', id)
        .execute()
    )
      .filter(({ type }) => type === 'reminded')
      .map(({ actor, data }) => [actor, JSON.parse(data) as unknown])

  /** Somebody who has booked in the chat, and was reminded by hand. */
  async function reminded(number: string) {
    const client = clientOf(world, house, number)
    await client.say('Bonjour, une table pour 2 demain soir à 20h ?')
    await client.say('oui')
    const booked = await eventually(async () =>
      (await client.bookings()).findLast(({ status }) => status === 'confirmed'),
    )
    const asked = await must<object>(house.owner.client.post(`/api/notifications/reminder/${booked.id}`, {}))
    expect(asked).toEqual({ sent: 'whatsapp', to: number })
    const sent = () => world.simulator.twilio.messages.sent({ to: number }).map(({ body }) => body)
    await eventually(() => sent().find((body) => body.includes('Répondez 1')))
    const answer = async (text: string, expected: RegExp) => {
      const before = sent().length
      await world.simulator.twilio.phone(number, house.number).say({ body: text })
      return eventually(() =>
        sent()
          .slice(before)
          .find((body) => expected.test(body)),
      )
    }
    const status = async () => (await client.bookings()).find(({ id }) => id === booked.id)?.status
    return { id: booked.id, status, answer }
  }

  it('3 cancels, after a yes and not before', async () => {
    const client = await reminded('+33639980301')
    await client.answer('3', /Confirmez-vous l’annulation/)
    expect(await client.status()).toBe('confirmed')
    await client.answer('oui', /est annulée/)
    expect(await client.status()).toBe('cancelled')
    expect(await historyOf(client.id)).toEqual([
      ['system', { template: 'reminder_day', via: 'whatsapp' }],
      ['client', { answer: 'cancel', message: expect.stringMatching(/^chat:\d+$/) as string }],
    ])
  })

  it('1 is noted and thanked for', async () => {
    const client = await reminded('+33639980302')
    await client.answer('1', /c’est noté/)
    expect((await historyOf(client.id)).at(-1)).toEqual([
      'client',
      { answer: 'confirm', message: expect.stringMatching(/^chat:\d+$/) as string },
    ])
    expect(await client.status()).toBe('confirmed')
  })

  it('2 asks what to change, and changes it after a yes', async () => {
    const client = await reminded('+33639980303')
    await client.answer('2.', /modifier|changer|changement/i)
    await client.answer('à 21h', /deviendrait/)
    await client.answer('oui', /est modifiée/)
    expect((await historyOf(client.id)).at(-1)).toEqual([
      'client',
      { answer: 'change', message: expect.stringMatching(/^chat:\d+$/) as string },
    ])
  })

  it('means nothing special once the house has said something else', async () => {
    const client = await reminded('+33639980304')
    await client.answer('Merci', /./)
    await client.answer('3', /./)
    expect(await client.status()).toBe('confirmed')
    expect(await historyOf(client.id)).toHaveLength(1)
  })

  it('to an offer of the waiting list takes the place with a plain yes', async () => {
    const hotel = await world.openHouse('Hôtel des Embruns', '+33139980012')
    await sellRooms(hotel)
    const first = clientOf(world, hotel, '+33639980311')
    await first.say('La suite vue mer du 1er au 3 avril pour deux')
    await first.say('oui')
    const [taken] = await first.bookings()
    const second = clientOf(world, hotel, '+33639980312')
    await second.say('La suite vue mer du 1er au 3 avril pour deux')
    await second.say('liste d’attente')
    const author = { conciergerieId: hotel.id, name: 'Yann', kind: 'person' } as const
    await world.context.bookings.desk.act(author, taken?.id ?? 0, 'cancel')
    const offer = () =>
      world.simulator.twilio.messages.sent({ to: second.number }).find(({ body }) => body.includes('s’est libérée'))
    expect((await eventually(offer)).body).toContain('Répondez OUI')
    await world.simulator.twilio.phone(second.number, hotel.number).say({ body: 'OUI' })
    const statuses = async () => (await second.bookings()).map(({ status }) => status)
    await eventually(async () => (await statuses())[1] === 'confirmed')
    expect(await statuses()).toEqual(['cancelled', 'confirmed'])
  })
})
