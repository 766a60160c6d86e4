import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@conciergerie/contract'
import { HttpClient } from '../support/http-client.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const site = 'https://www.maison.example'
const stranger = 'https://evil.example'

let world: World
let house: HouseWorld
let key: string

beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Website', '+33639980601')
  await must(
    house.owner.client.post('/api/inventory/setup', {
      kind: 'stay',
      types: [{ name: 'Standard', count: 30, maxParty: 2, priceCents: 8900 }],
    }),
  )
  const made = { name: 'Site', kind: 'publishable', origins: [site] }
  key = (await must<{ key: string }>(house.owner.client.post('/api/api-keys', made))).key
})
afterAll(() => world.close())

const page = (headers: Record<string, string> = {}) =>
  new HttpClient(world.url, { 'x-api-key': key, origin: site, ...headers })
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const wish = { dateFrom: dayFromNow(30), dateTo: dayFromNow(32), partySize: 2 }
let phones = 0
const guest = () => ({ firstName: 'Zoé', lastName: 'Martin', phone: `+3363998${String(10_00 + ++phones)}` })
const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin')

describe('a page of another site', () => {
  it('is refused with a key that is not for it, and cannot read why', async () => {
    for (const origin of [stranger, 'null', 'http://www.maison.example']) {
      const answer = await page({ origin }).post('/api/availability/check', wish)
      expect([answer.status, allowed(answer)]).toEqual([403, null])
    }
  })

  it('is refused without an origin: the key is no password for programs', async () => {
    const answer = await new HttpClient(world.url, { 'x-api-key': key }).post('/api/availability/check', wish)
    expect(answer.status).toBe(403)
  })

  it('is refused with a cookie, a session or a secret key instead of the publishable one', async () => {
    const proofs = [
      { cookie: `conciergerie_session=${house.owner.token}` },
      { authorization: `Bearer ${house.owner.token}` },
      { 'x-api-key': house.key.token },
      { 'x-api-key': 'pk_unknown' },
    ]
    for (const proof of proofs) {
      const answer = await new HttpClient(world.url, { origin: site, ...proof }).post('/api/reservations', {})
      expect([answer.status, allowed(answer)]).toEqual([expect.toBeOneOf([401, 403]), null])
    }
  })

  it('is let in nowhere else', async () => {
    for (const path of ['/api/reservations', '/api/clients', '/api/settings', '/api/unit-types', '/reservations']) {
      const answer = await page().get(path)
      expect([path, answer.status, allowed(answer)]).toEqual([path, 401, null])
    }
    const write = await page().post('/api/faqs', { question: 'Où ?', answer: 'Ici.' })
    expect([write.status, allowed(write)]).toEqual([403, null])
    const form = await page().request('POST', '/api/reservations', {
      raw: 'a=b',
      headers: { 'content-type': 'text/plain' },
    })
    expect(form.status).toBe(415)
  })
})

describe('a browser that asks before it calls', () => {
  const preflight = (path: string) =>
    new HttpClient(world.url).request('OPTIONS', path, {
      headers: { origin: site, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' },
    })

  it('is told what a site may do, without credentials', async () => {
    const answer = await preflight('/api/reservations')
    expect(answer.status).toBe(204)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Content-Type, X-Api-Key, Idempotency-Key',
      vary: expect.stringContaining('Origin') as string,
    })
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('is told nothing of what is not for sites', async () => {
    for (const path of ['/api/reservations/1', '/api/faqs', '/api/auth/login', '/reservations'])
      expect([path, allowed(await preflight(path))]).toEqual([path, null])
  })
})

describe('a website of the house', () => {
  it('asks what is free', async () => {
    const answer = await page().post('/api/availability/check', wish)
    expect([answer.status, allowed(answer)]).toEqual([200, site])
    expect(answer.json).toMatchObject({ status: 'available', options: [{ unitType: 'standard', totalCents: 17800 }] })
  })

  it('reads why a form is refused, field by field', async () => {
    const answer = await page().post('/api/reservations', { ...wish, dateTo: wish.dateFrom })
    expect([answer.status, allowed(answer)]).toEqual([400, site])
    expect(answer.json).toMatchObject({
      error: { code: 'invalid', fields: { dateTo: expect.any(String) as string, phone: expect.any(String) as string } },
    })
  })

  it('books once for one key of the form, and learns little of it', async () => {
    const body = { ...wish, ...guest(), source: 'concierge', quotedTotalCents: 17800 }
    const twice = [
      await page().post('/api/reservations', body, { 'idempotency-key': 'form-1' }),
      await page().post('/api/reservations', body, { 'idempotency-key': 'form-1' }),
    ]
    expect(twice.map(({ status }) => status)).toEqual([201, 201])
    expect(twice[1]?.json).toEqual(twice[0]?.json)
    const { reservation } = twice[0]?.json as { reservation: Record<string, unknown> }
    expect(Object.keys(reservation).toSorted()).toEqual(
      Object.keys(api.reservations.create.response.shape.reservation.options[1].shape).toSorted(),
    )
    expect(reservation).toMatchObject({ status: 'confirmed', totalCents: 17800 })
    const { reservation: row } = await must<{ reservation: object }>(
      house.owner.client.get(`/api/reservations/${String(reservation['id'])}`),
    )
    expect(row).toMatchObject({ source: 'web', guestName: 'Zoé Martin' })
    const other = await page().post('/api/reservations', { ...body, partySize: 1 }, { 'idempotency-key': 'form-1' })
    expect(other.status).toBe(422)
  })

  it('is never given what the house was answered under the same key', async () => {
    const body = { ...wish, ...guest() }
    const headers = { 'idempotency-key': 'shared' }
    const ofHouse = await house.owner.client.post('/api/reservations', body, headers)
    const ofSite = await page().post('/api/reservations', body, headers)
    expect([ofHouse.status, ofSite.status]).toEqual([201, 201])
    expect(ofSite.text).not.toContain('client')
  })

  it.each([
    ['a card of the house', { clientId: 1 }],
    ['a room of its choice', { unitId: 1 }],
    ['an option', { holdMinutes: 60 }],
    ['a note among colleagues', { internalNote: 'VIP' }],
    ['a rule that only the house lifts', { override: true }],
    ['a crowd', { partySize: 21 }],
    ['a winter', { dateTo: dayFromNow(70) }],
    ['a day years ahead', { dateFrom: dayFromNow(500), dateTo: dayFromNow(501) }],
    ['half of the hotel', { quantity: 4 }],
  ])('is refused %s', async (_, asked) => {
    const answer = await page().post('/api/reservations', { ...wish, ...guest(), ...asked })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('"fields"') as string])
  })

  it('books three times for one number, not four', async () => {
    const { phone, ...name } = guest()
    const statuses = []
    for (let i = 0; i < 4; i++) {
      const dates = { dateFrom: dayFromNow(40 + 3 * i), dateTo: dayFromNow(41 + 3 * i) }
      // as a person writes it, and from another place each time
      const body = { ...dates, partySize: 1, ...name, phone: i % 2 === 0 ? phone : phone.replace('+33', '0') }
      statuses.push((await page().post('/api/reservations', body)).status)
    }
    expect(statuses).toEqual([201, 201, 201, 429])
  })

  it('books a few times from one place, all at once or one by one, and refusals do not count', async () => {
    const client = page()
    const book = (from: number) =>
      client.post('/api/reservations', {
        dateFrom: dayFromNow(from),
        dateTo: dayFromNow(from + 1),
        partySize: 1,
        ...guest(),
      })
    for (let i = 0; i < 6; i++)
      expect((await client.post('/api/reservations', { ...wish, ...guest(), quotedTotalCents: 1 })).status).toBe(409)
    const answers = await Promise.all([60, 61, 62, 63, 64, 65, 66, 67].map(book))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 201, 429, 429, 429])
    const refused = await book(70)
    expect([refused.status, allowed(refused), refused.headers.get('retry-after')]).toEqual([429, site, '3600'])
  })

  it('ends with its key', async () => {
    const { items } = await must<{ items: { id: number; kind: string; key: string | null }[] }>(
      house.owner.client.get('/api/api-keys'),
    )
    const mine = items.find(({ kind }) => kind === 'publishable')
    expect(mine?.key).toBe(key)
    await must(house.owner.client.delete(`/api/api-keys/${mine?.id ?? 0}`))
    expect((await page().post('/api/availability/check', wish)).status).toBe(401)
  })
})
