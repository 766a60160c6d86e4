import { expect, it } from 'vitest'
import type { MemberActor } from '#src/actor.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import type { Reply } from './reply-author.ts'
import { inbound } from './testing/messages.ts'
import { makeReply, openDesk } from './testing/room.ts'
import type { Desk } from './testing/room.ts'

const never = new AbortController().signal
const reply = ({ replier, house }: Desk, signal = never) =>
  replier.reply(house.id, 1, { signal, endWith: () => Promise.resolve() })
const say = ({ receiver, house, channel }: Desk, text: string) => receiver.receive(house, channel, inbound({ text }))
const thread = ({ db }: Desk) =>
  db.read
    .selectFrom('messages')
    .select(['author_type', 'message', 'status', 'ai_suggestion'])
    .where('kind', '!=', 'event')
    .orderBy('id')
    .execute()
const conversation = ({ db }: Desk) => db.read.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()
const fates = async ({ db }: Desk) =>
  (await db.read.selectFrom('answers').select(['fate', 'message_id']).orderBy('id').execute()).map(({ fate }) => fate)

function person({ house }: Desk): MemberActor {
  const base = { kind: 'member', role: 'concierge', locale: 'fr', sessionId: 1 } as const
  return { ...base, conciergerieId: house.id, accountId: 5, memberId: 5, name: 'Marie' }
}

/** An answer that waits until the test lets it go. */
function held(desk: Desk): (answer: Reply) => void {
  const { promise, resolve } = Promise.withResolvers<Reply>()
  desk.author.answer = () => promise
  return resolve
}

describeOnBothDatabases('the AI’s reply', (open) => {
  it('is dropped when a person wrote meanwhile', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    const answer = held(desk)
    const work = reply(desk)
    await eventually(() => desk.author.requests.length === 1)
    await desk.sender.send(person(desk), 1, { message: 'Marie à votre service' })
    answer(makeReply())
    await work
    expect((await thread(desk)).map(({ author_type }) => author_type)).toEqual(['client', 'concierge'])
    expect(await fates(desk)).toEqual(['dropped'])
    expect(await conversation(desk)).toMatchObject({
      ai_working_until: null,
      ai_paused_until: '2026-11-20T10:30:00.000Z',
    })
  })

  it.each(['takeOver', 'close'] as const)('is dropped by %s', async (action) => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    const answer = held(desk)
    const work = reply(desk)
    await eventually(() => desk.author.requests.length === 1)
    await desk.steering[action](person(desk), 1)
    answer(makeReply())
    await work
    expect(await thread(desk)).toHaveLength(1)
    expect(await fates(desk)).toEqual(['dropped'])
  })

  it('leaves alone the language that a person chose while it was written', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    const answer = held(desk)
    const work = reply(desk)
    await eventually(() => desk.author.requests.length === 1)
    await desk.clients.update(person(desk), 1, { language: 'en' })
    answer(makeReply({ language: 'fr' }))
    await work
    expect(await fates(desk)).toEqual(['sent'])
    expect(await desk.clients.read(desk.house.id, 1)).toMatchObject({ language: 'en' })
  })

  it('is dropped when the client goes on writing, and one answer is given to all of it', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    const answer = held(desk)
    const work = reply(desk)
    await eventually(() => desk.author.requests.length === 1)
    await say(desk, 'À quelle heure est le petit-déjeuner ?')
    answer(makeReply({ text: 'Bonjour !' }))
    await work
    desk.author.answer = () => Promise.resolve(makeReply())
    await reply(desk)
    expect((await thread(desk)).map(({ message }) => message)).toEqual([
      'Bonjour',
      'À quelle heure est le petit-déjeuner ?',
      'De 7 h à 10 h 30.',
    ])
    expect(await fates(desk)).toEqual(['dropped', 'sent'])
    expect(desk.author.requests[1]?.turns.map(({ text }) => text)).toEqual([
      'Bonjour',
      'À quelle heure est le petit-déjeuner ?',
    ])
  })

  it('is not sent when the process was stopping, and is written again at the next start', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    const stop = new AbortController()
    desk.author.answer = () => {
      stop.abort()
      return Promise.resolve(makeReply({ madeBy: 'fallback' }))
    }
    await expect(reply(desk, stop.signal)).rejects.toThrow('interrupted')
    expect(await thread(desk)).toHaveLength(1)
    desk.author.answer = () => Promise.resolve(makeReply())
    await reply(desk)
    expect(await thread(desk)).toHaveLength(2)
  })

  it('is given once to a burst, however often the job runs', async () => {
    const desk = await openDesk(await open())
    for (const text of ['Bonjour', 'Je voudrais savoir', 'À quelle heure est le petit-déjeuner ?', 'merci'])
      await say(desk, text)
    await reply(desk)
    await reply(desk)
    expect(desk.author.requests).toHaveLength(1)
    expect((await thread(desk)).filter(({ author_type }) => author_type === 'ai')).toHaveLength(1)
  })

  it('is sent with its sources, told apart from a person’s, and counted', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'À quelle heure est le petit-déjeuner ?')
    await reply(desk)
    expect(desk.author.requests[0]).toMatchObject({ disclose: true, client: { name: 'Camille' } })
    expect(desk.typing).toHaveLength(1)
    expect(desk.used).toEqual([7])
    expect(await conversation(desk)).toMatchObject({ waiting_since: null, todo: 0, last_author: 'ai', unread: 1 })
    const { items } = await desk.inbox.listMessages(person(desk), 1, {})
    expect(items[1]).toMatchObject({
      authorType: 'ai',
      sources: [{ faqId: 7, version: 2, usageCount: 42 }],
      status: 'pending',
    })
    await say(desk, 'Et le dîner ?')
    await reply(desk)
    expect(desk.author.requests[1]?.disclose).toBe(false)
    expect(await desk.db.read.selectFrom('daily_usage').select(['answers', 'cost_micros']).execute()).toEqual([
      { answers: 2, cost_micros: 80 },
    ])
  })

  it('calls a person and files the question when no FAQ answers', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Avez-vous un court de tennis ?')
    const open_ = {
      outcome: 'unanswered',
      humanReason: 'unanswered',
      unansweredQuestion: 'Avez-vous un court de tennis ?',
      sources: [],
    } as const
    desk.author.answer = () => Promise.resolve(makeReply({ ...open_, text: 'Je me renseigne.' }))
    await reply(desk)
    expect(desk.filed).toMatchObject([
      { text: 'Avez-vous un court de tennis ?', channel: 'whatsapp', conversationId: 1, messageId: 1, clientId: 1 },
    ])
    expect(await conversation(desk)).toMatchObject({
      needs_human_reason: 'unanswered',
      todo: 1,
      waiting_since: '2026-11-20T10:00:00.000Z',
    })
  })

  it('is cut into at most three messages that are each short enough', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Racontez')
    desk.author.answer = () => Promise.resolve(makeReply({ text: 'Une phrase 🌊 de plus. '.repeat(900) }))
    await reply(desk)
    const parts = (await thread(desk)).filter(({ author_type }) => author_type === 'ai')
    expect(parts).toHaveLength(3)
    for (const { message } of parts) expect(message.length).toBeLessThanOrEqual(1_500)
  })

  it('waits beside the client’s message when the house only wants suggestions', async () => {
    const desk = await openDesk(await open())
    desk.houses.add({ ...desk.house, ai: { ...desk.house.ai, mode: 'suggest' } }, desk.channel)
    await say(desk, 'À quelle heure est le petit-déjeuner ?')
    await reply(desk)
    await reply(desk)
    expect(await thread(desk)).toMatchObject([{ ai_suggestion: 'De 7 h à 10 h 30.' }])
    expect([desk.typing, desk.author.requests.length, await fates(desk)]).toEqual([[], 1, ['suggested']])
    const message = await desk.sender.send(person(desk), 1, { message: 'De 7 h à 10 h 30.', suggestionOf: 1 })
    expect(message.sources).toMatchObject([{ faqId: 7 }])
    expect(await fates(desk)).toEqual(['sent'])
  })

  it('is not written beyond twenty messages a minute: a person is called', async () => {
    const desk = await openDesk(await open())
    for (let i = 0; i < 21; i++) await say(desk, `Message ${i}`)
    await reply(desk)
    expect(desk.author.requests).toHaveLength(0)
    expect(await conversation(desk)).toMatchObject({ needs_human_reason: 'rate_limited', todo: 1 })
  })

  it('is said to be on its way by what adds the job, and no longer once there is nothing to write', async () => {
    const desk = await openDesk(await open())
    const { db, replier, house } = desk
    const run = { signal: never, endWith: () => Promise.resolve(), begun: true }
    await say(desk, 'Bonjour')
    await db.write((tx) => replier.begin(tx, house.id, 1))
    expect((await conversation(desk)).ai_working_until).not.toBeNull()
    await replier.reply(house.id, 1, run)
    expect((await conversation(desk)).ai_working_until).toBeNull()
    await db.write((tx) => replier.begin(tx, house.id, 1))
    await replier.reply(house.id, 1, run)
    expect((await conversation(desk)).ai_working_until).toBeNull()
    for (let i = 0; i < 21; i++) await say(desk, `Message ${i}`)
    await db.write((tx) => replier.begin(tx, house.id, 1))
    await replier.reply(house.id, 1, run)
    expect(await conversation(desk)).toMatchObject({ ai_working_until: null, needs_human_reason: 'rate_limited' })
    expect(desk.author.requests).toHaveLength(1)
  })

  it('is not written for the blocked, the opted out, a closed thread or a switched-off house', async () => {
    const desk = await openDesk(await open())
    await say(desk, 'Bonjour')
    for (const change of [
      { blocked_at: '2026-11-20T10:00:00.000Z' },
      { blocked_at: null, opted_out_at: '2026-11-20T10:00:00.000Z' },
    ]) {
      await desk.db.write(({ q }) => q.updateTable('clients').set(change).execute())
      await reply(desk)
    }
    await desk.db.write(({ q }) => q.updateTable('clients').set({ opted_out_at: null }).execute())
    await desk.db.write(({ q }) => q.updateTable('conversations').set({ status: 'closed' }).execute())
    await reply(desk)
    await desk.db.write(({ q }) => q.updateTable('conversations').set({ status: 'open' }).execute())
    desk.houses.add({ ...desk.house, status: 'suspended' }, desk.channel)
    await reply(desk)
    expect(desk.author.requests).toHaveLength(0)
  })
})
