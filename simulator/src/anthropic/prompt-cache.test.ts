import type { MessageCreateParamsNonStreaming, TextBlockParam } from '@anthropic-ai/sdk/resources/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAnthropicWorld } from '#sim/testing/anthropic-world.ts'
import type { AnthropicWorld } from '#sim/testing/anthropic-world.ts'

const MINUTE_MS = 60_000

let world: AnthropicWorld
let now = 0
beforeEach(async () => {
  now = Date.parse('2026-11-21T10:00:00Z')
  world = await startAnthropicWorld({ now: () => now })
})
afterEach(() => world.close())

const marked = (text: string, ttl?: '1h'): TextBlockParam => ({
  type: 'text',
  text,
  cache_control: { type: 'ephemeral', ...(ttl && { ttl }) },
})
const brief = 'règle '.repeat(4000)

async function usage(system: TextBlockParam[], content = 'Bonjour', model = 'claude-haiku-5-5') {
  const request: MessageCreateParamsNonStreaming = {
    model,
    max_tokens: 100,
    system,
    messages: [{ role: 'user', content }],
  }
  const {
    cache_creation_input_tokens: written,
    cache_read_input_tokens: read,
    input_tokens: fresh,
  } = (await world.sdk.messages.create(request)).usage
  return { written, read, fresh }
}

describe('the prompt cache', () => {
  it('keeps nothing of a prefix under 4,096 tokens', async () => {
    for (const _again of [1, 2]) expect(await usage([marked('court')])).toMatchObject({ written: 0, read: 0 })
  })

  it('writes a long prefix once and reads it after, whatever follows it', async () => {
    const first = await usage([marked(brief)])
    expect(first.written).toBeGreaterThan(4096)
    expect(await usage([marked(brief), { type: 'text', text: 'Nous sommes lundi.' }], 'Autre chose')).toMatchObject({
      written: 0,
      read: first.written,
    })
  })

  it('reads nothing when the beginning or the model changes', async () => {
    await usage([marked(brief)])
    expect((await usage([marked(`!${brief}`)])).read).toBe(0)
    expect((await usage([marked(brief)], 'x', 'claude-sonnet-5-5')).read).toBe(0)
  })

  it('extends a kept prefix, charging the rest only', async () => {
    const { written } = await usage([marked(brief)])
    const longer = await usage([marked(brief), marked(brief)])
    expect(longer.read).toBe(written)
    expect(longer.written).toBe(written)
  })

  it('forgets after five minutes without use, or after an hour', async () => {
    await usage([marked(brief)])
    now += 4 * MINUTE_MS
    expect((await usage([marked(brief)])).read).toBeGreaterThan(0)
    now += 4 * MINUTE_MS
    expect((await usage([marked(brief)])).read).toBeGreaterThan(0)
    now += 6 * MINUTE_MS
    expect((await usage([marked(brief)])).read).toBe(0)
    await usage([marked(`heure ${brief}`, '1h')])
    now += 59 * MINUTE_MS
    expect((await usage([marked(`heure ${brief}`, '1h')])).read).toBeGreaterThan(0)
  })
})
