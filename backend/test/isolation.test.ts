import { allRoutes } from '@conciergerie/contract'
import type { RouteSpec } from '@conciergerie/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyProperties, exampleBody, exampleQuery, exampleWith } from './isolation/examples.ts'
import { fillHouse, snapshot } from './isolation/belongings.ts'
import type { Belongings } from './isolation/belongings.ts'
import { hasId, namedThings, nowhere, pathWith } from './isolation/targets.ts'
import { describeOnBothDatabases } from './support/databases.ts'
import { HttpClient, textOf } from './support/http-client.ts'
import type { Answer } from './support/http-client.ts'
import { must, openWorld } from './world.ts'
import type { HouseWorld, World } from './world.ts'

/*
 * Generated from the contract: every route × every role × the ids of another house. A route added tomorrow is walked
 * tomorrow, or fails here until someone says what its ids are.
 */
const canary = 'CANARY-of-the-other-house'
const routes = allRoutes.filter((route) => !route.who.includes('webhook'))
const nameOf = ({ method, path }: RouteSpec) => `${method} ${path}`

/** Every house sees every request, without who asked: reading and voting for another's is what they are for. */
const shared = /^(GET \/api\/feature-requests\/:id|(POST|DELETE) \/api\/feature-requests\/:id\/(vote|follow))$/
/** Ends the caller's own session, which the walk still needs. */
const endings = new Set(['POST /api/auth/logout', 'POST /api/admin/auth/logout'])
/** Parts that say nothing when what they name is not ours: nothing happens to it either. */
const silent = new Set(['POST /api/notifications/read id', 'POST /api/conversations/:id/send suggestionOf'])

const roles = ['owner', 'concierge', 'key', 'admin', 'site'] as const
type Role = (typeof roles)[number]
const isAllowed = (route: RouteSpec, role: Role) => route.who.includes(role)
const isPublic = (route: RouteSpec) => route.who.includes('public')

const seen = ({ status, text }: Answer) => ({ status, text })

describeOnBothDatabases('isolation', (open) => {
  let world: World
  let ours: HouseWorld
  let mine: Belongings
  let theirs: Belongings
  let clients: Record<Role, HttpClient>

  beforeAll(async () => {
    world = await openWorld({ databaseUrl: await open.createUrl() })
    ours = await world.openHouse('Ours', '+33639980301')
    const others = await world.openHouse(canary, '+33639980302')
    mine = await fillHouse(world.context.db, ours.id, 'of-our-own')
    theirs = await fillHouse(world.context.db, others.id, canary)
    clients = {
      owner: ours.owner.client,
      concierge: ours.concierge.client,
      key: ours.key.client,
      admin: world.admin.client,
      site: await openSite(world, ours),
    }
  })
  afterAll(() => world.close())

  const call = (client: HttpClient, route: RouteSpec, ids: Belongings) => {
    if (route.consumes)
      return client.request(route.method, pathWith(route, ids), {
        raw: new Uint8Array([1, 2, 3]),
        headers: { 'content-type': 'image/png' },
      })
    const body = exampleBody(route)
    return client.request(route.method, pathWith(route, ids), body ? { body } : {})
  }

  it('knows every route of the contract', async () => {
    for (const route of routes)
      expect([nameOf(route), (await call(world.anonymous, route, nowhere)).text]).not.toEqual([
        nameOf(route),
        expect.stringContaining('Cette adresse n’existe pas'),
      ])
  })

  it('leaves only reviewed routes open to everyone', () => {
    expect(routes.filter(isPublic).map(nameOf).toSorted()).toEqual([
      'GET /api/docs',
      'GET /api/invitations/:token',
      'GET /api/media/shared/:token',
      'GET /api/openapi.json',
      'GET /api/status',
      'GET /health',
      'GET /metrics',
      'GET /ready',
      'POST /api/admin/auth/login',
      'POST /api/auth/login',
      'POST /api/auth/reset-password',
      'POST /api/invitations/accept',
    ])
  })

  it('refuses every role that a route does not name, whatever the id', async () => {
    for (const route of routes.filter((candidate) => !isPublic(candidate))) {
      expect([nameOf(route), (await call(world.anonymous, route, theirs)).status]).toEqual([nameOf(route), 401])
      for (const role of roles.filter((candidate) => !isAllowed(route, candidate))) {
        const answer = await call(clients[role], route, theirs)
        expect([nameOf(route), role, answer.status]).toEqual([nameOf(route), role, expect.toBeOneOf([401, 403])])
        expect(answer.text).not.toContain(canary)
      }
    }
  })

  it('answers another house’s id exactly as one that does not exist, and changes nothing of theirs', async () => {
    const before = await snapshot(world.context.db, theirs.conciergerie)
    for (const route of routes.filter(hasId)) {
      for (const role of roles.filter((candidate) => candidate !== 'admin' && isAllowed(route, candidate))) {
        const [there, absent] = [await call(clients[role], route, theirs), await call(clients[role], route, nowhere)]
        expect(there.text).not.toContain(canary)
        if (shared.test(nameOf(route))) continue
        if (route.path.startsWith('/api/feature-requests/'))
          expect([nameOf(route), there.status]).toEqual([nameOf(route), expect.toBeOneOf([403, 404])])
        else expect([nameOf(route), role, seen(there)]).toEqual([nameOf(route), role, { ...seen(absent), status: 404 }])
      }
    }
    expect(await snapshot(world.context.db, theirs.conciergerie)).toEqual(before)
  })

  it('takes no id of another house in a body', async () => {
    const before = await snapshot(world.context.db, theirs.conciergerie)
    for (const route of routes.filter((candidate) => !isPublic(candidate) && !candidate.who.includes('admin'))) {
      for (const [path, thing] of namedThings(bodyProperties(route))) {
        const part = `${nameOf(route)} ${path.join('.')}`
        const many = path.at(-1)?.endsWith('s') ?? false
        const ask = (id: number) =>
          clients.owner.request(route.method, pathWith(route, mine), {
            body: exampleWith(route, path, many ? [id] : id),
          })
        const [there, absent] = [await ask(theirs[thing]), await ask(nowhere[thing])]
        expect([part, there.status, there.text]).toEqual([part, absent.status, expect.not.stringContaining(canary)])
        if (silent.has(part)) continue
        expect([part, seen(there)]).toEqual([part, seen(absent)])
        expect([part, there.status]).toEqual([
          part,
          expect.toSatisfy((status: number) => status >= 400 && status < 500),
        ])
      }
    }
    expect(await snapshot(world.context.db, theirs.conciergerie)).toEqual(before)
  })

  it('lists, searches, counts and exports nothing of another house', async () => {
    const before = await snapshot(world.context.db, theirs.conciergerie)
    for (const route of routes.filter((candidate) => !hasId(candidate) && !endings.has(nameOf(candidate)))) {
      for (const role of roles.filter((candidate) => candidate !== 'admin' && isAllowed(route, candidate))) {
        const answer = await call(clients[role], route, mine)
        expect([nameOf(route), role, answer.status, answer.text]).toEqual([
          nameOf(route),
          role,
          expect.toSatisfy((status: number) => status < 500),
          expect.not.stringContaining(canary),
        ])
      }
    }
    expect(await snapshot(world.context.db, theirs.conciergerie)).toEqual(before)
  })

  it('finds nothing of another house by its words or its people', async () => {
    for (const route of routes.filter(
      (candidate) =>
        candidate.method === 'GET' &&
        candidate.query &&
        isAllowed(candidate, 'owner') &&
        !hasId(candidate) &&
        candidate.produces === undefined,
    )) {
      const keys = Object.keys(route.query?.shape ?? {})
      const asked = new URLSearchParams({
        ...exampleQuery(route),
        ...(keys.includes('q') ? { q: canary } : {}),
        ...(keys.includes('question') ? { question: canary } : {}),
        ...(keys.includes('assignee') ? { assignee: String(theirs.member) } : {}),
      })
      const answer = await clients.owner.get(`${route.path}?${asked.toString()}`)
      expect([nameOf(route), answer.status, answer.text]).toEqual([
        nameOf(route),
        200,
        expect.not.stringContaining(canary),
      ])
    }
  })

  it('carries no event of another house in a live stream', async () => {
    const response = await fetch(`${world.url}/api/live`, {
      headers: { authorization: `Bearer ${ours.owner.token}` },
      signal: AbortSignal.timeout(10_000),
    })
    const faq = { question: 'Où ?', answer: 'Ici.' }
    await world.context.db.write(async (tx) =>
      world.context.events.append(tx, { conciergerieId: theirs.conciergerie, topic: 'faqs', id: theirs.faq }),
    )
    const { json } = await clients.owner.post('/api/faqs', faq)
    const heard = await readUntil(response, (text) => text.includes('"topic":"faqs"'))
    const ids = [...heard.matchAll(/"topic":"faqs","id":(\d+)/g)].map((found) => Number(found[1]))
    expect(ids).toEqual([(json as { faq: { id: number } }).faq.id])
  })
})

/** A page of the house's own website, which anyone may read the key of. */
async function openSite(world: World, house: HouseWorld): Promise<HttpClient> {
  const origin = 'https://www.ours.example'
  const { key } = await must<{ key: string }>(
    house.owner.client.post('/api/api-keys', { name: 'Site', kind: 'publishable', origins: [origin] }),
  )
  return new HttpClient(world.url, { 'x-api-key': key, origin })
}

async function readUntil(response: Response, isEnough: (text: string) => boolean): Promise<string> {
  let text = ''
  for await (const chunk of textOf(response)) {
    text += chunk
    if (isEnough(text)) break
  }
  return text
}
