import { describe, expect, it } from 'vitest'
import { countedAddress, waitBeforeTry } from './login-limits.ts'

const minute = 60_000
const now = Date.parse('2026-11-20T10:00:00Z')
const failures = (count: number, ip: string, agoMs = 0) =>
  Array.from({ length: count }, () => ({ ip, at: now - agoMs }))

describe('login limits', () => {
  it('refuse the eleventh try of an address in a quarter of an hour', () => {
    expect(waitBeforeTry(failures(10, 'a', 5 * minute), 'a', false, now)).toBe(10 * minute)
    expect(waitBeforeTry(failures(10, 'a', 15 * minute), 'a', false, now)).toBe(0)
  })

  it('let the owner in from another address meanwhile', () => {
    expect(waitBeforeTry(failures(10, 'a'), 'b', false, now)).toBe(0)
  })

  it('refuse everyone after a hundred failures in an hour, except addresses that the account knows', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ ip: `bot-${i}`, at: now - 20 * minute }))
    expect(waitBeforeTry(many, 'stranger', false, now)).toBe(40 * minute)
    expect(waitBeforeTry(many, 'home', true, now)).toBe(0)
  })

  it('wait longer and longer from the fifth failure on', () => {
    expect([4, 5, 6, 7, 8, 9].map((count) => waitBeforeTry(failures(count, 'a'), 'a', true, now))).toEqual([
      0, 1000, 2000, 4000, 8000, 16000,
    ])
  })

  it.each([
    [null, 'unknown'],
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('count %s as %s', (ip, counted) => {
    expect(countedAddress(ip)).toBe(counted)
  })
})
