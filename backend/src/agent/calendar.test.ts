import { describe, expect, it } from 'vitest'
import { houseOf } from '../../test/support/house-with-faqs.ts'
import { deskState, houseDay, houseTime } from './calendar.ts'
import { describeNow } from './house-brief.ts'

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const paris = (instant: string) => houseTime(new Date(instant), 'Europe/Paris')

describe('the day of a house', () => {
  it('is its own, whatever the hour elsewhere', () => {
    expect(houseDay(new Date('2026-11-02T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-03')
    expect(houseDay(new Date('2026-11-02T23:30:00Z'), 'America/Guadeloupe')).toBe('2026-11-02')
    expect(houseDay(new Date('2026-11-02T23:30:00Z'), 'Nowhere/Else')).toBe('2026-11-02')
  })

  it('keeps its dates in the table across the change of hour', () => {
    const brief = describeNow(houseOf(1, 'Les Quais'), paris('2026-10-24T10:00:00Z'))
    expect(brief).toContain('2026-10-24 Saturday (today)\n2026-10-25 Sunday (tomorrow)\n2026-10-26 Monday')
    expect(brief).toContain('2026-11-06 Friday')
    expect(brief).not.toContain('2026-11-07')
  })
})

describe('the desk', () => {
  const hours = {
    ...closed,
    mon: [
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ],
    fri: [{ from: '18:00', to: '02:00' }],
  }

  it.each([
    ['in the morning', '2026-11-02T07:00:00Z', { open: true }],
    ['at lunch', '2026-11-02T12:30:00Z', { open: false, until: { daysAhead: 0, weekday: 1, time: '14:00' } }],
    [
      'at the minute it shuts',
      '2026-11-02T17:00:00Z',
      { open: false, until: { daysAhead: 4, weekday: 5, time: '18:00' } },
    ],
    ['past midnight', '2026-11-07T00:30:00Z', { open: true }],
    ['after the night', '2026-11-07T01:00:00Z', { open: false, until: { daysAhead: 2, weekday: 1, time: '08:00' } }],
    ['the day before', '2026-11-01T12:00:00Z', { open: false, until: { daysAhead: 1, weekday: 1, time: '08:00' } }],
  ])('%s', (_name, instant, state) => {
    expect(deskState(hours, paris(instant))).toEqual(state)
  })

  it('without any hours given is taken as open', () => {
    expect(deskState(closed, paris('2026-11-02T03:00:00Z'))).toEqual({ open: true })
  })

  it('open one moment a week, and that moment has just passed, opens in a week', () => {
    const once = { ...closed, mon: [{ from: '08:00', to: '09:00' }] }
    expect(deskState(once, paris('2026-11-02T08:00:00Z'))).toEqual({
      open: false,
      until: { daysAhead: 7, weekday: 1, time: '08:00' },
    })
  })
})
