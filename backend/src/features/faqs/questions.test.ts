import { expect, it } from 'vitest'
import type { Database, Tx } from '#src/db/database.ts'
import { lockConversation } from '#src/features/conversations/conversations.store.ts'
import { EventLog } from '#src/live/event-log.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { houseOf, insertFaqs, insertHouse, memberOf } from '../../../test/support/house-with-faqs.ts'
import { FaqCatalog } from './faq-catalog.ts'
import { FaqWriter } from './faq-writer.ts'
import type { AskedQuestion, WaitingAnswer } from './ports.ts'
import { QuestionDesk } from './question-desk.ts'
import { QuestionPublisher } from './question-publisher.ts'
import { QuestionsService } from './questions.service.ts'
import { settleAsks } from './questions.store.ts'

const now = () => new Date('2026-11-02T08:00:00.000Z')

async function open(db: Database) {
  const events = new EventLog(db, now)
  const catalog = new FaqCatalog(db)
  const desk = new QuestionDesk({ db, now })
  const sent: WaitingAnswer[] = []
  const waiting = {
    async lock(tx: Tx, conciergerieId: number, conversationId: number) {
      await lockConversation(tx.q, conciergerieId, conversationId)
    },
    async answer(tx: Tx, answer: WaitingAnswer) {
      const row = await tx.q
        .selectFrom('conversations')
        .select('window_expires_at')
        .where('id', '=', answer.conversationId)
        .executeTakeFirst()
      if ((row?.window_expires_at ?? '') <= now().toISOString()) return false
      sent.push(answer)
      return true
    },
  }
  const drafter = {
    draft: (_house: number, { text }: { text: string }) => Promise.resolve(`Proposition pour « ${text} »`),
  }
  const questions = new QuestionsService({ db, events, now, desk, drafter })
  const writer = new FaqWriter({ events, now })
  const houses = { read: (id: number) => Promise.resolve(houseOf(id, 'Les Quais')) }
  const publisher = new QuestionPublisher({ db, events, now, writer, catalog, houses, waiting })
  const house = await insertHouse(db, 'Les Quais')
  const stranger = memberOf(await insertHouse(db, 'Ailleurs'))
  return { db, catalog, desk, questions, publisher, sent, house, me: memberOf(house), stranger }
}

async function insertConversation(db: Database, conciergerieId: number, name: string, windowExpiresAt: string | null) {
  return db.write(async (tx) => {
    const at = now().toISOString()
    const client = await tx.q
      .insertInto('clients')
      .values({ conciergerie_id: conciergerieId, name, tags: '[]', vip: 0, first_seen_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    const conversation = await tx.q
      .insertInto('conversations')
      .values({
        conciergerie_id: conciergerieId,
        client_id: client.id,
        channel: 'whatsapp',
        status: 'open',
        last_message_at: at,
        last_preview: '',
        last_author: 'client',
        last_kind: 'text',
        last_status: 'received',
        window_expires_at: windowExpiresAt,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { clientId: client.id, conversationId: conversation.id }
  })
}

const open24h = '2026-11-03T07:00:00.000Z'
const shut = '2026-11-02T07:59:59.000Z'

type World = Awaited<ReturnType<typeof open>>

async function ask({ db, questions, house }: World, text: string, from: Partial<AskedQuestion> = {}) {
  const asked = {
    conciergerieId: house,
    text,
    language: 'fr',
    channel: 'whatsapp' as const,
    conversationId: null,
    messageId: null,
    clientId: null,
    ...from,
  }
  return db.write((tx) => questions.fileQuestion(tx, asked))
}

describeOnBothDatabases('questions that no FAQ answers', (openDb) => {
  it('another house can neither read, publish, attach, ignore nor reopen one', async () => {
    const world = await open(await openDb())
    const { desk, questions, publisher, stranger, me, house, db } = world
    const id = await ask(world, 'Avez-vous un spa ?')
    const absent = { code: 'not_found' }
    const publication = { question: 'Spa ?', answer: 'Non.', answerWaiting: true }
    await expect(desk.read(stranger.conciergerieId, id)).rejects.toMatchObject(absent)
    await expect(publisher.publish(stranger, id, publication)).rejects.toMatchObject(absent)
    await expect(questions.ignore(stranger, id)).rejects.toMatchObject(absent)
    await expect(questions.reopen(stranger, id)).rejects.toMatchObject(absent)
    await expect(questions.draft(stranger, id)).rejects.toMatchObject(absent)
    const [theirs] = await insertFaqs(db, stranger.conciergerieId, [{ question: 'Spa ?', answer: 'Oui.' }])
    await expect(publisher.attach(me, id, { faqId: theirs ?? 0, answerWaiting: false })).rejects.toMatchObject(absent)
    expect((await desk.read(house, id)).status).toBe('open')
    expect(await desk.list(stranger.conciergerieId, {})).toMatchObject({ items: [], openTotal: 0, asksThisWeek: 0 })
  })

  it('near-duplicates share one question, with a count and who waits', async () => {
    const world = await open(await openDb())
    const anna = await insertConversation(world.db, world.house, 'Anna', open24h)
    const bruno = await insertConversation(world.db, world.house, 'Bruno', shut)
    const first = await ask(world, 'Avez-vous un spa ?', anna)
    expect(await ask(world, 'avez vous un SPA', bruno)).toBe(first)
    expect(await ask(world, 'Avez-vous un spa', anna)).toBe(first)
    const other = await ask(world, 'Où est la gare ?')
    expect(other).not.toBe(first)
    const { items, openTotal, asksThisWeek } = await world.desk.list(world.house, {})
    expect({ openTotal, asksThisWeek, ids: items.map(({ id }) => id) }).toEqual({
      openTotal: 2,
      asksThisWeek: 4,
      ids: [first, other],
    })
    expect(items[0]).toMatchObject({ text: 'Avez-vous un spa ?', count: 3, waiting: 2, status: 'open', language: 'fr' })
    expect(
      items[0]?.asks.map(({ clientName, withinWindow, answered }) => [clientName, withinWindow, answered]),
    ).toEqual([
      ['Anna', true, false],
      ['Bruno', false, false],
      ['Anna', true, false],
    ])
  })

  it('asked by several at the same moment, it is one question', async () => {
    const world = await open(await openDb())
    const asks = ['Avez-vous un spa ?', 'avez vous un SPA', 'Avez-vous un spa'].map((text) => ask(world, text))
    expect(new Set(await Promise.all(asks)).size).toBe(1)
    expect((await world.desk.list(world.house, {})).items).toMatchObject([{ count: 3 }])
  })

  it('asked while it is being answered, it is answered too or is a new question', async () => {
    const world = await open(await openDb())
    const { db, publisher, me } = world
    for (let round = 0; round < 8; round++) {
      const text = `Quel est le code de la porte ${'abcdefgh'[round]} ?`
      const id = await ask(world, text)
      const late = await insertConversation(db, world.house, `Client ${round}`, open24h)
      const publication = { question: text, answer: '1234', answerWaiting: true }
      await Promise.all([publisher.publish(me, id, publication), ask(world, text, late)])
      const asks = db.read.selectFrom('question_asks as a').innerJoin('questions as q', 'q.id', 'a.question_id')
      const [waiting] = await asks
        .select('q.status')
        .where('a.conversation_id', '=', late.conversationId)
        .where('a.answered_at', 'is', null)
        .execute()
      expect(waiting?.status ?? 'open').toBe('open')
    }
  })

  it('answered by a person while its answer is published, it is answered once', async () => {
    const world = await open(await openDb())
    const { db, publisher, sent, me, house } = world
    for (let round = 0; round < 16; round++) {
      const text = `Quel est le code de la porte ${'abcdefghijklmnop'[round]} ?`
      const { clientId, conversationId } = await insertConversation(db, house, `Client ${round}`, open24h)
      const id = await ask(world, text, { clientId, conversationId })
      const answerByHand = db.write(async ({ q }) => {
        await lockConversation(q, house, conversationId)
        return settleAsks(q, house, conversationId, now().toISOString())
      })
      sent.length = 0
      const publication = { question: text, answer: '1234', answerWaiting: true }
      const [outcome, byHand] = await Promise.all([publisher.publish(me, id, publication), answerByHand])
      expect(outcome).toMatchObject({ answered: sent.length, outsideWindow: 0 })
      expect(sent.length + byHand.length).toBe(1)
    }
  })

  it('set aside while it is being answered, it stays answered', async () => {
    const world = await open(await openDb())
    const { desk, questions, publisher, me, house } = world
    for (let round = 0; round < 8; round++) {
      const id = await ask(world, `Quel est le code de la porte ${'abcdefgh'[round]} ?`)
      const publication = { question: `Porte ${round} ?`, answer: '1234', answerWaiting: true }
      await Promise.allSettled([publisher.publish(me, id, publication), questions.ignore(me, id)])
      expect(await desk.read(house, id)).toMatchObject({ status: 'answered' })
    }
  })

  it('publishing makes a FAQ with the clients’ wordings, and answers those whose window is open', async () => {
    const world = await open(await openDb())
    const anna = await insertConversation(world.db, world.house, 'Anna', open24h)
    const bruno = await insertConversation(world.db, world.house, 'Bruno', shut)
    const id = await ask(world, 'Bonjour, avez-vous un spa ?', anna)
    await ask(world, 'Vous avez un spa ? Merci', bruno)
    const publication = {
      question: 'Y a-t-il un spa ?',
      answer: 'Oui, de 10 h à 20 h.',
      category: 'Bien-être',
      answerWaiting: true,
    }
    const published = await world.publisher.publish(world.me, id, publication)
    expect(published).toMatchObject({
      faq: { question: 'Y a-t-il un spa ?', category: 'Bien-être', locale: 'fr', active: true, usageCount: 1 },
    })
    expect(published).toMatchObject({ answered: 1, outsideWindow: 1 })
    expect(published.faq.aliases).toEqual(['avez-vous un spa ?', 'Vous avez un spa ?'])
    expect(world.sent).toMatchObject([
      { conversationId: anna.conversationId, sources: [{ faqId: published.faq.id, version: 1 }] },
    ])
    expect(world.sent[0]?.text).toContain('Oui, de 10 h à 20 h.')
    const question = await world.desk.read(world.house, id)
    expect(question).toMatchObject({ status: 'answered', faqId: published.faq.id, waiting: 1 })
  })

  it('of two who publish at once one is refused, and one FAQ exists', async () => {
    const world = await open(await openDb())
    const id = await ask(world, 'Avez-vous un spa ?')
    const publication = { question: 'Spa ?', answer: 'Oui.', answerWaiting: false }
    const results = await Promise.allSettled([1, 2].map(() => world.publisher.publish(world.me, id, publication)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await world.catalog.list(world.house, {})).total).toBe(1)
  })

  it('an existing FAQ takes the wordings as aliases', async () => {
    const world = await open(await openDb())
    const [faqId = 0] = await insertFaqs(world.db, world.house, [
      { question: 'Y a-t-il un spa ?', answer: 'Non.', aliases: ['Sauna ?'] },
    ])
    const id = await ask(world, 'Avez-vous un jacuzzi ?')
    const { faq, answered } = await world.publisher.attach(world.me, id, { faqId, answerWaiting: true })
    expect(faq.aliases).toEqual(['Sauna ?', 'Avez-vous un jacuzzi ?'])
    expect(answered).toBe(0)
    expect(await world.desk.read(world.house, id)).toMatchObject({ status: 'answered', faqId })
  })

  it('asked again after its answer, it is a new question', async () => {
    const world = await open(await openDb())
    const id = await ask(world, 'Avez-vous un spa ?')
    await world.publisher.publish(world.me, id, { question: 'Spa ?', answer: 'Oui.', answerWaiting: false })
    expect(await ask(world, 'Avez-vous un spa ?')).not.toBe(id)
  })

  it('set aside, it goes on being counted and can be taken back', async () => {
    const world = await open(await openDb())
    const id = await ask(world, 'Avez-vous un spa ?')
    expect((await world.questions.ignore(world.me, id)).status).toBe('ignored')
    expect(await ask(world, 'avez-vous un spa')).toBe(id)
    expect((await world.desk.list(world.house, {})).items).toEqual([])
    expect((await world.desk.list(world.house, { status: 'ignored' })).items).toMatchObject([{ id, count: 2 }])
    expect((await world.questions.reopen(world.me, id)).status).toBe('open')
  })

  it('nobody waits any more where a person answered by hand', async () => {
    const world = await open(await openDb())
    const anna = await insertConversation(world.db, world.house, 'Anna', open24h)
    const id = await ask(world, 'Avez-vous un spa ?', anna)
    await world.db.write((tx) => world.questions.settleAsks(tx, world.stranger.conciergerieId, anna.conversationId))
    expect((await world.desk.read(world.house, id)).waiting).toBe(1)
    await world.db.write((tx) => world.questions.settleAsks(tx, world.house, anna.conversationId))
    expect(await world.desk.read(world.house, id)).toMatchObject({ waiting: 0, asks: [{ answered: true }] })
  })

  it('a draft is proposed and kept, and publishes nothing', async () => {
    const world = await open(await openDb())
    const raised = await world.questions.raise(world.me, { question: 'Avez-vous un spa ?' })
    expect(raised.asks).toMatchObject([{ channel: 'api', conversationId: null }])
    const draft = await world.questions.draft(world.me, raised.id)
    expect(await world.desk.read(world.house, raised.id)).toMatchObject({ status: 'open', draft })
    expect((await world.catalog.list(world.house, {})).total).toBe(0)
  })

  it('pages go from the most asked to the least', async () => {
    const world = await open(await openDb())
    const subjects = ['piscine chauffée', 'navette aéroport', 'salle de sport']
    for (const [place, subject] of subjects.entries())
      for (let time = 0; time <= place; time++) await ask(world, `Avez-vous : ${subject} ?`)
    const first = await world.desk.list(world.house, { limit: 2 })
    const rest = await world.desk.list(world.house, { limit: 2, cursor: first.nextCursor ?? undefined })
    expect([...first.items, ...rest.items].map(({ count }) => count)).toEqual([3, 2, 1])
    expect(rest.nextCursor).toBeNull()
  })

  it('a filing that is rolled back leaves nothing', async () => {
    const world = await open(await openDb())
    const asked = {
      conciergerieId: world.house,
      text: 'Spa ?',
      language: 'fr',
      channel: 'whatsapp' as const,
      conversationId: null,
      messageId: null,
      clientId: null,
    }
    const failing = world.db.write(async (tx) => {
      await world.questions.fileQuestion(tx, asked)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect((await world.desk.list(world.house, {})).openTotal).toBe(0)
  })
})
