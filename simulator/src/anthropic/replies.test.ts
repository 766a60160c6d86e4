import Anthropic from '@anthropic-ai/sdk'
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sdkFor, startAnthropicWorld } from '#sim/testing/anthropic-world.ts'
import type { AnthropicWorld } from '#sim/testing/anthropic-world.ts'
import { bad, toolUse } from './model-reply.ts'

let world: AnthropicWorld
beforeEach(async () => {
  world = await startAnthropicWorld()
})
afterEach(() => world.close())

const request: MessageCreateParamsNonStreaming = {
  model: 'claude-haiku-5-5',
  max_tokens: 1000,
  messages: [{ role: 'user', content: 'Avez-vous un parking ?' }],
}
const ask = () => world.sdk.messages.create(request)
const text = async () => (await ask()).content.map((block) => (block.type === 'text' ? block.text : block.type)).join()

describe('a scripted model', () => {
  it.each([
    ['rateLimited', 429, Anthropic.RateLimitError],
    ['overloaded', 529, Anthropic.InternalServerError],
    ['down', 500, Anthropic.InternalServerError],
    ['wrongKey', 401, Anthropic.AuthenticationError],
    ['noCredit', 400, Anthropic.BadRequestError],
  ] as const)('fails as %s with %i', async (name, status, kind) => {
    world.anthropic.script.next(bad[name]())
    const error: unknown = await ask().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ status })
  })

  it('says when to come back, and the SDK does', async () => {
    world.anthropic.script.next(bad.rateLimited(0.05), { kind: 'text', text: 'Oui' })
    const message = await sdkFor(world.anthropic.url, undefined, { maxRetries: 1 }).messages.create(request)
    expect(message.content).toMatchObject([{ text: 'Oui' }])
    expect(world.anthropic.requests.map(({ retry, status }) => [retry, status])).toEqual([
      [0, 429],
      [1, 200],
    ])
  })

  it('hangs until the caller gives up, and sees that it did', async () => {
    world.anthropic.script.next(bad.hang())
    await expect(
      sdkFor(world.anthropic.url, undefined, { timeout: 100 }).messages.create(request),
    ).rejects.toBeInstanceOf(Anthropic.APIConnectionTimeoutError)
    await world.anthropic.waitForRequest(({ aborted }) => aborted)
    expect(world.anthropic.inFlight).toBe(0)
  })

  it('drops the connection, or answers no JSON', async () => {
    world.anthropic.script.next(bad.reset(), bad.garbage())
    await expect(ask()).rejects.toBeInstanceOf(Anthropic.APIConnectionError)
    await expect(ask()).rejects.toThrow()
  })

  it('refuses, stops short, calls a tool that nobody offered', async () => {
    world.anthropic.script.next(bad.refusal(), bad.cut(), bad.unknownTool())
    expect(await ask()).toMatchObject({ stop_reason: 'refusal', stop_details: { type: 'refusal' } })
    expect((await ask()).stop_reason).toBe('max_tokens')
    expect(await ask()).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'drop_all_reservations' }],
    })
  })

  it('says nothing, too much, or cites what it was not given', async () => {
    world.anthropic.script.next(bad.empty(), bad.noContent(), bad.tooLong(), bad.foreignIds(['42']))
    expect(await text()).toBe('')
    expect((await ask()).content).toEqual([])
    expect((JSON.parse(await text()) as { text: string }).text).toHaveLength(20_000)
    expect(JSON.parse(await text())).toMatchObject({ faqIds: ['42'] })
  })

  it('answers in turn, by a function, for some words only, or always until taken back', async () => {
    const undo = world.anthropic.script.always({ kind: 'text', text: 'toujours' })
    world.anthropic.script.add({ kind: 'text', text: 'piscine' }, { contains: 'piscine' })
    world.anthropic.script.next(({ model }) => ({ kind: 'text', text: model }), { kind: 'json', value: [1] })
    expect([await text(), await text(), await text(), await text()]).toEqual([
      'claude-haiku-5-5',
      '[1]',
      'toujours',
      'toujours',
    ])
    undo()
    expect(world.anthropic.script.left).toBe(1)
    expect(await text()).not.toBe('toujours')
  })

  it('is slow', async () => {
    world.anthropic.script.next({ kind: 'text', text: 'Oui', delayMs: 120 })
    const started = performance.now()
    await ask()
    expect(performance.now() - started).toBeGreaterThanOrEqual(115)
  })
})

describe('a stream', () => {
  const stream = () => world.sdk.messages.stream(request)

  it('ends in the same message as the plain call, tools included', async () => {
    const words = 'Oui, huit places dans la cour, à 12,00 € la nuit. 🚗'
    world.anthropic.script.next({ kind: 'text', text: words }, toolUse('book', { nights: 2, name: 'Élodie' }))
    expect(await stream().finalText()).toBe(words)
    const final = await stream().finalMessage()
    expect(final).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ name: 'book', input: { nights: 2, name: 'Élodie' } }],
    })
    expect(final.usage.output_tokens).toBeGreaterThan(1)
  })

  it('breaks in the middle with an event, or without a word', async () => {
    const long = { kind: 'text' as const, text: 'x'.repeat(500) }
    world.anthropic.script.next(
      { ...long, breakAfter: { pieces: 2, with: 'overloaded_error' } },
      { ...long, breakAfter: { pieces: 2, with: 'reset' } },
    )
    await expect(stream().finalMessage()).rejects.toMatchObject({ type: 'overloaded_error' })
    await expect(stream().finalMessage()).rejects.toThrow()
  })
})
