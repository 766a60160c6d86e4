import { describe, expect, it } from 'vitest'
import type { Message } from '@conciergerie/contract'
import type { Outgoing } from '../sending/outbox.ts'
import { aMessage } from '../testing/samples.ts'
import { buildThread, findSuggestion, findUnread } from './thread-items.ts'

const at = (clock: string, day = '11') => `2026-06-${day}T${clock}:00Z`
const dayOf = (instant: string) => instant.slice(0, 10)
const build = (messages: Message[], more: Partial<Parameters<typeof buildThread>[0]> = {}) =>
  buildThread({ messages, outgoing: [], unread: null, dayOf, ...more })
const outgoing: Outgoing = {
  key: 'k',
  conversationId: 12,
  body: { message: 'Bonjour' },
  text: 'Bonjour',
  media: [],
  at: at('10:05'),
  afterId: 2,
  state: 'sending',
}

describe('a thread', () => {
  it('begins each day with its date', () => {
    const items = build([
      aMessage({ id: 1, createdAt: at('23:00', '10') }),
      aMessage({ id: 2, createdAt: at('08:00') }),
    ])
    expect(items.map(({ type }) => type)).toEqual(['day', 'bubble', 'day', 'bubble'])
  })

  it('signs only the last of what one author says in one breath', () => {
    const items = build([
      aMessage({ id: 1, createdAt: at('10:00') }),
      aMessage({ id: 2, createdAt: at('10:01') }),
      aMessage({ id: 3, authorType: 'ai', createdAt: at('10:02') }),
      aMessage({ id: 4, authorType: 'ai', createdAt: at('10:30') }),
    ])
    expect(items.flatMap((item) => (item.type === 'bubble' ? [item.closes] : []))).toEqual([false, true, true, true])
  })

  it('signs what failed, so that its reason stands right under it', () => {
    const failure = { code: '63016', reason: 'r', action: 'template' } as const
    const items = build([
      aMessage({ id: 1, authorType: 'concierge', status: 'failed', failure, createdAt: at('10:00') }),
      aMessage({ id: 2, authorType: 'concierge', createdAt: at('10:01') }),
    ])
    expect(items[1]).toMatchObject({ type: 'bubble', closes: true })
  })

  it('tells notes and events from what was said', () => {
    const items = build([
      aMessage({ id: 1, kind: 'note', authorType: 'concierge', createdAt: at('10:00') }),
      aMessage({ id: 2, kind: 'event', authorType: 'system', createdAt: at('10:01') }),
    ])
    expect(items.map(({ type }) => type)).toEqual(['day', 'note', 'event'])
  })

  it('says where the unread part begins', () => {
    const messages = [1, 2, 3].map((id) => aMessage({ id, createdAt: at('10:00') }))
    const items = build(messages, { unread: findUnread(messages, 2) })
    expect(items.map(({ type }) => type)).toEqual(['day', 'bubble', 'unread', 'bubble', 'bubble'])
  })

  it('ends with what is still leaving', () => {
    const items = build([aMessage({ id: 2, createdAt: at('10:00') })], { outgoing: [outgoing] })
    expect(items.at(-1)).toMatchObject({ type: 'outgoing', key: 'k' })
  })

  it('shows what left once, when the live event comes before the answer', () => {
    const arrived = aMessage({ id: 3, authorType: 'concierge', message: 'Bonjour', createdAt: at('10:05') })
    const items = build([aMessage({ id: 2, createdAt: at('10:00') }), arrived], { outgoing: [outgoing] })
    expect(items.filter(({ type }) => type === 'outgoing')).toEqual([])
  })

  it('does not take an older message of the same words for it', () => {
    const older = aMessage({ id: 1, authorType: 'concierge', message: 'Bonjour', createdAt: at('09:00') })
    const items = build([older], { outgoing: [outgoing] })
    expect(items.at(-1)).toMatchObject({ type: 'outgoing' })
  })
})

describe('what is unread', () => {
  it('is nothing when all was read', () => {
    expect(findUnread([aMessage()], 0)).toBeNull()
  })

  it('counts the client’s messages only', () => {
    const messages = [aMessage({ id: 1 }), aMessage({ id: 2 }), aMessage({ id: 3, authorType: 'ai' })]
    expect(findUnread(messages, 1)).toEqual({ firstId: 2, count: 1 })
  })
})

describe('the suggestion', () => {
  it('is gone once somebody has answered', () => {
    expect(
      findSuggestion([aMessage({ aiSuggestion: 'Oui' }), aMessage({ id: 102, authorType: 'concierge' })]),
    ).toBeNull()
  })

  it('stays when only a note came after', () => {
    const messages = [aMessage({ aiSuggestion: 'Oui' }), aMessage({ id: 102, kind: 'note', authorType: 'concierge' })]
    expect(findSuggestion(messages)).toEqual({ of: 101, text: 'Oui' })
  })
})
