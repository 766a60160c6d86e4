import { describe, expect, it } from 'vitest'
import type { LineEvent } from './api.ts'
import { triesOf, waitsOf } from './waits.ts'

const event = (state: LineEvent['state'], seconds?: number): LineEvent => ({
  at: '2026-11-20T10:00:00.000Z',
  state,
  detail: null,
  waitMs: seconds === undefined ? null : seconds * 1000,
})
const secondsOf = (history: LineEvent[]) => waitsOf(history).map(({ seconds }) => seconds)

describe('the waits of a line', () => {
  it('are none when it is well, or has come out of its trouble', () => {
    expect(waitsOf([])).toEqual([])
    expect(waitsOf([event('backoff', 2), event('running')])).toEqual([])
    expect(triesOf([event('backoff', 2), event('running')])).toBe(0)
  })

  it('begin again when somebody starts it', () => {
    const history = [event('backoff', 60), event('starting'), event('backoff', 2), event('backoff', 4)]
    expect(secondsOf(history)).toEqual([2, 4])
    expect(triesOf(history)).toBe(2)
  })

  it('are the last six, while every try counts', () => {
    const history = [2, 4, 8, 16, 32, 60, 60].map((seconds) => event('backoff', seconds))
    expect(secondsOf(history)).toEqual([4, 8, 16, 32, 60, 60])
    expect(triesOf(history)).toBe(7)
  })
})
