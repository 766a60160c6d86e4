import Anthropic from '@anthropic-ai/sdk'
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEY, sdkFor, startAnthropicWorld } from '#sim/testing/anthropic-world.ts'
import type { AnthropicWorld } from '#sim/testing/anthropic-world.ts'

let world: AnthropicWorld
beforeEach(async () => {
  world = await startAnthropicWorld()
})
afterEach(() => world.close())

const fine: MessageCreateParamsNonStreaming = {
  model: 'claude-haiku-5-5',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Bonjour' }],
}
const tool = { name: 'book', input_schema: { type: 'object' as const, properties: {} } }
const use = { type: 'tool_use' as const, id: 'toolu_1', name: 'book', input: {} }

/** What the API says of a request that differs from a good one. */
async function complaint(change: object): Promise<string> {
  const error: unknown = await world.sdk.messages
    .create({ ...fine, ...change }, { timeout: 5000 })
    .catch((reason: unknown) => reason)
  if (!(error instanceof Anthropic.BadRequestError)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  const body = error.error as { type: string; error: { type: string; message: string }; request_id: string }
  expect(body).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } })
  expect(body.request_id).toBe(error.requestID)
  return body.error.message
}

describe('a request is refused', () => {
  it.each<[string, object]>([
    ['temperature: Extra inputs are not permitted', { temperature: 0 }],
    ['max_tokens: Field required', { max_tokens: undefined }],
    ['max_tokens: Input should be a valid integer', { max_tokens: '100' }],
    ['max_tokens: 70000 > 64000', { max_tokens: 70_000 }],
    ['messages: at least one message is required', { messages: [] }],
    [
      'messages: first message must use the "user" role',
      { messages: [{ role: 'assistant', content: 'x' }, ...fine.messages] },
    ],
    [
      "messages.0.role: Input should be 'user', 'assistant' or 'system'",
      { messages: [{ role: 'client', content: 'x' }] },
    ],
    ['messages.0.name: Extra inputs are not permitted', { messages: [{ role: 'user', content: 'x', name: 'Zoé' }] }],
    [
      'does not support assistant message prefill',
      { messages: [...fine.messages, { role: 'assistant', content: '{' }] },
    ],
    ['messages.0: all messages must have non-empty content', { messages: [{ role: 'user', content: '' }] }],
    [
      'messages: text content blocks must be non-empty',
      { messages: [{ role: 'user', content: [{ type: 'text', text: '' }] }] },
    ],
    ['messages.0.content.0.text.text: Field required', { messages: [{ role: 'user', content: [{ type: 'text' }] }] }],
    ['Input tag "video"', { messages: [{ role: 'user', content: [{ type: 'video' }] }] }],
    [
      'messages.1: `tool_use` ids were found without `tool_result` blocks',
      {
        tools: [tool],
        messages: [
          { role: 'user', content: 'x' },
          { role: 'assistant', content: [use] },
          { role: 'user', content: 'y' },
        ],
      },
    ],
    [
      'unexpected `tool_use_id` found in `tool_result` blocks: toolu_9',
      { messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_9' }] }] },
    ],
    [
      'system.0.text.cache_control.scope: Extra inputs are not permitted',
      { system: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral', scope: 'all' } }] },
    ],
    [
      "ttl: Input should be '5m' or '1h'",
      { system: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral', ttl: '2h' } }] },
    ],
    [
      'A maximum of 4 blocks with cache_control may be provided. Found 5.',
      { system: Array.from({ length: 5 }, () => ({ type: 'text', text: 'x', cache_control: { type: 'ephemeral' } })) },
    ],
    ['tools.0.custom.input_schema: Field required', { tools: [{ name: 'book' }] }],
    ['String should match pattern', { tools: [{ ...tool, name: 'book a room' }] }],
    ['tools: Tool names must be unique.', { tools: [tool, tool] }],
    ["Tool 'pay' not found in provided tools", { tools: [tool], tool_choice: { type: 'tool', name: 'pay' } }],
    ['may only be specified while providing tools', { tool_choice: { type: 'auto' } }],
    [
      "'additionalProperties' must be explicitly set to false",
      { output_config: { format: { type: 'json_schema', schema: { type: 'object', properties: {} } } } },
    ],
    [
      "For 'string' type, properties maxLength are not supported",
      {
        output_config: {
          format: {
            type: 'json_schema',
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: { a: { type: 'string', maxLength: 3 } },
            },
          },
        },
      },
    ],
    ['output_config.format: Input tag "json"', { output_config: { format: { type: 'json', schema: {} } } }],
    [
      'must be greater than `thinking.budget_tokens`',
      { max_tokens: 1024, thinking: { type: 'enabled', budget_tokens: 2048 } },
    ],
  ])('with %s', async (words, change) => {
    expect(await complaint(change)).toContain(words)
  })

  it('with another key, without one, without a version, and when it is no JSON', async () => {
    await expect(sdkFor(world.anthropic.url, 'sk-ant-other').messages.create(fine)).rejects.toBeInstanceOf(
      Anthropic.AuthenticationError,
    )
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${world.anthropic.url}/v1/messages`, { method: 'POST', headers, body })
    expect((await post({}, '{}')).status).toBe(401)
    expect((await post({ 'x-api-key': KEY }, '{}')).status).toBe(400)
    expect(await (await post({ 'x-api-key': KEY, 'anthropic-version': '2026-10-21' }, '{')).json()).toMatchObject({
      error: { type: 'invalid_request_error' },
    })
  })

  it('for a model that does not exist', async () => {
    await expect(world.sdk.messages.create({ ...fine, model: 'gpt-9' })).rejects.toBeInstanceOf(Anthropic.NotFoundError)
  })
})

describe('a request is taken', () => {
  it('with everything that a house may send', async () => {
    const picture = {
      type: 'image' as const,
      source: { type: 'base64' as const, media_type: 'image/png' as const, data: 'aGk=' },
    }
    const message = await world.sdk.messages.create({
      ...fine,
      system: [{ type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      tools: [
        {
          ...tool,
          strict: true,
          input_schema: { ...tool.input_schema, additionalProperties: false },
          cache_control: { type: 'ephemeral' },
        },
      ],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
      metadata: { user_id: 'conversation-7' },
      stop_sequences: ['FIN'],
      messages: [
        { role: 'user', content: [picture, { type: 'text', text: 'Voici la clé' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Merci' }, use] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_1', content: 'done' },
            { type: 'text', text: 'Et alors ?' },
          ],
        },
      ],
    })
    expect(message).toMatchObject({
      type: 'message',
      role: 'assistant',
      model: 'claude-haiku-5-5',
      stop_reason: 'end_turn',
    })
    expect(world.anthropic.requests).toMatchObject([
      { version: '2026-10-21', status: 200, ended: true, aborted: false },
    ])
  })

  it('and models are listed, tokens counted', async () => {
    expect((await world.sdk.models.list()).data.map(({ id }) => id)).toContain('claude-haiku-5-5')
    expect((await world.sdk.models.retrieve('claude-haiku-5-5')).type).toBe('model')
    const { model, messages } = fine
    expect((await world.sdk.messages.countTokens({ model, messages })).input_tokens).toBeGreaterThan(0)
  })
})
