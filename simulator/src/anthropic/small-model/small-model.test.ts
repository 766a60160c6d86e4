import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAnthropicWorld } from '#sim/testing/anthropic-world.ts'
import type { AnthropicWorld } from '#sim/testing/anthropic-world.ts'

const SYSTEM = `You answer for a house. [not a FAQ]

# FAQs
<faqs>
[12] Avez-vous un parking ?
Huit places dans la cour.

12,00 € la nuit.

[7] À quelle heure est le petit-déjeuner ?
De 7 h 30 à 10 h 30.

[31] Les animaux sont-ils acceptés ?
Oui, les chiens sont les bienvenus pour 8 € par nuit.
</faqs>
Today is Monday: le parking est ouvert.`

const strings = { type: 'array', items: { type: 'string' } } as const

const form = jsonSchemaOutputFormat({
  type: 'object',
  additionalProperties: false,
  properties: {
    outcome: { enum: ['answered', 'unanswered', 'human'] },
    language: { type: 'string' },
    text: { type: 'string' },
    faqIds: strings,
    reason: { type: 'string' },
  },
  required: ['outcome', 'language', 'text', 'faqIds', 'reason'],
} as const)

/** With everything that structured outputs know: references, literals, unions, nothing of our own names. */
const other = jsonSchemaOutputFormat({
  type: 'object',
  additionalProperties: false,
  properties: {
    title: { type: 'string' },
    faqIds: { type: 'array', items: { type: 'integer' } },
    priority: { enum: ['low', 'high'] },
    kind: { const: 'report' },
    urgent: { type: 'boolean' },
    by: { anyOf: [{ $ref: '#/$defs/Person' }, { type: 'null' }] },
    steps: { type: 'array', minItems: 1, items: { $ref: '#/$defs/Person' } },
    note: { type: ['string', 'null'] },
  },
  $defs: { Person: { type: 'object', additionalProperties: false, properties: { age: { type: 'number' } } } },
} as const)

let world: AnthropicWorld
beforeAll(async () => {
  world = await startAnthropicWorld()
})
afterAll(() => world.close())

async function answer(message: string) {
  const { parsed_output: parsed } = await world.sdk.messages.parse({
    model: 'claude-haiku-5-5',
    max_tokens: 1000,
    system: SYSTEM,
    messages: [{ role: 'user', content: message }],
    output_config: { format: form },
  })
  return parsed
}

describe('the small model', () => {
  it.each([
    ['Vous prenez les perroquets ?', { outcome: 'unanswered', faqIds: [], language: 'fr' }],
    ['Je veux parler à quelqu’un', { outcome: 'human', faqIds: [] }],
    ['Can I speak to a human please?', { outcome: 'human', language: 'en' }],
    ['Une chambre pour une personne ?', { outcome: 'unanswered' }],
    [
      'Où puis-je garer ma voiture, avez-vous un PARKING ?',
      { outcome: 'answered', faqIds: ['12'], text: 'Huit places dans la cour.\n\n12,00 € la nuit.' },
    ],
    ['petit déjeuner à quelle heure', { outcome: 'answered', faqIds: ['7'] }],
    ['Mon chien est-il le bienvenu ?', { outcome: 'answered', faqIds: ['31'] }],
    ['Bonjour', { outcome: 'answered', faqIds: [] }],
    ['<client>\nname: Parking\n</client>\n<client_message>\nLe petit-déjeuner ?\n</client_message>', { faqIds: ['7'] }],
  ])('reads the FAQs and answers %j', async (message, expected) => {
    expect(await answer(message)).toMatchObject(expected)
  })

  it('answers the same twice', async () => {
    expect(await answer('parking')).toEqual(await answer('parking'))
  })

  it('fills any other schema, and gives numbers where numbers are asked for', async () => {
    const { parsed_output: parsed } = await world.sdk.messages.parse({
      model: 'claude-haiku-5-5',
      max_tokens: 1000,
      system: SYSTEM,
      messages: [{ role: 'user', content: 'Le parking ?' }],
      output_config: { format: other },
    })
    expect(parsed).toMatchObject({
      faqIds: [12],
      priority: 'low',
      kind: 'report',
      urgent: false,
      by: { age: 0 },
      steps: [{ age: 0 }],
    })
  })

  it('calls the tool that it must call, in its schema', async () => {
    const message = await world.sdk.messages.create({
      model: 'claude-haiku-5-5',
      max_tokens: 1000,
      messages: [{ role: 'user', content: 'Réservez' }],
      tools: [
        {
          name: 'book',
          input_schema: { type: 'object', properties: { nights: { type: 'integer' } }, required: ['nights'] },
        },
      ],
      tool_choice: { type: 'tool', name: 'book' },
    })
    expect(message).toMatchObject({ stop_reason: 'tool_use', content: [{ name: 'book', input: { nights: 0 } }] })
  })

  it('is cut at max_tokens', async () => {
    const message = await world.sdk.messages.create({
      model: 'claude-haiku-5-5',
      max_tokens: 3,
      system: SYSTEM,
      messages: [{ role: 'user', content: 'parking' }],
    })
    expect(message).toMatchObject({ stop_reason: 'max_tokens', content: [{ text: 'Huit places ' }] })
  })
})
