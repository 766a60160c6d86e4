import { describe, expect, it } from 'vitest'
import { isConcerned } from './matches.ts'

const event = { seq: 9, topic: 'messages', id: 12 } as const

describe('an event', () => {
  it.each([
    [['faqs', 'list'], undefined, false],
    [['messages', 7], undefined, false],
    [['overview'], { topics: ['faqs'] }, false],
    [['messages', 12, { page: 2 }], undefined, true],
    [['messages'], undefined, true],
    [['overview'], { topics: ['messages'] }, true],
  ])('concerns the query %j with meta %j: %s', (queryKey, meta, concerned) => {
    expect(isConcerned({ queryKey, meta }, event)).toBe(concerned)
  })

  it('of the whole list concerns each of its entities', () => {
    expect(isConcerned({ queryKey: ['messages', 7], meta: undefined }, { ...event, id: null })).toBe(true)
  })
})
