import { describe, expect, it } from 'vitest'
import { sampleAsk, sampleQuestion } from '../testing/samples.ts'
import { waitersOf } from './waiters.ts'

describe('who waits for an answer', () => {
  it('is nobody once all were answered, and nobody without a conversation', () => {
    const asks = [
      sampleAsk({ answered: true, withinWindow: false }),
      sampleAsk({ conversationId: null, withinWindow: false }),
    ]
    expect(waitersOf(sampleQuestion({ waiting: 0, asks }))).toEqual({ all: 0, reachable: 0, outside: 0 })
  })

  it('counts a conversation once, however often it asked', () => {
    const late = { withinWindow: false }
    const asks = [
      sampleAsk({ ...late, conversationId: 1 }),
      sampleAsk({ ...late, conversationId: 1 }),
      sampleAsk({ conversationId: 2 }),
    ]
    expect(waitersOf(sampleQuestion({ waiting: 2, asks }))).toEqual({ all: 2, reachable: 1, outside: 1 })
  })

  it('takes those it does not know one by one for reachable', () => {
    expect(waitersOf(sampleQuestion({ waiting: 30, asks: [sampleAsk({ withinWindow: false })] }))).toEqual({
      all: 30,
      reachable: 29,
      outside: 1,
    })
  })
})
