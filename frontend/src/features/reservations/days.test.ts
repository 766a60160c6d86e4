import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, isDay, listDays, weekdayOf } from './days.ts'

describe('days of the calendar', () => {
  it.each(['', 'hier', '2027-13-01', '15/03/2027'])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('pass over the change of the hour and the end of a year', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29')
    expect(listDays('2026-12-31', 2)).toEqual(['2026-12-31', '2027-01-01'])
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2)
  })

  it('begin their week on Monday', () => {
    expect([weekdayOf('2026-11-30'), weekdayOf('2026-11-29')]).toEqual([0, 6])
  })

  it('keep to the last day of a shorter month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2027-01-15', -1)).toBe('2026-12-15')
  })
})
