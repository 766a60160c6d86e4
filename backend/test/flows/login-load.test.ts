import { afterAll, beforeAll, expect, it } from 'vitest'
import { HttpClient } from '../support/http-client.ts'
import { openWorld } from '../world.ts'
import type { World } from '../world.ts'

const rounds = 15

let world: World
beforeAll(async () => {
  world = await openWorld({ overrides: { passwordCost: 10 } })
  for (let i = 0; i < rounds; i++) await world.openHouse(`Known ${i}`, `+3363998${String(600 + i).padStart(4, '0')}`)
})
afterAll(() => world.close())

async function timeLogin(email: string): Promise<number> {
  const client = new HttpClient(world.url)
  const start = performance.now()
  const { status } = await client.post('/api/auth/login', { email, password: 'certainly not this one' })
  expect(status).toBe(401)
  return performance.now() - start
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

it('takes as long for an address that has no account as for one that has', async () => {
  const [known, unknown]: [number[], number[]] = [[], []]
  await timeLogin('warm@up.example')
  for (let i = 0; i < rounds; i++) {
    known.push(await timeLogin(`owner@known-${i}.example`))
    unknown.push(await timeLogin(`owner@unknown-${i}.example`))
  }
  // as long, on a quiet machine; without the comparison for nobody the ratio would be beyond 5
  expect(median(known) / median(unknown)).toBeGreaterThan(0.4)
  expect(median(known) / median(unknown)).toBeLessThan(2.5)
})

it('beyond a short queue is told to come back, and starves nothing', async () => {
  const client = new HttpClient(world.url)
  const burst = Array.from({ length: 40 }, (_, i) =>
    client.post('/api/auth/login', { email: `nobody-${i}@nowhere.example`, password: 'x' }),
  )
  const health = await world.anonymous.get('/health')
  const answers = await Promise.all(burst)
  expect(health.status).toBe(200)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]))
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('2')
})
