import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const callsPerMinute = 1200

let world: World
let house: HouseWorld
beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Hôtel des Embruns', '+33139980001')
})
afterAll(() => world.close())

const office = { 'x-forwarded-for': '198.51.100.7' }

it('beyond their measure a caller is told to come back, and a colleague at the same address is not', async () => {
  const { client } = house.owner
  const colleague = await world.openHouse('Villa des Pins', '+33139980002')
  for (let calls = 0; calls < callsPerMinute; calls += 100)
    await Promise.all(Array.from({ length: 100 }, () => client.get('/api/auth/me', office)))

  const refused = await client.get('/api/auth/me', office)
  expect(refused.status).toBe(429)
  expect(refused.json).toMatchObject({ error: { code: 'rate_limited', retryAfter: 60 } })
  expect((await colleague.owner.client.get('/api/auth/me', office)).status).toBe(200)
})
