import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { NoticePreferences } from '@conciergerie/contract'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld, smsNumber } from '../world.ts'
import type { HouseWorld, Person, World } from '../world.ts'

const day = 24 * 3_600_000
const dayAfter = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)

describeOnBothDatabases('telling people', (open) => {
  let world: World
  let house: HouseWorld
  let ahead = 0

  beforeAll(async () => {
    world = await openWorld({
      worker: true,
      databaseUrl: await open.createUrl(),
      overrides: { now: () => new Date(Date.now() + ahead) },
    })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    const { unitType } = await must<{ unitType: { id: number } }>(
      house.owner.client.post('/api/unit-types', {
        code: 'standard',
        name: 'Standard',
        kind: 'stay',
        maxParty: 2,
        basePriceCents: 8900,
      }),
    )
    for (const name of ['101', '102', '103'])
      await must(house.owner.client.post('/api/units', { unitTypeId: unitType.id, name }))
  })
  afterAll(() => world.close())
  beforeEach(() => {
    ahead = 0
    world.simulator.smtp.reset()
    world.simulator.twilio.messages.clear()
  })

  const textsTo = (number: string) => world.simulator.twilio.messages.all.filter(({ to }) => to === number)
  const put = (person: Person, path: string, body: object) => person.client.request('PUT', path, { body })
  const preferencesOf = async (person: HouseWorld['owner']) =>
    (await must<{ preferences: NoticePreferences }>(person.client.get('/api/notifications/preferences'))).preferences

  it('keeps what each person chose, and refuses a number that is none', async () => {
    const before = await preferencesOf(house.owner)
    expect(before).toMatchObject({ phone: null, quiet: null, sound: true, available: { sms: true, email: true } })
    expect(before.channels.reservation_new).toEqual({ sms: true, email: true })
    expect((await preferencesOf(house.concierge)).channels.reservation_new).toEqual({ sms: false, email: false })
    const refused = await put(house.owner, '/api/notifications/preferences', { phone: '12', sound: false })
    expect([refused.status, (await preferencesOf(house.owner)).sound]).toEqual([400, true])
    const unknown = await put(house.owner, '/api/notifications/preferences', {
      channels: { everything: { sms: true, email: true } },
    })
    expect(unknown.status).toBe(400)
    const change = {
      phone: '06 39 98 00 01',
      channels: { reservation_new: { sms: true, email: false } },
      quiet: { from: '22:00', to: '07:00' },
      sound: false,
    }
    await must(put(house.owner, '/api/notifications/preferences', change))
    expect(await preferencesOf(house.owner)).toMatchObject({
      phone: '+33639980001',
      quiet: { from: '22:00', to: '07:00' },
      sound: false,
      channels: { reservation_new: { sms: true, email: false }, order_new: { sms: false, email: true } },
    })
    await must(
      put(house.owner, '/api/notifications/preferences', {
        quiet: null,
        channels: { reservation_new: { sms: true, email: true } },
      }),
    )
  })

  it('lets owners choose what clients are sent', async () => {
    expect((await put(house.concierge, '/api/notifications/clients', { arrivalText: 'x' })).status).toBe(403)
    await must(
      put(house.owner, '/api/notifications/clients', {
        enabled: { thanks: false },
        arrivalText: 'Sonnez deux fois.',
      }),
    )
    const { settings } = await must<{ settings: object }>(house.concierge.client.get('/api/notifications/clients'))
    expect(settings).toMatchObject({ enabled: { thanks: false, confirmation: true }, arrivalText: 'Sonnez deux fois.' })
  })

  it('sends a test by each channel that is on', async () => {
    const { results } = await must<{ results: object[] }>(house.owner.client.post('/api/notifications/test', {}))
    expect(results).toEqual([
      { channel: 'sms', state: 'queued', to: '+33639980001' },
      { channel: 'email', state: 'queued', to: expect.stringContaining('owner@') as string },
    ])
    const sms = await eventually(() => textsTo('+33639980001')[0])
    expect([sms.from, sms.body]).toEqual([smsNumber, expect.stringContaining("Message d'essai")])
    await world.simulator.smtp.waitFor(({ subject }) => subject.includes('Message d’essai'))
  })

  it('from a booking of the website: the manager by SMS and letter, the client in writing, reminded when asked, and told of the end', async () => {
    const phone = '+33639980777'
    const author = { conciergerieId: house.id, name: 'Site', kind: 'site' } as const
    const reservation = await world.context.bookings.desk.book(author, {
      wish: {
        kind: 'stay',
        unitType: 'standard',
        from: dayAfter(20),
        to: dayAfter(22),
        partySize: 2,
        adults: 2,
        children: 0,
        quantity: 1,
      },
      guest: { clientId: null, name: 'Noémie Carle', phone, email: 'noemie@example.com' },
      source: 'web',
      conversationId: null,
      callId: null,
      requests: null,
      occasion: null,
      internalNote: null,
      locale: null,
      externalRef: null,
      unitId: null,
      quotedTotalCents: null,
      holdMinutes: null,
      idempotencyKey: null,
    })
    expect(reservation.status).toBe('confirmed')
    const told = await eventually(() => textsTo('+33639980001').find(({ body }) => body.includes(reservation.code)))
    expect(told.body).toContain('Nouvelle réservation : Noémie Carle')
    await world.simulator.smtp.waitFor(
      ({ to, subject }) => to[0]?.startsWith('owner@') === true && subject.includes('Noémie Carle'),
    )
    const letter = await world.simulator.smtp.waitFor(({ to }) => to[0] === 'noemie@example.com')
    expect(letter.attachments).toEqual(['reservation.ics'])
    expect(await eventually(() => textsTo(phone)[0])).toMatchObject({
      body: expect.stringContaining('est confirmée') as string,
    })
    const refused = await house.key.client.post('/api/notifications/reminder/999999', {})
    expect(refused.status).toBe(404)
    const asked = await must<object>(house.key.client.post(`/api/notifications/reminder/${reservation.id}`, {}))
    expect(asked).toEqual({ sent: 'sms', to: phone })
    await eventually(() => textsTo(phone).find(({ body }) => body.includes('nous vous attendons')))
    await world.context.bookings.desk.act(author, reservation.id, 'cancel')
    await world.simulator.smtp.waitFor(
      ({ to, subject }) => to[0] === 'noemie@example.com' && subject.includes('annulée'),
    )
    expect((await house.key.client.post(`/api/notifications/reminder/${reservation.id}`, {})).status).toBe(409)
  })
})
