import { describe, expect, it } from 'vitest'
import { validityOf } from './validity.ts'

const summer = { validFrom: '2026-06-01', validTo: '2026-09-30' }

describe('when a FAQ holds', () => {
  it.each([
    ['2026-05-31', 'later'],
    ['2026-06-01', 'now'],
    ['2026-09-30', 'now'],
    ['2026-10-01', 'over'],
  ])('on %s: %s', (today, validity) => {
    expect(validityOf(summer, today)).toBe(validity)
  })

  it('is always, without dates', () => {
    expect(validityOf({ validFrom: null, validTo: null }, '2026-06-01')).toBe('always')
  })
})
