import { AnthropicSimulator, bad } from '@conciergerie/simulator'
import type { ModelReply } from '@conciergerie/simulator'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FinishedCall } from '#src/features/calls/ports.ts'
import { AnthropicModel } from '#src/providers/ai/anthropic.ts'
import { silentMeter } from '#src/providers/meter.ts'
import { CallNotes } from './read-call.ts'

const finished: FinishedCall = {
  conciergerieId: 1,
  callId: 7,
  language: 'fr',
  endReason: 'caller_hung_up',
  turns: [
    { id: 11, speaker: 'assistant', text: 'Hôtel des Embruns, bonjour. Êtes-vous Sophie Marceau ?' },
    {
      id: 12,
      speaker: 'caller',
      text: 'Non, Camille Martin. Une suite du 15 au 20 mars, je suis allergique aux noix.',
    },
    { id: 13, speaker: 'assistant', text: 'Vous confirmez ?' },
    { id: 14, speaker: 'caller', text: 'Oui.' },
  ],
  tools: [
    {
      name: 'create_reservation',
      status: 'held',
      deed: 'held',
      details: { code: 'EM-4839' },
      answer: { status: 'held', hold: 'EM-4839' },
      arguments: { first_name: 'Camille', last_name: 'Martin', date_from: '2027-03-15', date_to: '2027-03-20' },
    },
    {
      name: 'create_reservation',
      status: 'confirmed',
      deed: 'booked',
      details: {
        code: 'EM-4839',
        kind: 'stay',
        what: 'Suite Vue Mer',
        from: '2027-03-15',
        to: '2027-03-20',
        people: '2',
      },
      answer: { status: 'confirmed', code: 'EM-4839' },
      arguments: { hold: 'EM-4839' },
    },
  ],
}

const anthropic = new AnthropicSimulator({ apiKey: 'sk-test' })
beforeAll(() => anthropic.listen(0, '127.0.0.1'))
beforeEach(() => {
  anthropic.reset()
})
afterAll(() => anthropic.close())

function notes(patience = { attemptMs: 4_000, totalMs: 8_000 }) {
  const model = new AnthropicModel({
    apiKey: 'sk-test',
    model: 'claude-haiku-5-5',
    baseUrl: anthropic.url,
    meter: silentMeter,
  })
  return new CallNotes({ model, patience })
}

function reads(summary: string, ...facts: object[]): void {
  anthropic.script.always({ kind: 'json', value: { summary, facts } })
}

const fieldsOf = ({ facts }: Awaited<ReturnType<CallNotes['read']>>) =>
  Object.fromEntries(facts.map(({ field, value }) => [field, value]))

describe('notes of a call', () => {
  const failures: Record<string, ModelReply> = {
    'never answers': bad.hang(),
    'breaks down': bad.down(),
    'fills another form': { kind: 'json', value: { summary: 1 } },
    declines: bad.refusal(),
  }
  it.each(Object.entries(failures))('keep what the tools were given when the model %s', async (_name, failure) => {
    anthropic.script.always(failure)
    const read = await notes({ attemptMs: 250, totalMs: 700 }).read(finished)
    expect(fieldsOf(read)).toEqual({ name: 'Camille Martin', arrival: '2027-03-15', departure: '2027-03-20' })
    expect(read.summary).toBe(
      'Camille Martin a réservé un séjour (Suite Vue Mer) du 15 au 20\u00a0mars 2027 pour 2\u00a0personnes (EM-4839).',
    )
  })

  it('leave out what the assistant said, and what rests on no turn', async () => {
    reads(
      'Réserve une suite.',
      { field: 'email', value: 'sophie@marceau.example', turn: 11, sure: true },
      { field: 'wishes', value: 'Un bain moussant', turn: 99, sure: true },
      { field: 'allergies', value: 'noix', turn: 12, sure: true },
      { field: 'language', value: '  ', turn: 12, sure: true },
    )
    const read = await notes().read(finished)
    expect(Object.keys(fieldsOf(read)).toSorted()).toEqual(['allergies', 'arrival', 'departure', 'name'])
    expect(read.facts[0]).toMatchObject({
      field: 'allergies',
      confidence: 'sure',
      turnId: 12,
      evidence: finished.turns[1]?.text,
    })
    expect(read.summary).toBe('Réserve une suite.')
  })

  it('ask a person where the model is not sure', async () => {
    reads('Appelle.', { field: 'name', value: 'Camille Martine', turn: 12, sure: false })
    const read = await notes().read(finished)
    expect(read.facts).toContainEqual(
      expect.objectContaining({ field: 'name', value: 'Camille Martine', confidence: 'to_check' }),
    )
    expect(read.facts.filter(({ field }) => field === 'name')).toHaveLength(1)
  })

  it('need no model for a call that nobody spoke in', async () => {
    const read = await notes().read({ ...finished, turns: [], tools: [] })
    expect(read).toEqual({ summary: null, facts: [] })
    expect(anthropic.requests).toHaveLength(0)
  })

  it('without a key come from the tools alone, a name that nobody said to be checked', async () => {
    const alone = new CallNotes({ model: null })
    const held = { name: 'create_reservation', status: 'held', deed: 'held', details: {}, answer: {} }
    const tools = [{ ...held, arguments: { last_name: 'Martinet' } }]
    const read = await alone.read({ ...finished, tools })
    expect(read.facts).toMatchObject([{ field: 'name', value: 'Martinet', confidence: 'to_check', turnId: null }])
  })

  it('rest a number of people and a telephone number on the words that say them', async () => {
    const alone = new CallNotes({ model: null })
    const tool = { deed: null, details: {}, answer: {} }
    const say = (id: number, text: string) => ({ id, speaker: 'caller' as const, text })
    const read = await alone.read({
      ...finished,
      turns: [say(1, 'Le 4 mai au 06 39 98 40 04.'), say(2, 'Nous serons quatre.')],
      tools: [
        { ...tool, name: 'note_number', status: 'not_a_number', arguments: { phone: '06 39' } },
        { ...tool, name: 'note_number', status: 'noted', arguments: { phone: '+33639984004' } },
        { ...tool, name: 'create_reservation', status: 'held', arguments: { party_size: 4 } },
      ],
    })
    expect(read.facts).toMatchObject([
      { field: 'phone', value: '+33639984004', confidence: 'sure', turnId: 1 },
      { field: 'party_size', value: '4', confidence: 'sure', turnId: 2, evidence: 'Nous serons quatre.' },
    ])
  })
})
