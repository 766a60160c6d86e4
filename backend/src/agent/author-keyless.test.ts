import { describe, expect, it } from 'vitest'
import { authorWorld, turn } from '../../test/support/author-world.ts'
import { describeOn } from '../../test/support/databases.ts'

const { open } = authorWorld()

describeOn('sqlite', 'without a key', (openDb) => {
  it('the FAQ that is sure is introduced as what was found', async () => {
    const { write, breakfast } = await open(await openDb(), { keyless: true })
    const reply = await write('le petit dej est à quelle heure svp')
    expect(reply).toMatchObject({
      outcome: 'answered',
      madeBy: 'ranker',
      humanReason: null,
      sources: [{ faqId: breakfast }],
    })
    expect(reply.text).toBe('Voici ce que j’ai trouvé\u00a0: Le petit-déjeuner est servi de 7 h à 10 h 30.')
  })

  it('below the threshold the client hears the truth, and the question is filed', async () => {
    const { write } = await open(await openDb(), { keyless: true })
    const reply = await write(['Bonjour', 'Avez-vous un jacuzzi ?'])
    expect(reply).toMatchObject({
      outcome: 'unanswered',
      madeBy: 'ranker',
      humanReason: 'unanswered',
      unansweredQuestion: 'Avez-vous un jacuzzi ?',
    })
    expect(reply.text).toContain('je préfère ne rien inventer')
  })

  it('several questions get one answer, and what is left is filed', async () => {
    const { write, parking, breakfast } = await open(await openDb(), { keyless: true })
    const reply = await write([
      'vous avez un parking',
      'À quelle heure est le petit-déjeuner ? Et avez-vous un jacuzzi ?',
    ])
    expect(reply.sources.map(({ faqId }) => faqId)).toEqual([parking, breakfast])
    expect(reply).toMatchObject({ outcome: 'answered', humanReason: 'unanswered' })
    expect(reply.unansweredQuestion).toContain('jacuzzi')
    expect(reply.text).toContain('En revanche')
  })

  it('a question that leans on the one before finds its FAQ, or is filed with it', async () => {
    const { write, parking } = await open(await openDb(), { keyless: true })
    const history = [turn('client', 'vous avez un parking ?'), turn('house', 'Oui.')]
    expect(await write('et par nuit ?', { history })).toMatchObject({
      outcome: 'answered',
      sources: [{ faqId: parking }],
    })
    expect(await write('et un jacuzzi ?', { history })).toMatchObject({
      outcome: 'unanswered',
      unansweredQuestion: 'vous avez un parking ? … et un jacuzzi ?',
    })
  })

  it('a question in another language finds the French FAQ, and hears that it is French', async () => {
    const { write, pets } = await open(await openDb(), { keyless: true })
    const reply = await write('do you accept dogs?')
    expect(reply).toMatchObject({ outcome: 'answered', language: 'en', sources: [{ faqId: pets }] })
    expect(reply.text).toContain('Here is what I found (in French)')
  })

  it('what must be done, not told, goes to a person', async () => {
    const { write } = await open(await openDb(), { keyless: true })
    expect(await write('je voudrais réserver une table pour demain')).toMatchObject({
      outcome: 'human',
      humanReason: 'asked',
    })
  })

  it('outside the hours the client hears when the desk is back', async () => {
    const closed = { mon: [{ from: '08:00', to: '20:00' }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    const world = await open(await openDb(), { keyless: true, changes: { hours: closed } })
    expect((await world.write('Je veux parler à quelqu’un')).text).toContain('reprend lundi à 8 h.')
    const worded = await open(await openDb(), {
      keyless: true,
      changes: { hours: closed, closedMessage: 'Nous revenons lundi.' },
    })
    expect((await worded.write('Je veux parler à quelqu’un')).text).toContain('Nous revenons lundi.')
    expect((await worded.write('I want to talk to a human')).text).toContain('will be back on Monday at 08:00')
  })
})

describe('the first answer to a client', () => {
  describeOn('sqlite', 'says that an AI speaks, in the client’s language', (openDb) => {
    it.each([
      ['Bonjour !', 'assistant virtuel (IA)'],
      ['Hello, good evening', 'virtual assistant (AI)'],
      ['Hola, buenos días, ¿tienen piscina?', 'asistente virtual (IA)'],
      ['Guten Tag, haben Sie ein Zimmer mit Frühstück?', 'virtueller Assistent (KI)'],
      ['Buongiorno, avete una camera con colazione?', 'assistente virtuale (IA)'],
    ])('%s', async (text, notice) => {
      const { write } = await open(await openDb(), { keyless: true })
      const first = await write(text, { disclose: true })
      expect(first.text).toContain(notice)
      expect(first.text).toContain('Les Quais')
      expect((await write(text)).text).not.toContain(notice)
    })
  })
})

describeOn('sqlite', 'the tester', (openDb) => {
  it('shows the answer, its sources and what else was near, and leaves no trace', async () => {
    const { tester, house, parking, db } = await open(await openDb(), { keyless: true })
    const tried = await tester.try(house, 'vous avez un parking', [])
    expect(tried).toMatchObject({
      outcome: 'answered',
      by: 'ranker',
      sources: [{ faqId: parking }],
      candidates: [{ faqId: parking }],
    })
    expect(tried.sources[0]?.score).toBeGreaterThan(0.4)
    expect(tried.answer).not.toContain('virtuel')
    for (const table of ['messages', 'answers', 'questions', 'jobs'] as const)
      expect(await db.read.selectFrom(table).selectAll().execute()).toEqual([])
  })

  it('knows what was said before', async () => {
    const { tester, house, parking } = await open(await openDb(), { keyless: true })
    const history = [
      { from: 'client' as const, text: 'vous avez un parking ?' },
      { from: 'house' as const, text: 'Oui.' },
    ]
    expect(await tester.try(house, 'et par nuit ?', history)).toMatchObject({
      outcome: 'answered',
      sources: [{ faqId: parking }],
    })
  })
})
