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
    world = await openWorld({
      worker: true,
      databaseUrl: await open.createUrl(),
      environment: { REPLY_QUIET_MS: '300' },
    })
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

  const threadOf = async (number: string) => {
    const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations?limit=100'))
    const found = items.find(({ client }) => client.phone === number)
    if (!found) throw new Error(`no thread of ${number}`)
    return found
  }
  const sentTo = (number: string) => world.simulator.twilio.messages.sent({ to: number })

  it('is answered once, though Twilio sends it fifty times and it is part of a burst', async () => {
    const phone = world.simulator.twilio.phone('+33639980124', house.number)
    await phone.say('Bonjour')
    await phone.say('une question')
    await phone.say(question, { copies: 50 })
    await phone.waitForReply(/7.h à 10.h.30/)
    const { items } = await must<{ items: Message[] }>(
      house.owner.client.get(`/api/conversations/${(await threadOf(phone.number)).id}/messages`),
    )
    expect(items.map(({ authorType }) => authorType)).toEqual(['client', 'client', 'client', 'ai'])
    expect(sentTo(phone.number)).toHaveLength(1)
  })

  it('gets an honest word when no FAQ answers, and the answer itself once it is published', async () => {
    const phone = world.simulator.twilio.phone('+33639980125', house.number)
    await phone.say('Avez-vous un court de tennis en terre battue ?')
    await phone.waitForReply()
    const thread = await eventually(async () => {
      const found = await threadOf(phone.number)
      return found.needsHuman && found
    })
    expect(thread.waitingSince).not.toBeNull()
    const questions = await must<{ items: { id: number; text: string; waiting: number }[] }>(
      house.owner.client.get('/api/questions'),
    )
    expect(questions.items).toMatchObject([{ waiting: 1 }])
    const published = await must<{ answered: number }>(
      house.owner.client.post(`/api/questions/${questions.items[0]?.id ?? 0}/publish`, {
        question: 'Avez-vous un court de tennis ?',
        answer: 'Oui, deux courts en terre battue, réservables à la réception.',
        answerWaiting: true,
      }),
    )
    expect(published.answered).toBe(1)
    await phone.waitForReply('deux courts en terre battue')
    expect(await threadOf(phone.number)).toMatchObject({ needsHuman: null, waitingSince: null })
  })

  it('ends the AI’s words when the client says STOP, and only then', async () => {
    const phone = world.simulator.twilio.phone('+33639980126', house.number)
    await phone.say('Arrêt')
    await phone.waitForReply('START')
    await phone.say(question)
    const thread = await threadOf(phone.number)
    expect(thread).toMatchObject({ client: { optedOut: true }, unread: 2 })
    const before = sentTo(phone.number).length
    await must(house.owner.client.post(`/api/conversations/${thread.id}/send`, { message: 'À votre service' }))
    await phone.waitForReply('À votre service')
    expect(sentTo(phone.number)).toHaveLength(before + 1)
  })

  it('waits for the concierge where the AI only suggests', async () => {
    const phone = world.simulator.twilio.phone('+33639980127', house.number)
    await phone.say('Bonjour')
    await phone.waitForReply()
    const { id } = await threadOf(phone.number)
    await must(house.concierge.client.post(`/api/conversations/${id}/ai`, { mode: 'suggest' }))
    await phone.say(question)
    const read = async () =>
      (await must<{ items: Message[] }>(house.owner.client.get(`/api/conversations/${id}/messages`))).items
    const asked = await eventually(async () => (await read()).find(({ aiSuggestion }) => aiSuggestion !== null))
    expect(asked.aiSuggestion).toMatch(/7.h à 10.h.30/)
    expect((await threadOf(phone.number)).ai).toMatchObject({ mode: 'suggest', effective: 'suggest' })
    await must(
      house.concierge.client.post(`/api/conversations/${id}/send`, {
        message: asked.aiSuggestion,
        suggestionOf: asked.id,
      }),
    )
    await phone.waitForReply(/7.h à 10.h.30/)
    expect((await read()).at(-1)).toMatchObject({ authorType: 'concierge', sources: [{ question }] })
  })
})
