import { expect, it } from 'vitest'
import { MessagingError } from '#src/providers/messaging/messaging.ts'
import type { AcceptedMessage, Messaging, OutgoingMessage, SentMessage } from '#src/providers/messaging/messaging.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { DeliveryOutcomes } from './delivery-outcomes.ts'
import { StatusKeeper } from './statuses.service.ts'
import { Deliverer } from './delivery.service.ts'
import type { Leaving } from './delivery.service.ts'
import { inbound, newSid } from './testing/messages.ts'
import { openDesk } from './testing/room.ts'

const refused = (code: string) => new MessagingError(code, 'no', { outcome: 'refused', status: 400 })
/** A failure that passes by itself. */
const tooMany = '63018'
const silence = () => new MessagingError('timeout', 'no answer', { outcome: 'unknown', status: 0 })

/** A provider whose every answer the test decides. */
class ScriptedMessaging implements Messaging {
  readonly sent: OutgoingMessage[] = []
  listed: SentMessage[] = []
  answer: () => Promise<AcceptedMessage> = () => Promise.resolve({ sid: newSid(), status: 'queued' })
  lookUp: () => Promise<SentMessage[]> = () => Promise.resolve(this.listed)

  send(_account: unknown, message: OutgoingMessage): Promise<AcceptedMessage> {
    this.sent.push(message)
    return this.answer()
  }
  findSent = () => this.lookUp()
  showTyping = () => Promise.resolve()
}

async function openLine(open: () => ReturnType<Parameters<Parameters<typeof describeOnBothDatabases>[1]>[0]>) {
  const desk = await openDesk(await open())
  const { db, jobs, now, houses, events, clients, templates, log } = desk
  const messaging = new ScriptedMessaging()
  const outcomes = new DeliveryOutcomes({ jobs, events, now, clients, templates, log })
  const deliverer = new Deliverer({ db, jobs, now, houses, messaging, outcomes, publicUrl: 'https://hotel.example' })
  await desk.receiver.receive(desk.house, desk.channel, inbound())
  const statuses = new StatusKeeper({
    db,
    jobs,
    now,
    outcomes,
    meter: { called: () => undefined, failed: () => undefined },
  })
  const thread = { conciergerieId: desk.house.id, conversationId: 1 }
  const author = { type: 'concierge', id: null, name: 'Marie' } as const
  const write = async (text: string) =>
    (await db.write((tx) => desk.outbox.add(tx, thread, [{ author, kind: 'text', text }])))[0] ?? 0
  const row = (id: number) => db.read.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return {
    ...desk,
    messaging,
    write,
    row,
    deliver: (id: number) => deliverer.deliver(desk.house.id, id, { endWith: () => Promise.resolve() }),
    /** As the worker does on SQLite: what is written first came with the transaction that added the job. */
    writeAndBegin: (text: string) =>
      db.write(async (tx) => {
        const [id = 0] = await desk.outbox.add(tx, thread, [{ author, kind: 'text', text }])
        return { id, begun: await deliverer.begin(tx, desk.house.id, id) }
      }),
    deliverBegun: (id: number, begun: Leaving | null) =>
      deliverer.deliver(desk.house.id, id, { endWith: () => Promise.resolve(), begun }),
    hear: (messageSid: string, status: string, errorCode: string | null = null) =>
      statuses.report(desk.house, { messageSid, status, errorCode, errorMessage: null }),
    giveUp: (id: number) => deliverer.giveUp(desk.house.id, id),
  }
}

describeOnBothDatabases('handing a message over', (open) => {
  it('asks what became of a call without an answer before it makes another, and adopts what it finds', async () => {
    const line = await openLine(open)
    const id = await line.write('Une seule fois')
    line.messaging.answer = () => Promise.reject(silence())
    await expect(line.deliver(id)).rejects.toThrow('no answer')
    expect(await line.row(id)).toMatchObject({ status: 'sending', message_sid: null })
    await expect(line.deliver(id)).rejects.toMatchObject({ name: 'RetryLater' })
    line.clock.pass(5_000)
    const sid = newSid()
    const at = new Date(line.clock.at.getTime() - 5_000)
    line.messaging.listed = [
      { sid: newSid(), status: 'delivered', text: 'Autre chose', hasMedia: false, at },
      { sid, status: 'delivered', text: 'Une  seule fois', hasMedia: false, at },
      { sid: newSid(), status: 'failed', text: 'Une seule fois', hasMedia: false, at },
      {
        sid: newSid(),
        status: 'read',
        text: 'Une seule fois',
        hasMedia: false,
        at: new Date(at.getTime() - 3_600_000),
      },
    ]
    await line.deliver(id)
    expect(await line.row(id)).toMatchObject({ status: 'delivered', message_sid: sid, possible_duplicate: 0 })
    expect(line.messaging.sent).toHaveLength(1)
  })

  it('leaves once when it was marked as leaving by what wrote it, and is asked after when that is all that is left', async () => {
    const line = await openLine(open)
    const { id, begun } = await line.writeAndBegin('Déjà en route')
    expect(await line.row(id)).toMatchObject({ status: 'sending', message_sid: null })
    await line.deliverBegun(id, begun)
    expect(await line.row(id)).toMatchObject({ status: 'queued', possible_duplicate: 0 })
    const { id: lost } = await line.writeAndBegin('Jamais parti ?')
    await expect(line.deliver(lost)).rejects.toMatchObject({ name: 'RetryLater' })
    line.clock.pass(5_000)
    await line.deliver(lost)
    expect(await line.row(lost)).toMatchObject({ status: 'queued', possible_duplicate: 1 })
    expect(line.messaging.sent).toHaveLength(2)
  })

  it('does not leave when nothing was begun because it is not its turn', async () => {
    const line = await openLine(open)
    const first = await line.write('Un')
    const { id, begun } = await line.writeAndBegin('Deux')
    expect(begun).toBeNull()
    await line.deliverBegun(id, begun)
    expect(line.messaging.sent).toHaveLength(0)
    await line.deliver(first)
    await line.deliver(id)
    expect(line.messaging.sent).toHaveLength(2)
  })

  it('takes nothing that is known already for the lost one, and says that it may have gone twice', async () => {
    const line = await openLine(open)
    const first = await line.write('Oui')
    await line.deliver(first)
    const { message_sid: taken } = await line.row(first)
    const id = await line.write('Oui')
    line.messaging.answer = () => Promise.reject(silence())
    await expect(line.deliver(id)).rejects.toThrow()
    line.clock.pass(5_000)
    line.messaging.listed = [{ sid: taken ?? '', status: 'sent', text: 'Oui', hasMedia: false, at: line.now() }]
    line.messaging.answer = () => Promise.resolve({ sid: newSid(), status: 'accepted' })
    await line.deliver(id)
    expect(await line.row(id)).toMatchObject({ status: 'queued', possible_duplicate: 1 })
  })

  it('sends blindly once at most when nobody can be asked, then leaves it to a person', async () => {
    const line = await openLine(open)
    const id = await line.write('Peut-être')
    line.messaging.answer = () => Promise.reject(silence())
    line.messaging.lookUp = () => Promise.reject(refused('20404'))
    await expect(line.deliver(id)).rejects.toThrow()
    for (let i = 0; i < 3; i++) {
      line.clock.pass(5_000)
      await line.deliver(id).catch((error: unknown) => error)
    }
    expect(line.messaging.sent).toHaveLength(2)
    expect(await line.row(id)).toMatchObject({
      status: 'unknown',
      possible_duplicate: 1,
      error_code: 'unknown_outcome',
    })
    expect(await line.db.read.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      todo: 1,
      needs_human_reason: 'delivery_failed',
    })
  })

  it('waits when the list cannot be read just now', async () => {
    const line = await openLine(open)
    const id = await line.write('Patience')
    line.messaging.answer = () => Promise.reject(silence())
    line.messaging.lookUp = () => Promise.reject(silence())
    await expect(line.deliver(id)).rejects.toThrow()
    line.clock.pass(5_000)
    await expect(line.deliver(id)).rejects.toThrow('no answer')
    expect(line.messaging.sent).toHaveLength(1)
    await line.giveUp(id)
    expect((await line.row(id)).status).toBe('unknown')
  })

  it('keeps the order: what was written later waits for what is not settled, but not for ever', async () => {
    const line = await openLine(open)
    const [first, second] = [await line.write('Un'), await line.write('Deux')]
    await line.deliver(second)
    expect(line.messaging.sent).toHaveLength(0)
    line.clock.pass(11 * 60_000)
    await line.deliver(second)
    expect(line.messaging.sent.map(({ content }) => (content.kind === 'free' ? content.text : ''))).toEqual(['Deux'])
    await line.giveUp(first)
    expect(await line.row(first)).toMatchObject({ status: 'failed', error_code: 'gave_up' })
  })

  it('sends again by itself what Twilio or the channel could not take just now, and stops at its limit', async () => {
    const line = await openLine(open)
    const id = await line.write('Encore')
    line.messaging.answer = () => Promise.reject(refused('63012'))
    for (let i = 0; i < 8; i++) await line.deliver(id)
    expect(line.messaging.sent).toHaveLength(5)
    expect(await line.row(id)).toMatchObject({ status: 'failed', error_code: '63012' })
  })

  it('learns from what Twilio says: a client who refuses, a template that is broken', async () => {
    const line = await openLine(open)
    line.messaging.answer = () => Promise.reject(refused('21610'))
    await line.deliver(await line.write('Bonjour'))
    expect((await line.clients.read(line.house.id, 1)).optedOutAt).not.toBeNull()
    const author = { type: 'concierge', id: null, name: 'Marie' } as const
    const template = { contentSid: 'HX1', name: 'rappel', variables: {} }
    const draft = { author, kind: 'template' as const, text: 'Rappel', extra: { template } }
    const [id = 0] = await line.db.write((tx) =>
      line.outbox.add(tx, { conciergerieId: line.house.id, conversationId: 1 }, [draft]),
    )
    line.messaging.answer = () => Promise.reject(refused('63028'))
    await line.deliver(id)
    expect(line.templates.broken).toEqual(['HX1'])
  })

  it('tells Twilio where to report, and speaks with the voice of the pool the client wrote to', async () => {
    const line = await openLine(open)
    line.houses.add(line.house, { ...line.channel, number: '+33139980009', messagingServiceSid: 'MG1' })
    await line.deliver(await line.write('Bonjour'))
    expect(line.messaging.sent[0]).toMatchObject({
      sender: { number: '+33139980001', messagingServiceSid: 'MG1' },
      to: '+33639980123',
      statusUrl: 'https://hotel.example/webhook/whatsapp/status#rc=3&rp=5xx,ct,rt',
    })
  })

  it('does not leave without an account, nor freely once the window is shut', async () => {
    const line = await openLine(open)
    const [first, second] = [await line.write('Un'), await line.write('Deux')]
    line.houses.add(line.house, { ...line.channel, account: null, source: 'none' })
    await line.deliver(first)
    expect(await line.row(first)).toMatchObject({ status: 'failed', error_code: 'channel_off' })
    line.houses.add(line.house, line.channel)
    line.clock.pass(25 * 3_600_000)
    await line.deliver(second)
    expect(await line.row(second)).toMatchObject({ status: 'failed', error_code: '63016' })
    expect(line.messaging.sent).toHaveLength(0)
  })

  it('climbs to the highest of the statuses that are heard at the same moment', async () => {
    const line = await openLine(open)
    for (let round = 0; round < 10; round++) {
      const id = await line.write(`Message ${round}`)
      await line.deliver(id)
      const { message_sid: sid } = await line.row(id)
      await Promise.all(['sent', 'delivered', 'read'].map((status) => line.hear(sid ?? '', status)))
      expect(await line.row(id)).toMatchObject({ status: 'read' })
    }
  })

  it('leaves again after a passing failure, whatever else is heard at that moment of its first journey', async () => {
    const line = await openLine(open)
    for (let round = 0; round < 10; round++) {
      const id = await line.write(`Message ${round}`)
      await line.deliver(id)
      const { message_sid: sid } = await line.row(id)
      await Promise.all([
        line.hear(sid ?? '', 'failed', tooMany),
        line.hear(sid ?? '', 'sent'),
        line.hear(sid ?? '', 'undelivered', tooMany),
      ])
      expect(await line.row(id)).toMatchObject({ status: 'pending', message_sid: null, extra: '{"retries":1}' })
    }
  })

  it('leaves again after a passing failure that was heard of, with all else, before the answer of the call', async () => {
    const line = await openLine(open)
    const sid = newSid()
    await line.hear(sid, 'failed', tooMany)
    line.clock.pass(1)
    await line.hear(sid, 'sent')
    line.messaging.answer = () => Promise.resolve({ sid, status: 'queued' })
    const id = await line.write('Message')
    await line.deliver(id)
    expect(await line.row(id)).toMatchObject({ status: 'pending', message_sid: null })
  })
})
