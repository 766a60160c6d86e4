import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LeftMessage, Reservation } from '@conciergerie/contract'
import { signTwilioRequest } from '#src/http/signatures.ts'
import { openBookingWorld, sellRooms } from '../support/booking-world.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { HttpClient } from '../support/http-client.ts'
import { must, smsNumber, twilioAccount } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const makeSid = () => `SM${randomBytes(16).toString('hex')}`

describeOnBothDatabases('SMS from clients', (open) => {
  let world: World
  let house: HouseWorld
  let other: HouseWorld

  beforeAll(async () => {
    world = await openBookingWorld({ databaseUrl: await open.createUrl() })
    house = await world.openHouse('La Pointe', '+33139980021')
    other = await world.openHouse('Le Phare', '+33139980022')
    for (const one of [house, other]) await sellRooms(one)
  })
  afterAll(() => world.close())

  async function post(path: string, form: Record<string, string>, token = twilioAccount.token) {
    const raw = new URLSearchParams(form).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signTwilioRequest(token, world.url + path, form),
    }
    return (await new HttpClient(world.url).request('POST', path, { raw, headers })).status
  }
  const formOf = (From: string, Body: string, more: Record<string, string> = {}) => ({
    AccountSid: twilioAccount.sid,
    MessageSid: makeSid(),
    From,
    To: smsNumber,
    Body,
    ...more,
  })
  const write = (from: string, text: string, more = {}) => post('/webhook/sms', formOf(from, text, more))
  const textsTo = (number: string) =>
    world.simulator.twilio.messages.all.filter(({ to }) => to === number).map(({ body }) => body)
  const left = async ({ owner }: HouseWorld, phone: string) =>
    (await must<{ items: LeftMessage[] }>(owner.client.get('/api/messages'))).items.filter(
      ({ client }) => client?.phone === phone,
    )
  const historyOf = async ({ owner }: HouseWorld, id: number) =>
    (
      await must<{ history: { type: string; actor: string; data: object }[] }>(
        owner.client.get(`/api/reservations/${id}`),
      )
    ).history
      .filter(({ type }) => type === 'reminded')
      .map(({ actor, data }) => [actor, data])

  /** Somebody who has booked on a website and never wrote on WhatsApp, reminded by SMS. */
  async function reminded(at: HouseWorld, phone: string, more: object = {}) {
    const { reservation } = await must<{ reservation: Reservation }>(
      at.key.client.post('/api/reservations', {
        kind: 'stay',
        dateFrom: '2026-12-05',
        dateTo: '2026-12-06',
        partySize: 1,
        firstName: 'Zoé',
        lastName: phone.slice(-3),
        phone,
        ...more,
      }),
    )
    await eventually(() => textsTo(phone).find((body) => body.includes('confirmée')))
    const asked = await must<object>(at.owner.client.post(`/api/notifications/reminder/${reservation.id}`, {}))
    expect(asked).toEqual({ sent: 'sms', to: phone })
    await eventually(async () => (await historyOf(at, reservation.id)).length > 0)
    return reservation
  }

  it('are refused when Twilio has not signed them, and pass by when nobody has the number', async () => {
    expect(await post('/webhook/sms', formOf('+33639980701', '1'), 'another-token-long-enough')).toBe(403)
    expect(await post('/webhook/sms/status?house=1', formOf('+33639980701', ''), 'another-token-long-enough')).toBe(403)
    expect(await write('+33639980701', '1', { To: '+33139989999' })).toBe(200)
    expect(await left(house, '+33639980701')).toEqual([])
  })

  it('1 after a reminder is noted and thanked for once, however often Twilio says it', async () => {
    const phone = '+33639980702'
    const { id } = await reminded(house, phone)
    const form = formOf(phone, '1')
    expect([await post('/webhook/sms', form), await post('/webhook/sms', form)]).toEqual([200, 200])
    await eventually(() => textsTo(phone).find((body) => body.includes("c'est noté")))
    expect(await historyOf(house, id)).toEqual([
      ['system', { template: 'reminder_day', via: 'sms' }],
      ['client', { answer: 'confirm', message: `sms:${form.MessageSid}` }],
    ])
    expect(textsTo(phone).filter((body) => body.includes("c'est noté"))).toHaveLength(1)
    expect(await left(house, phone)).toEqual([])
  })

  it('3 cancels nothing by itself: it waits for a person, first in their list', async () => {
    const phone = '+33639980703'
    const { id, code } = await reminded(house, phone)
    expect(await write(phone, ' 3 ')).toBe(200)
    await eventually(() => textsTo(phone).find((body) => body.includes('transmise')))
    const [message] = await left(house, phone)
    expect(message).toMatchObject({ source: 'sms', urgency: 'high', text: expect.stringContaining(code) as string })
    const { reservation } = await must<{ reservation: Reservation }>(house.owner.client.get(`/api/reservations/${id}`))
    expect(reservation.status).toBe('confirmed')
  })

  it('on a number that houses share are for the one that told them last', async () => {
    const phone = '+33639980704'
    await reminded(house, phone)
    await reminded(other, phone)
    expect(await write(phone, 'Peut-on arriver à 23 h ?')).toBe(200)
    expect(await left(house, phone)).toEqual([])
    expect(await left(other, phone)).toMatchObject([{ text: 'Peut-on arriver à 23 h ?', urgency: 'normal' }])
  })

  it('on a number of its own are for that house, and no other may take it', async () => {
    const own = '+33139987777'
    const patch = (at: HouseWorld) => at.owner.client.patch('/api/settings', { sms: { number: own } })
    const { settings } = await must<{ settings: { sms: object } }>(patch(house))
    expect(settings.sms).toEqual({ number: own, source: 'own', webhookUrl: `${world.url}/webhook/sms` })
    expect((await patch(other)).status).toBe(409)
    const stranger = '+33639980707'
    expect(await write(stranger, 'Bonjour', { To: own })).toBe(200)
    expect([(await left(house, stranger)).length, (await left(other, stranger)).length]).toEqual([1, 0])
    await must(house.owner.client.patch('/api/settings', { sms: { number: null } }))
  })

  it('STOP is obeyed without a word, and START takes it back', async () => {
    const phone = '+33639980705'
    const { id } = await reminded(other, phone)
    const before = textsTo(phone).length
    expect(await write(phone, 'Stop', { OptOutType: 'STOP' })).toBe(200)
    const refused = await other.owner.client.post(`/api/notifications/reminder/${id}`, {})
    expect(refused.json).toMatchObject({ error: { code: 'opted_out' } })
    expect(await write(phone, 'START')).toBe(200)
    expect([textsTo(phone).length, await left(other, phone)]).toEqual([before, []])
    expect((await other.owner.client.post(`/api/notifications/reminder/${id}`, {})).status).toBeLessThan(300)
  })

  it('that a phone never got goes on by letter, once, and the house sees it', async () => {
    const phone = '+33639980706'
    world.simulator.twilio.statuses.next({ fail: { code: 30036, status: 'undelivered' } }, { to: phone, times: 9 })
    const { reservation } = await must<{ reservation: Reservation }>(
      other.key.client.post('/api/reservations', {
        kind: 'stay',
        dateFrom: '2026-12-08',
        dateTo: '2026-12-09',
        partySize: 1,
        firstName: 'Ana',
        lastName: 'Six',
        phone,
      }),
    )
    // no letter to fall back on: shown to the people of the house
    const told = await eventually(async () => {
      const { items } = await must<{ items: { type: string; detail: string }[] }>(
        other.owner.client.get('/api/notifications'),
      )
      return items.find(({ type }) => type === 'delivery_failed')
    })
    expect(told.detail).toContain('30036')
    const { client } = reservation
    await must(other.owner.client.patch(`/api/clients/${client.id}`, { email: 'ana@example.com' }))
    await must(other.owner.client.post(`/api/notifications/reminder/${reservation.id}`, {}))
    await world.simulator.smtp.waitFor(({ to, subject }) => to[0] === 'ana@example.com' && subject !== '')
    await eventually(async () => (await historyOf(other, reservation.id)).length === 3)
    expect(await historyOf(other, reservation.id)).toEqual([
      ['system', { template: 'reminder_day', via: 'sms' }],
      ['system', { template: 'reminder_day', via: 'sms', undelivered: '30036' }],
      ['system', { template: 'reminder_day', via: 'email' }],
    ])
  })
})
