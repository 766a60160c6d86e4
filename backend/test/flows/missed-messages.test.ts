import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Conversation, Message } from '@conciergerie/contract'
import { findMissedMessages } from '#src/features/conversations/conversations.tasks.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld, twilioAccount } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

const minute = 60_000
const jpeg = { contentType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]) }
/** Nobody listens there: as Twilio sees a server that is down. */
const nowhere = { url: 'http://127.0.0.1:9/webhook/whatsapp' }

describeOnBothDatabases('messages whose webhook never came', (open) => {
  let world: World
  let house: HouseWorld
  // never ahead of the machine: PostgreSQL's queue goes by its own clock
  let behind = 26 * 60 * minute
  let clients = 0
  const now = () => new Date(Date.now() - behind)

  beforeAll(async () => {
    world = await openWorld({ worker: true, databaseUrl: await open.createUrl(), overrides: { now } })
    house = await world.openHouse('Hôtel des Embruns', '+33139980001')
  })
  afterAll(() => world.close())

  const newPhone = () => world.simulator.twilio.phone(`+336399${String(83_000 + ++clients)}`, house.number)
  const order = () => world.context.db.write((tx) => world.context.jobs.enqueue(tx, findMissedMessages, {}))
  const idle = () => eventually(async () => (await world.context.jobAdmin.depth()).running === 0)
  const checkedUntil = async () => {
    const q = world.context.db.read.selectFrom('inbound_checks').select('checked_until')
    const row = await q.where('account_sid', '=', twilioAccount.sid).executeTakeFirst()
    return row?.checked_until ?? ''
  }
  async function look(): Promise<void> {
    const at = new Date(now().getTime() - minute).toISOString()
    await order()
    await eventually(async () => (await checkedUntil()) >= at)
  }
  async function threadOf(phone: { number: string }) {
    const { items } = await must<{ items: Conversation[] }>(house.key.client.get('/api/conversations?limit=100'))
    const conversation = items.find(({ client }) => client.phone === phone.number)
    if (!conversation) return null
    const messages = await must<{ items: Message[] }>(
      house.key.client.get(`/api/conversations/${conversation.id}/messages`),
    )
    return { conversation, messages: messages.items }
  }

  it('are left alone while their webhook may still come', async () => {
    const phone = newPhone()
    await phone.say('À l’instant', nowhere)
    await look()
    expect(await threadOf(phone)).toBeNull()
    behind -= 2 * minute
    await look()
    await eventually(() => threadOf(phone))
  })

  it('are received once, as of when they were written, and answered', async () => {
    const phone = newPhone()
    const { messageSid } = await phone.say({ body: 'Bonjour', media: [jpeg] }, nowhere)
    const writtenAt = now().getTime()
    behind -= 4 * minute
    await look()
    const thread = await eventually(async () => {
      const found = await threadOf(phone)
      return found?.messages[0]?.media[0]?.status === 'stored' ? found : null
    })
    const [message] = thread.messages
    expect(message).toMatchObject({ authorType: 'client', message: 'Bonjour', kind: 'media' })
    expect(Math.abs(Date.parse(message?.createdAt ?? '') - writtenAt)).toBeLessThan(minute)
    await phone.waitForReply()
    await world.simulator.twilio.replay(messageSid)
    behind -= 4 * minute
    await look()
    expect((await threadOf(phone))?.messages.filter(({ sender }) => sender === 'client')).toHaveLength(1)
  })

  it('move neither the window nor the order of a thread back', async () => {
    const phone = newPhone()
    await phone.say('Première', nowhere)
    behind -= 4 * minute
    await phone.say('Seconde')
    const before = await eventually(() => threadOf(phone))
    await look()
    const after = await eventually(async () => {
      const found = await threadOf(phone)
      return found?.messages.some(({ message }) => message === 'Première') ? found : null
    })
    expect(after.conversation.windowExpiresAt).toBe(before.conversation.windowExpiresAt)
  })

  it('are looked for since the last one that came, the first time', async () => {
    const [known, missed] = [newPhone(), newPhone()]
    await known.say('Bonjour')
    behind -= 2 * minute
    await missed.say('Et moi ?', nowhere)
    behind -= 2 * minute
    await world.context.db.write(({ q }) => q.deleteFrom('inbound_checks').execute())
    await look()
    await eventually(() => threadOf(missed))
  })

  it('wait for an account that could not be read', async () => {
    const phone = newPhone()
    await phone.say('Il y a quelqu’un ?', nowhere)
    const { faults, requests } = world.simulator.twilio
    const mend = faults.add({ kind: 'error', code: 20500 }, { operation: 'list' }, { times: 'always' })
    // one that began by itself before the account failed may still end well
    await idle()
    const [before, asked] = [await checkedUntil(), requests.length]
    behind -= 4 * minute
    await order()
    await eventually(() => requests.slice(asked).some(({ status }) => (status ?? 0) >= 500))
    await idle()
    const after = [await checkedUntil(), await threadOf(phone)]
    mend()
    expect(after).toEqual([before, null])
    await look()
    await eventually(() => threadOf(phone))
  })

  it('go to a person when they are found too late for free text', async () => {
    const phone = newPhone()
    await phone.say('Bonjour', nowhere)
    behind -= 25 * 60 * minute
    await look()
    const { conversation, messages } = await eventually(() => threadOf(phone))
    expect(conversation).toMatchObject({ unread: 1, windowExpiresAt: null })
    expect(messages).toHaveLength(1)
  })
})
