import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

describe('the tester, called by a script', () => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld()
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    const faq = { question: 'Y a-t-il une piscine ?', answer: 'Oui, au bout du jardin, gratuite.' }
    await must(house.owner.client.post('/api/faqs', faq))
  })
  afterAll(() => world.close())

  const tried = (history: unknown) =>
    house.key.client.post('/api/faqs/test', { question: 'elle est gratuite ?', history })

  it.each([
    ['a speaker that it does not know', [{ sender: 'ai', message: 'Bonjour' }]],
    ['a turn with more than it needs', [{ from: 'client', text: 'Bonjour', conciergerieId: 1 }]],
    ['a dialogue without end', Array.from({ length: 201 }, () => 'Bonjour')],
  ])('refuses %s', async (_what, history) => {
    expect((await tried(history)).status).toBe(400)
  })

  it('reads a dialogue as threads, screens and files of dialogues keep it', async () => {
    const [asked, told] = ['Vous avez une piscine ?', 'Oui, au bout du jardin.']
    const forms = [
      [
        { sender: 'client', message: asked },
        { sender: 'concierge', message: told },
      ],
      [
        { from: 'client', text: asked },
        { from: 'house', text: told },
      ],
      [
        { role: 'user', content: asked },
        { role: 'assistant', content: told },
      ],
      [
        ['U', asked],
        ['S', told],
      ],
    ]
    const answers = await Promise.all(forms.map(async (history) => must<{ answer: string }>(tried(history))))
    const [first] = answers
    expect(first?.answer).toContain('gratuite')
    expect(answers.map(({ answer }) => answer)).toEqual(forms.map(() => first?.answer))
  })
})
