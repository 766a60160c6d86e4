import { allRoutes } from '@conciergerie/contract'
import type { RouteSpec } from '@conciergerie/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyProperties, exampleBody } from './isolation/examples.ts'
import { nowhere, pathWith } from './isolation/targets.ts'
import { HttpClient } from './support/http-client.ts'
import { openWorld } from './world.ts'
import type { HouseWorld, World } from './world.ts'

/* Generated from the contract: what every writing route refuses, whatever it does. */
const writes = allRoutes.filter((route) => route.method !== 'GET' && !route.who.includes('webhook'))
const reads = allRoutes.filter((route) => !route.who.includes('public') && !route.who.includes('webhook'))
const takesJson = (route: RouteSpec) => route.consumes === undefined
const nameOf = ({ method, path }: RouteSpec) => `${method} ${path}`

let world: World
let house: HouseWorld

beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Refusals', '+33639980401')
})
afterAll(() => world.close())

function clientFor({ who }: RouteSpec): HttpClient {
  if (who.includes('admin')) return world.admin.client
  return who.includes('public') ? world.anonymous : house.owner.client
}

/** The route called with its example, changed. */
const call = (client: HttpClient, route: RouteSpec, body: unknown) =>
  client.request(route.method, pathWith(route, nowhere), { body })

describe('every writing route', () => {
  it.each(['unexpected', 'conciergerieId', 'conciergerie_id', 'createdAt'])(
    'refuses the unknown field %s',
    async (field) => {
      for (const route of writes.filter(takesJson)) {
        if (field in bodyProperties(route)) continue
        const answer = await call(clientFor(route), route, { ...exampleBody(route), [field]: 1 })
        expect([nameOf(route), answer.status, answer.json]).toEqual([
          nameOf(route),
          400,
          {
            error: expect.objectContaining({
              code: 'invalid',
              fields: expect.objectContaining({ [field]: expect.any(String) as string }) as object,
            }) as object,
          },
        ])
      }
    },
  )

  it('refuses an unknown field inside its objects', async () => {
    for (const route of writes.filter(takesJson)) {
      for (const [property, schema] of Object.entries(bodyProperties(route))) {
        if (schema.type !== 'object' || schema.additionalProperties !== false) continue
        const answer = await call(clientFor(route), route, { ...exampleBody(route), [property]: { unexpected: 1 } })
        expect([nameOf(route), property, answer.status]).toEqual([nameOf(route), property, 400])
      }
    }
  })

  it('has objects that are closed', () => {
    const open = writes.filter(takesJson).flatMap((route) =>
      Object.entries(bodyProperties(route))
        .filter(([, schema]) => schema.type === 'object' && schema.additionalProperties !== false)
        .map(([property]) => `${nameOf(route)} ${property}`),
    )
    // weekday → ranges, variable → text, notice → choice: maps whose keys are checked by their own rule
    expect(open).toEqual([
      'PATCH /api/settings hours',
      'PUT /api/notifications/preferences channels',
      'PUT /api/notifications/clients enabled',
    ])
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a request from %s', async (_, headers) => {
    for (const route of writes) {
      const answer = await clientFor(route).request(route.method, pathWith(route, nowhere), {
        body: exampleBody(route) ?? {},
        headers,
      })
      expect([nameOf(route), answer.status, answer.text]).toEqual([
        nameOf(route),
        403,
        expect.stringContaining('cross_site'),
      ])
    }
  })

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['an upload form', 'multipart/form-data; boundary=x'],
    ['plain text', 'text/plain'],
    ['no type at all', null],
  ])('refuses %s', async (_, type) => {
    for (const route of writes) {
      const raw = new TextEncoder().encode(JSON.stringify(exampleBody(route) ?? {}))
      const answer = await clientFor(route).request(route.method, pathWith(route, nowhere), {
        raw,
        headers: type === null ? {} : { 'content-type': type },
      })
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 415])
    }
  })

  it('takes a request from our own page', async () => {
    const answer = await house.owner.client.post(
      '/api/faqs',
      { question: 'Où ?', answer: 'Ici.' },
      { origin: world.url },
    )
    expect(answer.status).toBe(201)
  })
})

describe('every route that wants to know who calls', () => {
  it('refuses the cookie of the other front end', async () => {
    const asAdmin = new HttpClient(world.url, {
      cookie: `conciergerie_session=${world.admin.token}; conciergerie_admin=${house.owner.token}`,
    })
    const asMember = new HttpClient(world.url, { cookie: `conciergerie_admin=${world.admin.token}` })
    const asOwner = new HttpClient(world.url, { cookie: `conciergerie_session=${house.owner.token}` })
    for (const route of reads) {
      // where members and administrators may call, the cookie is the dashboard's
      const isForAdminsOnly = route.who.every((who) => who === 'admin')
      const strangers = isForAdminsOnly ? [asAdmin, asOwner] : [asAdmin, asMember]
      for (const client of strangers) {
        const answer = await call(client, route, route.method === 'GET' ? undefined : (exampleBody(route) ?? {}))
        expect([nameOf(route), answer.status]).toEqual([nameOf(route), 401])
      }
    }
  })
})
