import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Conversation, Message } from '@conciergerie/contract'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const question = 'À quelle heure est le petit-déjeuner ?'

describeOnBothDatabases('a WhatsApp message', (open) => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld({ worker: true, databaseUrl: await open.createUrl() })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    await must(
      house.owner.client.post('/api/faqs', { question, answer: 'Le petit-déjeuner est servi de 7 h à 10 h 30.' }),
    )
  })
  afterAll(() => world.close())

  it('is answered from the FAQs, delivered, and shown with its sources', async () => {
    const phone = world.simulator.twilio.phone('+33639980123', house.number)
    const { copies } = await phone.say({ body: question, profileName: 'Camille' })
    expect(copies[0]?.at(-1)).toMatchObject({ status: 200, contentType: 'text/xml', body: '<Response/>' })
    const reply = await phone.waitForReply(/7.h à 10.h.30/)
    expect(reply.body).toMatch(/IA|assistant/i)
    const conversation = await eventually(async () => {
      const { items } = await must<{ items: Conversation[] }>(house.concierge.client.get('/api/conversations'))
      return items.find(({ lastMessage }) => lastMessage?.status === 'read')
    })
    expect(conversation).toMatchObject({
      client: { name: 'Camille', phone: '+33639980123' },
      unread: 1,
      needsHuman: null,
      waitingSince: null,
    })
    const { items } = await must<{ items: Message[] }>(
      house.concierge.client.get(`/api/conversations/${conversation.id}/messages`),
    )
    expect(items.map(({ authorType, status }) => `${authorType} ${status}`)).toEqual(['client received', 'ai read'])
    expect(items[1]?.sources).toMatchObject([{ question, version: 1, usageCount: 1 }])
  })
})
