import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describeOnBothDatabases('texts that no database should see as they come', (open) => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld({ databaseUrl: await open.createUrl() })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
  })
  afterAll(() => world.close())

  const add = (question: string, answer: string) =>
    must<{ faq: { id: number; question: string; answer: string } }>(
      house.owner.client.post('/api/faqs', { question, answer }),
    )

  it('a NUL is no text', async () => {
    expect((await house.owner.client.post('/api/faqs', { question: '\0', answer: 'Oui.' })).status).toBe(400)
  })

  it('a NUL is left out of what is kept, and of what is looked for', async () => {
    const { faq } = await add('Y a-t-il un \0sauna ?', 'Oui\0.')
    expect([faq.question, faq.answer]).toEqual(['Y a-t-il un sauna ?', 'Oui.'])
    const found = await must<{ items: { id: number }[] }>(house.owner.client.get('/api/faqs?q=sau%00na'))
    expect(found.items.map(({ id }) => id)).toEqual([faq.id])
  })

  it('half an emoji becomes a mark, and ten thousand whole ones are too many for a question', async () => {
    const { faq } = await add('Le chien \ud83d est-il permis ?', 'Oui.')
    expect(faq.question.isWellFormed()).toBe(true)
    expect((await house.owner.client.post('/api/faqs', { question: '😀'.repeat(10_000), answer: 'Oui.' })).status).toBe(
      400,
    )
  })
})
