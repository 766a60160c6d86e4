import { bad } from '@conciergerie/simulator'
import type { ModelReply } from '@conciergerie/simulator'
import { expect, it } from 'vitest'
import { answered, authorWorld, fills } from '../../test/support/author-world.ts'
import { describeOn } from '../../test/support/databases.ts'

const { anthropic, open, play } = authorWorld()
const quick = { attemptMs: 250, totalMs: 700 }

describeOn('sqlite', 'a model that fails', (openDb) => {
  const failures: Record<string, ModelReply> = {
    'never answers': bad.hang(),
    'is slow': bad.slow(3_000),
    'is overloaded': bad.overloaded(),
    'breaks down': bad.down(),
    'drops the connection': bad.reset(),
    'limits us for longer than a client waits': bad.rateLimited(60),
    'is out of credit': bad.noCredit(),
    'refuses our key': bad.wrongKey(),
    'answers with a broken body': bad.garbage(),
    'answers with a page': { kind: 'garbage', body: '<html>502 Bad Gateway</html>' },
    'fills another form': fills({ outcome: 'maybe', text: 1 }),
    'writes no JSON': bad.prose(),
    'writes nothing': bad.empty(),
    'has no content': bad.noContent(),
    declines: bad.refusal(),
    'is cut short': bad.cut(),
    'calls a tool that does not exist': bad.unknownTool(),
  }
  it.each(Object.entries(failures))(
    'and %s leaves the ranker’s answer when it is sure, the promise of a person otherwise, and a flag',
    async (_name, failure) => {
      const { write, parking } = await open(await openDb(), { patience: quick })
      play(failure)
      const sure = await write('vous avez un parking')
      expect(sure).toMatchObject({
        outcome: 'answered',
        madeBy: 'fallback',
        humanReason: 'model_failed',
        sources: [{ faqId: parking }],
      })
      expect(sure.text).toContain('Voici ce que j’ai trouvé')
      const unsure = await write('et pour la fondue ?')
      expect(unsure).toMatchObject({ outcome: 'human', madeBy: 'fallback', humanReason: 'model_failed', sources: [] })
      expect(unsure.unansweredQuestion).toBe('et pour la fondue ?')
      expect(unsure.text).toContain('une personne vous répondra ici')
    },
  )

  it.each([
    ['is overloaded', bad.overloaded()],
    ['limits us for a moment', bad.rateLimited(1)],
    ['breaks down', bad.down()],
    ['dropped the connection', bad.reset()],
  ])('once because it %s is asked again', async (_name, failure) => {
    const { write, parking } = await open(await openDb())
    play(failure, answered('Oui, un parking couvert.', [parking]))
    expect(await write('je peux me garer ?')).toMatchObject({ outcome: 'answered', madeBy: 'model' })
    expect(anthropic.requests).toHaveLength(2)
  })

  it('files no question for what is a wish', async () => {
    const { write } = await open(await openDb(), { patience: quick })
    play(bad.overloaded())
    const promise = await write('Je voudrais annuler ma réservation')
    expect(promise).toMatchObject({ outcome: 'human', humanReason: 'model_failed', unansweredQuestion: null })
  })

  it('is not asked again for a while after three failures', async () => {
    const { write } = await open(await openDb(), { patience: quick })
    play(bad.wrongKey())
    for (let time = 0; time < 5; time++) await write('vous avez un parking')
    expect(anthropic.requests).toHaveLength(3)
  })

  it('is let go when the reply is no longer wanted', async () => {
    const { write } = await open(await openDb())
    play(bad.hang())
    const taken = new AbortController()
    const reply = write('je peux me garer ?', { signal: taken.signal })
    await expect.poll(() => anthropic.requests.length).toBe(1)
    taken.abort()
    expect((await reply).madeBy).toBe('fallback')
    await expect.poll(() => anthropic.requests[0]?.aborted).toBe(true)
  })

  it('or a house that cannot be read still leaves words for the client', async () => {
    const { write } = await open(await openDb())
    expect(await write('Bonjour', { conciergerieId: 9_999, disclose: true })).toMatchObject({
      outcome: 'human',
      humanReason: 'model_failed',
      madeBy: 'fallback',
    })
  })
})

describeOn('sqlite', 'what needs no model', (openDb) => {
  it.each([
    ['the very words of a FAQ', 'AVEZ VOUS un parking', { outcome: 'answered', madeBy: 'exact' }],
    ['the same after a greeting', 'Bonjour, avez-vous un parking ? Merci', { outcome: 'answered', madeBy: 'exact' }],
    ['a greeting', 'Bonjour !', { outcome: 'answered', humanReason: null, sources: [] }],
    ['thanks', 'Merci beaucoup', { outcome: 'answered', humanReason: null }],
    ['the wish for a person', 'Je veux parler à quelqu’un', { outcome: 'human', humanReason: 'asked' }],
    ['a complaint', 'C’est inadmissible, la chambre est sale', { outcome: 'human', humanReason: 'complaint' }],
    ['an emergency', 'Il y a le feu dans la chambre', { outcome: 'human', humanReason: 'sensitive' }],
    ['a message without text', '', { outcome: 'human', humanReason: 'media' }],
  ])('%s: is answered at once', async (_name, text, expected) => {
    const { write } = await open(await openDb())
    play(bad.hang())
    expect(await write(text)).toMatchObject({ ...expected, usage: { model: null, costMicros: 0 } })
    expect(anthropic.requests).toHaveLength(0)
  })

  it('an emergency hears the number to call first', async () => {
    const { write } = await open(await openDb())
    expect((await write('au secours, il y a le feu')).text).toMatch(/^En cas d’urgence, appelez le 112\./)
  })
})
