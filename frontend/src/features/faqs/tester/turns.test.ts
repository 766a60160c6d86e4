import { describe, expect, it } from 'vitest'
import { sampleAnswer } from '../testing/samples.ts'
import { citedBy, historyOf, leftOut, reduceTurns } from './turns.ts'
import type { TurnEvent } from './turns.ts'

const play = (...events: TurnEvent[]) => events.reduce(reduceTurns, [])
const asked = (id: number, question: string): TurnEvent => ({ kind: 'asked', id, question })

describe('a conversation with the tester', () => {
  it('does not send what had no answer', () => {
    const turns = play(asked(1, 'A ?'), { kind: 'failed', id: 1, error: new Error('no') }, asked(2, 'B ?'))
    expect(historyOf(turns, 2)).toEqual([])
  })

  it('sends what was said before, and not the question itself', () => {
    const turns = play(asked(1, 'A ?'), { kind: 'answered', id: 1, answer: sampleAnswer() }, asked(2, 'B ?'))
    expect(historyOf(turns, 2)).toEqual([
      { from: 'client', text: 'A ?' },
      { from: 'house', text: 'Oui, dans la cour.' },
    ])
  })

  it('sends no more than the server takes', () => {
    const events = Array.from({ length: 50 }, (_, id): TurnEvent[] => [
      asked(id, `Q${id}`),
      { kind: 'answered', id, answer: sampleAnswer({ answer: 'x'.repeat(9000) }) },
    ])
    const history = historyOf(play(...events.flat()), 50)
    expect(history).toHaveLength(40)
    expect(history[0]).toEqual({ from: 'client', text: 'Q30' })
    expect(history[1]?.text).toHaveLength(4000)
  })

  it('lights what the last answer cites, and names what it read besides', () => {
    const answered = play(asked(1, 'A ?'), { kind: 'answered', id: 1, answer: sampleAnswer() })
    expect([...citedBy(answered)]).toEqual([1])
    expect([...citedBy(reduceTurns(answered, asked(2, 'B ?')))]).toEqual([])
    expect(leftOut(sampleAnswer()).map(({ faqId }) => faqId)).toEqual([2])
  })
})
