import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '@conciergerie/contract'
import type { RouteSpec } from '@conciergerie/contract'
import { z } from 'zod'
import { must, openWorld } from './world.ts'
import type { HouseWorld, World } from './world.ts'

const nameOf = ({ method, path }: RouteSpec) => `${method} ${path}`
const shapeOf = (schema: unknown) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
const lists = allRoutes.filter((route) => route.method === 'GET' && shapeOf(route.response).includes('items'))

describe('every list', () => {
  it('takes a cursor and a limit, and says where the next page begins', () => {
    const paged = lists.filter(
      ({ query, response }) =>
        ['cursor', 'limit'].every((name) => shapeOf(query).includes(name)) && shapeOf(response).includes('nextCursor'),
    )
    expect(lists.map(nameOf)).toEqual(paged.map(nameOf))
  })

  it('gives a hundred at most in a page', () => {
    const accepted = lists.filter(({ query }) => query?.safeParse({ limit: '101', question: 'x' }).success)
    expect(accepted.map(nameOf)).toEqual([])
  })
})

describe('a list that is read whole', () => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld()
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    for (const name of ['un', 'deux', 'trois']) await must(house.owner.client.post('/api/api-keys', { name }))
  })
  afterAll(() => world.close())

  interface Page {
    items: { id: number }[]
    nextCursor: string | null
  }
  const read = (query: string) => must<Page>(house.owner.client.get(`/api/api-keys${query}`))

  it('refuses a cursor that is not ours', async () => {
    expect((await house.owner.client.get('/api/api-keys?cursor=nonsense')).status).toBe(400)
  })

  it('is cut into pages that follow one another, for who asks', async () => {
    const whole = await read('')
    const ids: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await read(`?limit=2${cursor && `&cursor=${cursor}`}`)
      expect(page.items.length).toBeLessThanOrEqual(2)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect([whole.nextCursor, ids]).toEqual([null, whole.items.map(({ id }) => id)])
  })
})
