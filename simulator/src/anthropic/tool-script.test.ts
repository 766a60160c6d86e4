import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAnthropicWorld } from '#sim/testing/anthropic-world.ts'
import type { AnthropicWorld } from '#sim/testing/anthropic-world.ts'
import { hostileModel, lastTurn } from './tool-script.ts'

let world: AnthropicWorld
beforeEach(async () => {
  world = await startAnthropicWorld()
})
afterEach(() => world.close())

const tool = (name: string, fields: number, strict: boolean) => ({
  name,
  strict,
  input_schema: {
    type: 'object' as const,
    additionalProperties: false,
    properties: Object.fromEntries(Array.from({ length: fields }, (_, at) => [`f${at}`, { type: 'string' }])),
  },
})
const request: MessageCreateParamsNonStreaming = {
  model: 'claude-haiku-5-5',
  max_tokens: 100,
  messages: [
    { role: 'user', content: 'Une chambre ?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'look', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '{"status":"full"}' }] },
  ],
  tools: [tool('look', 2, true)],
}

describe('tools of a request', () => {
  it('are refused when they are too many or too free to be strict', async () => {
    const asked = (tools: MessageCreateParamsNonStreaming['tools']) =>
      world.sdk.messages.create({ ...request, ...(tools && { tools }) })
    await expect(asked([tool('look', 25, true)])).rejects.toThrow(/optional parameters/)
    await expect(asked(Array.from({ length: 21 }, (_, at) => tool(`t${at}`, 0, true)))).rejects.toThrow(/strict tools/)
    await expect(asked([tool('look', 25, false)])).resolves.toBeDefined()
  })

  it('can be answered by what they said', () => {
    expect(lastTurn(request)).toEqual({
      text: 'Une chambre ?',
      results: ['{"status":"full"}'],
      rounds: 1,
      tools: ['look'],
    })
  })
})

describe('a hostile model', () => {
  it('does the same again for the same numbers, and ends with a claim when it may not call', () => {
    const play = () => {
      let seed = 3
      const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
      const model = hostileModel(
        { codes: ['HJ-1234'], ids: [1], phones: [], names: ['X'], claims: ['C’est fait.'] },
        random,
      )
      return [model(request), model({ ...request, tool_choice: { type: 'none' } })]
    }
    const [first, last] = play()
    expect(JSON.stringify(last)).toContain('C’est fait.')
    expect(JSON.stringify(play()[1])).toBe(JSON.stringify(last))
    expect(first?.kind).toBe('content')
  })
})
