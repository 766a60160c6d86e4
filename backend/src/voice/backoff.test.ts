import { describe, expect, it } from 'vitest'
import { Backoff } from './backoff.ts'

const first = (count: number, backoff: Backoff) => Array.from({ length: count }, () => backoff.next())

describe('waits between tries', () => {
  it('are a second at most at first, double, and stay under a minute', () => {
    const longest = first(12, new Backoff(() => 1))
    expect(longest.slice(0, 4)).toEqual([500, 1000, 2000, 4000])
    expect(Math.max(...longest)).toBe(60_000)
  })

  it('differ, so that those that fell together do not come back together', () => {
    expect(first(3, new Backoff(() => 0))).toEqual([375, 750, 1500])
  })

  it('begin again after a steady run', () => {
    const backoff = new Backoff(() => 1)
    first(5, backoff)
    backoff.reset()
    expect(backoff.next()).toBe(500)
  })
})
