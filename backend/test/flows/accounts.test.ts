import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HttpClient, textOf } from '../support/http-client.ts'
import { logIn, must, openWorld, password } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

let world: World
let house: HouseWorld
beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Accounts', '+33639980501')
})
afterAll(() => world.close())

const email = 'owner@accounts.example'
const login = (body: object = { email, password }, client = new HttpClient(world.url)) =>
  client.post('/api/auth/login', body)

/** Waits until `end` has closed a live stream; one that stays open for ten seconds more is a failure. */
async function expectToClose(token: string, end: () => Promise<unknown>): Promise<void> {
  const response = await fetch(`${world.url}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  })
  const closed = (async () => {
    for await (const text of textOf(response)) expect(text).not.toContain('error')
  })()
  await end()
  await closed
}

describe('a session over HTTP', () => {
  it('is refused with one clear error, and a wait when there were too many', async () => {
    const client = new HttpClient(world.url)
    const answers = []
    for (let i = 0; i < 12; i++)
      answers.push(await login({ email: 'somebody@accounts.example', password: 'x' }, client))
    expect(answers[0]?.json).toEqual({
      error: { code: 'bad_credentials', message: 'E-mail ou mot de passe incorrect.' },
    })
    const refused = answers.at(-1)
    expect([refused?.status, refused?.json]).toEqual([
      429,
      {
        error: {
          code: 'rate_limited',
          message: expect.any(String) as string,
          retryAfter: expect.any(Number) as number,
        },
      },
    ])
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('comes as a cookie that no script reads, and as a token', async () => {
    const answer = await login()
    const { token } = answer.json as { token: string }
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^conciergerie_session=${token}; Max-Age=2592000; Path=/; Expires=.*; HttpOnly; SameSite=Lax$`),
    )
    expect(
      (await new HttpClient(world.url, { cookie: `conciergerie_session=${token}` }).get('/api/auth/me')).status,
    ).toBe(200)
  })

  it('is new at each login, and replaces the one that the browser had', async () => {
    const { token: first } = (await login()).json as { token: string }
    const browser = new HttpClient(world.url, { cookie: `conciergerie_session=${first}` })
    const { token: second } = (await login({ email, password }, browser)).json as { token: string }
    expect(second).not.toBe(first)
    expect((await browser.get('/api/auth/me')).status).toBe(401)
  })

  it('ends with logout: the next request is refused, the live stream closes', async () => {
    const { token, client } = await logIn(world.url, '/api/auth/login', email)
    await expectToClose(token, () => must(client.post('/api/auth/logout')))
    expect((await client.get('/api/auth/me')).status).toBe(401)
  })

  it('ends when the member is disabled or the password changes elsewhere', async () => {
    const { token, client } = await logIn(world.url, '/api/auth/login', 'concierge@accounts.example')
    const set = (status: string) =>
      must(house.owner.client.patch(`/api/members/${house.memberIds.concierge}`, { status }))
    await expectToClose(token, () => set('disabled'))
    expect((await client.get('/api/auth/me')).status).toBe(401)
    await set('active')
    const [here, there] = [
      await logIn(world.url, '/api/auth/login', 'concierge@accounts.example'),
      await logIn(world.url, '/api/auth/login', 'concierge@accounts.example'),
    ]
    await expectToClose(there.token, () =>
      must(here.client.post('/api/auth/password', { current: password, next: 'des ajoncs sur la falaise' })),
    )
    expect([(await here.client.get('/api/auth/me')).status, (await there.client.get('/api/auth/me')).status]).toEqual([
      200, 401,
    ])
  })

  it('is listed, and ended one by one', async () => {
    const { client } = await logIn(world.url, '/api/auth/login', email)
    const other = await logIn(world.url, '/api/auth/login', email)
    const { items } = await must<{ items: { id: number; current: boolean }[] }>(other.client.get('/api/auth/sessions'))
    expect(items.filter((session) => session.current)).toHaveLength(1)
    await must(client.delete(`/api/auth/sessions/${items.find((session) => session.current)?.id ?? 0}`))
    expect((await other.client.get('/api/auth/me')).status).toBe(401)
  })

  it('makes a secret once per Idempotency-Key, and keeps no copy of it', async () => {
    const owner = await logIn(world.url, '/api/auth/login', email)
    const ask = () => owner.client.post('/api/api-keys', { name: 'Caisse' }, { 'idempotency-key': 'one-key' })
    const first = await ask()
    expect([first.status, first.json]).toMatchObject([201, { key: expect.any(String) as string }])
    const again = await ask()
    expect([again.status, again.json]).toMatchObject([409, { error: { code: 'conflict' } }])
    const listed = (await owner.client.get('/api/api-keys')).json as { items: { name: string }[] }
    expect(listed.items.filter(({ name }) => name === 'Caisse')).toHaveLength(1)
  })

  it('answers « suspended » to everyone of a suspended house, keys included, and works again when it is resumed', async () => {
    const closed = await world.openHouse('Suspended', '+33639980502')
    const set = (status: string) => must(world.admin.client.patch(`/api/admin/conciergeries/${closed.id}`, { status }))
    await set('suspended')
    for (const { client } of [closed.owner, closed.concierge, closed.key])
      expect((await client.get('/api/settings')).json).toMatchObject({ error: { code: 'suspended' } })
    expect((await login({ email: 'owner@suspended.example', password })).status).toBe(403)
    await set('active')
    expect((await closed.key.client.get('/api/settings')).status).toBe(200)
  })
})

describe('behind https', () => {
  it('cookies are Secure and bound to the host', async () => {
    const secure = await openWorld({ environment: { PUBLIC_URL: 'https://maison.example' } })
    try {
      await secure.openHouse('Secure', '+33639980503')
      const answer = await new HttpClient(secure.url).post('/api/auth/login', {
        email: 'owner@secure.example',
        password,
      })
      expect(answer.headers.get('set-cookie')).toMatch(
        /^__Host-conciergerie_session=[\w-]{43}; .*; Secure; SameSite=Lax$/,
      )
    } finally {
      await secure.close()
    }
  })
})
