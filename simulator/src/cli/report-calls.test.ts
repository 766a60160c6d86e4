import { describe, expect, it } from 'vitest'
import type { CallOutcome } from '#sim/callers/run-script.ts'
import { reportCalls } from './report-calls.ts'

const call = (part: Partial<CallOutcome>): CallOutcome => ({
  script: 'book',
  reached: true,
  why: '',
  ended: 'caller_hung_up',
  turns: [{ said: 'Bonjour', heard: 'Oui', answerMs: 800 }],
  firstWordMs: 300,
  cutMs: null,
  ...part,
})

function report(...outcomes: CallOutcome[]) {
  let text = ''
  const { add, end } = reportCalls((part) => (text += part))
  for (const outcome of outcomes) add(outcome)
  const fine = end()
  return { text, fine }
}

describe('a report of calls', () => {
  it('is bad news when one failed, or none was taken', () => {
    expect(report(call({}), call({ reached: false, why: 'rien n’a été entendu' })).fine).toBe(false)
    expect(report(call({ reached: false, ended: 'refused', why: 'occupé' })).fine).toBe(false)
    expect(report().fine).toBe(false)
  })

  it('says what came of each and how long answers took', () => {
    const { text, fine } = report(
      call({}),
      call({ script: 'talk-over', cutMs: 220 }),
      call({ ended: 'refused', reached: false }),
    )
    expect(fine).toBe(true)
    expect(text).toContain('✓ réserve une suite pour deux')
    expect(text).toContain('3 appels, 2 aboutis, 1 non pris')
    expect(text).toContain('réponse : p50 800 ms, p95 800 ms')
    expect(text).toContain('silence : p50 220 ms')
  })
})
