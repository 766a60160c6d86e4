import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillHouse } from './isolation/belongings.ts'
import type { Belongings } from './isolation/belongings.ts'
import { openWorld } from './world.ts'
import type { HouseWorld, World } from './world.ts'

const ourWords = 'mots-de-notre-maison'
const canary = 'CANARY-of-the-other-house'

/** A model that refuses everything, and remembers what it was told. */
const prompts: string[] = []
const model = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    prompts.push(Buffer.concat(chunks).toString('utf8'))
    const body = { type: 'error', error: { type: 'invalid_request_error', message: 'not today' } }
    res.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
})

let world: World
let ours: HouseWorld
let mine: Belongings

beforeAll(async () => {
  model.listen(0, '127.0.0.1')
  await once(model, 'listening')
  const modelUrl = `http://127.0.0.1:${(model.address() as AddressInfo).port}`
  world = await openWorld({ environment: { ANTHROPIC_API_KEY: 'a-key-for-tests', ANTHROPIC_BASE_URL: modelUrl } })
  ours = await world.openHouse('Ours', '+33639980301')
  const others = await world.openHouse(canary, '+33639980302')
  mine = await fillHouse(world.context.db, ours.id, ourWords)
  await fillHouse(world.context.db, others.id, canary)
  // not the wording of a FAQ, which is answered without a model
  const message = `Bonsoir, et pour ${ourWords}, comment fait-on ?`
  await world.context.db.write(({ q }) =>
    q.updateTable('messages').set({ message }).where('id', '=', mine.message).execute(),
  )
})

afterAll(async () => {
  await world.close()
  model.close()
})

it.each([
  ['a test question', () => ours.owner.client.post('/api/faqs/test', { question: `Que dit ${canary.slice(0, 9)} ?` })],
  ['a draft of a reply', () => ours.owner.client.post(`/api/conversations/${mine.conversation}/suggest`)],
  ['a draft of a FAQ', () => ours.owner.client.post(`/api/questions/${mine.question}/draft`)],
])('the model is told nothing of another house for %s', async (_, ask) => {
  prompts.length = 0
  const answer = await ask()
  expect(answer.text).not.toContain(canary)
  expect(prompts.length).toBeGreaterThan(0)
  for (const prompt of prompts) {
    expect(prompt).toContain(ourWords)
    expect(prompt).not.toContain(canary)
  }
})
