import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Conversation, Message } from '@conciergerie/contract'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

let clients = 0

describeOnBothDatabases('a message on its way to a client', (open) => {
  let world: World
  let house: HouseWorld

  beforeAll(async () => {
    world = await openWorld({
      worker: true,
      databaseUrl: await open.createUrl(),
      overrides: { now: () => new Date(Date.now() + ahead) },
    })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
    await must(house.owner.client.patch('/api/settings', { ai: { mode: 'off' } }))
  })
  afterAll(() => world.close())
  beforeEach(() => {
    ahead = 0
    world.simulator.twilio.statuses.plan = {}
    world.simulator.twilio.faults.clear()
  })

  let ahead = 0
  const twilio = () => world.simulator.twilio

  /** A client who has just written. */
  async function openThread() {
    const number = `+336399${String(80_000 + ++clients)}`
    const phone = twilio().phone(number, house.number)
    await phone.say({ body: 'Bonjour', profileName: `Client ${clients}` })
    const conversation = await eventually(async () => {
      const { items } = await must<{ items: Conversation[] }>(house.owner.client.get('/api/conversations'))
      return items.find(({ client }) => client.phone === number)
    })
    const { id } = conversation
    const send = async (message: string) =>
      (await must<{ message: Message }>(house.concierge.client.post(`/api/conversations/${id}/send`, { message })))
        .message
    const read = async () =>
      (await must<{ conversation: Conversation }>(house.concierge.client.get(`/api/conversations/${id}`))).conversation
    const messages = async () =>
      (await must<{ items: Message[] }>(house.concierge.client.get(`/api/conversations/${id}/messages`))).items
    const settled = (wanted: (message: Message) => boolean) =>
      eventually(async () =>
        (await messages()).findLast(
          (message) => message.sender === 'concierge' && message.kind !== 'event' && wanted(message),
        ),
      )
    return { id, number, phone, send, read, messages, settled }
  }

  it('climbs to « read » whatever the order of its statuses, and however often each comes', async () => {
    const orders = [
      ['sent', 'delivered', 'read'],
      ['read', 'delivered', 'sent'],
      ['delivered', 'sent', 'read', 'delivered', 'sent'],
      ['read', 'read', 'sent'],
    ] as const
    for (const order of orders) {
      const thread = await openThread()
      twilio().statuses.next({ order: [...order], copies: 2 })
      await thread.send('Bien sûr')
      await thread.settled(({ status }) => status === 'read')
      expect((await thread.read()).lastMessage?.status).toBe('read')
    }
  })

  it('is known by its statuses even when they come before the answer of the call', async () => {
    const thread = await openThread()
    twilio().statuses.next({ timing: 'before-answer', until: 'delivered' })
    await thread.send('Bien sûr')
    expect(await thread.settled(({ status }) => status === 'delivered')).toMatchObject({ failure: null })
  })

  it('stays delivered when a failure is reported afterwards', async () => {
    const thread = await openThread()
    twilio().statuses.next({ until: 'delivered', fail: { code: 63023, afterDelivery: true } })
    await thread.send('Bien sûr')
    await eventually(() => twilio().statuses.callbacks.some(({ errorCode }) => errorCode === 63023))
    expect(await thread.settled(({ status }) => status === 'delivered')).toMatchObject({ failure: null })
    expect((await thread.read()).needsHuman).toBeNull()
  })

  it('says in words why it failed and what can be done, and calls a person', async () => {
    const thread = await openThread()
    twilio().statuses.next({ fail: { code: 63024 } })
    await thread.send('Bien sûr')
    const failed = await thread.settled(({ status }) => status === 'undelivered' || status === 'failed')
    expect(failed.failure).toEqual({
      code: '63024',
      reason: 'Ce client n’est pas joignable sur WhatsApp : appelez-le.',
      action: 'other_channel',
    })
    expect(await thread.read()).toMatchObject({ needsHuman: { reason: 'delivery_failed' } })
  })

  it('closes the window when Twilio says that it is closed, and then takes templates only', async () => {
    const thread = await openThread()
    twilio().statuses.next({ fail: { code: 63016 } })
    await thread.send('Bien sûr')
    await thread.settled(({ failure }) => failure?.action === 'template')
    expect((await thread.read()).windowExpiresAt).toBeNull()
    const refused = await house.concierge.client.post(`/api/conversations/${thread.id}/send`, { message: 'Et encore' })
    expect([refused.status, refused.json]).toMatchObject([409, { error: { code: 'window_closed' } }])
  })

  it('leaves once when the connection drops after Twilio took it', async () => {
    const thread = await openThread()
    twilio().faults.add({ kind: 'drop-after-accept' }, { operation: 'create' })
    await thread.send('Une seule fois')
    const arrived = await thread.settled(
      ({ status }) => status === 'read' || status === 'delivered' || status === 'queued' || status === 'sent',
    )
    expect(arrived.possibleDuplicate).toBe(false)
    expect(twilio().messages.sent({ to: thread.number })).toHaveLength(1)
  })

  it('leaves at last when the connection drops before Twilio took it, and may be twice is said so', async () => {
    const thread = await openThread()
    twilio().faults.add({ kind: 'reset' }, { operation: 'create' })
    await thread.send('Au second essai')
    expect(await thread.settled(({ status }) => status === 'read')).toMatchObject({ possibleDuplicate: true })
    expect(twilio().messages.sent({ to: thread.number })).toHaveLength(1)
  })

  it('goes out again after 429, and keeps its place before what was written later', async () => {
    const thread = await openThread()
    twilio().faults.add({ kind: 'error', code: 20429 }, { operation: 'create' })
    await thread.send('Premier')
    await thread.send('Deuxième')
    await thread.send('Troisième')
    await eventually(() => twilio().messages.sent({ to: thread.number }).length === 3)
    expect(
      twilio()
        .messages.sent({ to: thread.number })
        .map(({ body }) => body),
    ).toEqual(['Premier', 'Deuxième', 'Troisième'])
    expect(await thread.settled(({ message }) => message === 'Premier')).toMatchObject({ possibleDuplicate: false })
  })

  it('fails at once for a code that no other try can change, and can be sent again by hand', async () => {
    const thread = await openThread()
    twilio().faults.add({ kind: 'error', code: 21211, when: 'rest' }, { operation: 'create' })
    const { id } = await thread.send('Bonsoir')
    await thread.settled(({ failure }) => failure?.code === '21211')
    const again = await house.concierge.client.post(`/api/conversations/${thread.id}/messages/${id}/retry`)
    expect(again.status).toBe(200)
    await thread.settled((message) => message.id === id && message.status === 'read')
    expect((await house.concierge.client.post(`/api/conversations/${thread.id}/messages/${id}/retry`)).status).toBe(409)
  })

  it('is cut between sentences when it is long, in order, and no word is lost', async () => {
    const thread = await openThread()
    const long = Array.from({ length: 120 }, (_, i) => `Phrase numéro ${i} 🌊 à lire.`).join(' ')
    await thread.send(long)
    await eventually(
      () =>
        twilio()
          .messages.sent({ to: thread.number })
          .map(({ body }) => body)
          .join(' ') === long,
      15_000,
    )
    expect(
      Math.max(
        ...twilio()
          .messages.sent({ to: thread.number })
          .map(({ body }) => body.length),
      ),
    ).toBeLessThanOrEqual(1_500)
  })

  it('may leave until the very second when the window closes, and not after', async () => {
    const thread = await openThread()
    const { windowExpiresAt } = await thread.read()
    ahead = Date.parse(windowExpiresAt ?? '') - Date.now() - 2_000
    expect(
      (await house.key.client.post(`/api/conversations/${thread.id}/send`, { message: 'Encore à temps' })).status,
    ).toBe(201)
    ahead += 3_000
    expect((await house.key.client.post(`/api/conversations/${thread.id}/send`, { message: 'Trop tard' })).status).toBe(
      409,
    )
    const { conversation } = await must<{ conversation: Conversation }>(
      house.key.client.get(`/api/conversations/${thread.id}`),
    )
    expect(conversation.windowExpiresAt).toBeNull()
  })

  it('carries a file that Twilio fetches by an address nobody can guess', async () => {
    const thread = await openThread()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    )
    const upload = await house.concierge.client.request('POST', '/api/media?fileName=plan.png', {
      raw: png,
      headers: { 'content-type': 'image/png' },
    })
    const { media } = upload.json as { media: { id: number } }
    await must(
      house.concierge.client.post(`/api/conversations/${thread.id}/send`, { message: 'Le plan', mediaIds: [media.id] }),
    )
    const sent = await thread.settled(({ status }) => status === 'read')
    expect(sent).toMatchObject({
      kind: 'media',
      message: 'Le plan',
      media: [{ id: media.id, contentType: 'image/png', fileName: 'plan.png' }],
    })
    expect(twilio().messages.sent({ to: thread.number })[0]?.mediaSids).toHaveLength(1)
    const reused = await house.concierge.client.post(`/api/conversations/${thread.id}/send`, { mediaIds: [media.id] })
    expect(reused.status).toBe(400)
  })
})
