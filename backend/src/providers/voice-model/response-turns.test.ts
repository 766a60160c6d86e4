import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ResponseTurns } from './response-turns.ts'

let sent: RealtimeClientEvent[]
let turns: ResponseTurns

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  turns = new ResponseTurns((event) => sent.push(event))
})
afterEach(() => {
  turns.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const kinds = () => sent.map(({ type }) => type)
const creates = () => sent.filter((event) => event.type === 'response.create')
const lastCreate = () => creates().at(-1)

describe('an answer in progress', () => {
  it('is never asked for a second one: what is to be said waits for its end', () => {
    turns.responseCreated('r1')
    turns.say('bonjour')
    expect(sent).toEqual([])
    turns.responseDone()
    expect(lastCreate()).toMatchObject({ response: { instructions: 'bonjour' } })
  })

  it('that was asked for keeps others waiting before it has begun', () => {
    turns.say('un')
    turns.say('deux')
    expect(creates()).toHaveLength(1)
    turns.responseCreated('r1')
    turns.responseDone()
    expect(lastCreate()).toMatchObject({ response: { instructions: 'deux' } })
  })
})

describe('an answer that is owed', () => {
  it('is neither the one that has begun, nor one that nobody asked for', () => {
    expect(turns.owesAnswer).toBe(false)
    turns.say('bonjour')
    expect(turns.owesAnswer).toBe(true)
    turns.responseCreated('r1')
    expect(turns.owesAnswer).toBe(false)
  })

  it('is one, to what a tool found and to what the caller said meanwhile', () => {
    turns.responseCreated('r1')
    turns.toolCalled('c1')
    turns.responseDone()
    turns.answerTool('c1', '{}', true)
    turns.speechStarted()
    turns.speechStopped()
    expect(turns.owesAnswer).toBe(true)
    turns.refused(lastCreate()?.event_id ?? null)
    turns.responseCreated('r_of_the_server')
    expect(turns.owesAnswer).toBe(false)
  })

  it('is still owed when the server refused to give it beside its own', () => {
    turns.say('un instant')
    turns.responseCreated('r_of_the_server')
    turns.refused(lastCreate()?.event_id ?? null)
    expect(turns.owesAnswer).toBe(true)
    turns.responseDone()
    expect(turns.owesAnswer).toBe(true)
  })
})

describe('written words of the caller', () => {
  const item = {
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', id: 'keys_1', content: [{ type: 'input_text', text: '[touches : 5]' }] },
  }

  it('are given when the answer in progress is over, and answered', () => {
    turns.responseCreated('r1')
    turns.hear('keys_1', '[touches : 5]')
    expect(sent).toEqual([])
    turns.responseDone()
    expect(sent[0]).toEqual(item)
    expect(kinds()).toEqual(['conversation.item.create', 'response.create'])
  })

  it('are given once, though the answer to them is asked for again', () => {
    turns.hear('keys_1', '[touches : 5]')
    const { event_id } = lastCreate() as { event_id: string }
    turns.responseCreated('r_of_the_server')
    turns.refused(event_id)
    turns.responseDone()
    expect(kinds()).toEqual(['conversation.item.create', 'response.create', 'response.create'])
  })
})

describe('a refusal because an answer is in progress', () => {
  it('of another request than ours changes nothing', () => {
    turns.say('bonjour')
    expect(turns.refused('event_of_somebody')).toBe(false)
  })

  it('asks again once the other answer is over, and only once', () => {
    turns.say('bonjour')
    const { event_id } = lastCreate() as { event_id: string }
    turns.responseCreated('r_of_the_server')
    expect(turns.refused(event_id)).toBe(true)
    turns.responseDone()
    expect(creates()).toHaveLength(2)
    turns.responseCreated('r2')
    turns.responseDone()
    expect(turns.refused(null)).toBe(false)
    expect(creates()).toHaveLength(2)
  })

  it('for good lets the next one through', () => {
    turns.say('un')
    turns.say('deux')
    turns.failed(lastCreate()?.event_id ?? null)
    expect(lastCreate()).toMatchObject({ response: { instructions: 'deux' } })
  })
})

describe('tools', () => {
  it('of an unknown call, or answered twice, send nothing', () => {
    turns.answerTool('never_called', '{}', true)
    turns.responseCreated('r1')
    expect(turns.toolCalled('c1')).toBe(true)
    expect(turns.toolCalled('c1')).toBe(false)
    turns.responseDone()
    turns.answerTool('c1', '{}', true)
    turns.answerTool('c1', '{}', true)
    expect(kinds()).toEqual(['conversation.item.create', 'response.create'])
  })

  it('that answer before the answer that called them is over are given after it', () => {
    turns.responseCreated('r1')
    turns.toolCalled('c1')
    turns.answerTool('c1', '{"ok":true}', true)
    expect(sent).toEqual([])
    turns.responseDone()
    expect(sent[0]).toMatchObject({ item: { type: 'function_call_output', call_id: 'c1', output: '{"ok":true}' } })
    expect(creates()).toHaveLength(1)
  })

  it('called together are followed by one request to go on, after the last', () => {
    turns.responseCreated('r1')
    turns.toolCalled('c1')
    turns.toolCalled('c2')
    turns.responseDone()
    turns.answerTool('c2', '2', true)
    expect(kinds()).toEqual(['conversation.item.create'])
    turns.answerTool('c1', '1', true)
    expect(kinds()).toEqual(['conversation.item.create', 'conversation.item.create', 'response.create'])
  })

  it('after which nothing is to be said leave the floor to whoever wants it', () => {
    turns.responseCreated('r1')
    turns.toolCalled('c1')
    turns.responseDone()
    turns.answerTool('c1', '1', false)
    expect(kinds()).toEqual(['conversation.item.create'])
  })
})

describe('while the caller speaks', () => {
  it('nothing is asked for, and the server’s own answer takes the results of tools with it', () => {
    turns.responseCreated('r1')
    turns.toolCalled('c1')
    turns.responseDone()
    turns.speechStarted()
    turns.answerTool('c1', '1', true)
    expect(kinds()).toEqual(['conversation.item.create'])
    turns.speechStopped()
    turns.responseCreated('r2')
    turns.responseDone()
    expect(creates()).toEqual([])
  })

  it('what was to be said is said after the server’s own answer', () => {
    turns.speechStarted()
    turns.say('plus que deux minutes')
    turns.speechStopped()
    turns.responseCreated('r1')
    expect(creates()).toEqual([])
    turns.responseDone()
    expect(creates()).toHaveLength(1)
  })

  it('a server that does not answer by itself is asked', () => {
    turns.speechStarted()
    turns.say('bonjour')
    turns.speechStopped()
    vi.advanceTimersByTime(1_499)
    expect(creates()).toEqual([])
    vi.advanceTimersByTime(1)
    expect(creates()).toHaveLength(1)
  })

  it('an answer asked for just before is not heard, and what it was to say comes later', () => {
    turns.say('êtes-vous là ?')
    turns.speechStarted()
    expect(turns.responseCreated('r1')).toBe(false)
    expect(kinds()).toEqual(['response.create', 'response.cancel'])
    turns.responseDone()
    turns.speechStopped()
    turns.responseCreated('r2')
    turns.responseDone()
    expect(creates()).toHaveLength(2)
  })
})
