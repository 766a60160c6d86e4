import { expect, it } from 'vitest'
import { answered, authorWorld } from '../../test/support/author-world.ts'
import { describeOn } from '../../test/support/databases.ts'
import { fails, fills } from '../../test/support/scripted-anthropic.ts'
import type { ScriptedReply } from '../../test/support/scripted-anthropic.ts'

const { open, server } = authorWorld()
const quick = { attemptMs: 250, totalMs: 700 }

describeOn('sqlite', 'a model that fails', (openDb) => {
  const failures: Record<string, ScriptedReply> = {
    'never answers': { hang: true },
    'is overloaded': fails(529, 'overloaded_error'),
    'breaks down': fails(500, 'api_error'),
    'limits us for longer than a client waits': fails(429, 'rate_limit_error', 'slow down', { 'retry-after': '60' }),
    'is out of credit': fails(400, 'invalid_request_error', 'Your credit balance is too low to access the API.'),
    'refuses our key': fails(401, 'authentication_error'),
    'answers with a page': { body: '<html>502 Bad Gateway</html>', headers: { 'content-type': 'text/html' } },
    'fills another form': fills({ outcome: 'maybe', text: 1 }),
    'writes no JSON': fills('Bien sûr ! Le parking est à 15 €.'),
    declines: fills('', { stop_reason: 'refusal', content: [] }),
    'is cut short': fills('{"outcome":"answered","text":"Ou', { stop_reason: 'max_tokens' }),
    'calls a tool that does not exist': fills('', {
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', id: 't1', name: 'refund', input: { amount: 900 } }],
    }),
  }
  it.each(Object.entries(failures))(
    'and %s leaves the ranker’s answer when it is sure, the promise of a person otherwise, and a flag',
    async (_name, failure) => {
      const { write, parking } = await open(await openDb(), { patience: quick })
      server.play(failure)
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
      expect(unsure.text).toContain('une personne vous répondra ici')
      expect(sure.usage.latencyMs).toBeLessThan(quick.totalMs + 500)
    },
  )

  it.each([
    ['is overloaded', fails(529, 'overloaded_error')],
    ['limits us for a moment', fails(429, 'rate_limit_error', 'slow down', { 'retry-after-ms': '20' })],
    ['breaks down', fails(503, 'api_error')],
  ])('once because it %s is asked again', async (_name, failure) => {
    const { write, parking } = await open(await openDb())
    server.play(failure, answered('Oui, un parking couvert.', [parking]))
    expect(await write('je peux me garer ?')).toMatchObject({ outcome: 'answered', madeBy: 'model' })
    expect(server.requests).toHaveLength(2)
  })

  it('is not asked again for a while after three failures', async () => {
    const { write } = await open(await openDb(), { patience: quick })
    server.play(fails(401, 'authentication_error'))
    for (let time = 0; time < 5; time++) await write('vous avez un parking')
    expect(server.requests).toHaveLength(3)
  })

  it('is let go when the reply is no longer wanted', async () => {
    const { write } = await open(await openDb())
    server.play({ hang: true })
    const taken = new AbortController()
    const reply = write('je peux me garer ?', { signal: taken.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    taken.abort()
    await server.requests[0]?.gone
    expect((await reply).madeBy).toBe('fallback')
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
    ['a greeting', 'Bonjour !', { outcome: 'answered', humanReason: null, sources: [] }],
    ['thanks', 'Merci beaucoup', { outcome: 'answered', humanReason: null }],
    ['the wish for a person', 'Je veux parler à quelqu’un', { outcome: 'human', humanReason: 'asked' }],
    ['a complaint', 'C’est inadmissible, la chambre est sale', { outcome: 'human', humanReason: 'complaint' }],
    ['an emergency', 'Il y a le feu dans la chambre', { outcome: 'human', humanReason: 'sensitive' }],
    ['a message without text', '', { outcome: 'human', humanReason: 'media' }],
  ])('%s: is answered at once', async (_name, text, expected) => {
    const { write } = await open(await openDb())
    server.play({ hang: true })
    expect(await write(text)).toMatchObject({ ...expected, usage: { model: null, costMicros: 0 } })
    expect(server.requests).toHaveLength(0)
  })

  it('an emergency hears the number to call first', async () => {
    const { write } = await open(await openDb())
    expect((await write('au secours, il y a le feu')).text).toMatch(/^En cas d’urgence, appelez le 112\./)
  })
})
