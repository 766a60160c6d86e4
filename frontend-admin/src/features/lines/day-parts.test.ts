import { describe, expect, it } from 'vitest'
import type { LineEvent } from './api.ts'
import { dayOf } from './day-parts.ts'

const now = Date.parse('2026-11-20T12:00:00.000Z')
const event = (hoursAgo: number, state: LineEvent['state']): LineEvent => ({
  at: new Date(now - hoursAgo * 3_600_000).toISOString(),
  state,
  detail: null,
  waitMs: null,
})

describe('the day of a line', () => {
  it('is empty before there was one', () => {
    expect(dayOf([], now)).toEqual({ parts: Array<string>(48).fill('none'), upShare: null })
  })

  it('is what holds since before', () => {
    expect(dayOf([event(30, 'running')], now)).toEqual({ parts: Array<string>(48).fill('up'), upShare: 1 })
  })

  it('shows the worst of each half hour', () => {
    const { parts } = dayOf([event(30, 'running'), event(2.2, 'failed'), event(2.1, 'running')], now)
    expect(parts.slice(-6)).toEqual(['up', 'down', 'up', 'up', 'up', 'up'])
  })

  it('forgives the moment that every start takes', () => {
    const { parts } = dayOf([event(30, 'running'), event(1.2, 'starting'), event(1.199, 'running')], now)
    expect(new Set(parts)).toEqual(new Set(['up']))
  })

  it('counts calls that could have come in, degraded or not, out of the time in which they were wanted', () => {
    const history = [event(24, 'stopped'), event(12, 'running'), event(6, 'degraded'), event(3, 'backoff')]
    expect(dayOf(history, now).upShare).toBeCloseTo(9 / 12)
    expect(dayOf([event(30, 'stopped')], now).upShare).toBeNull()
  })
})
