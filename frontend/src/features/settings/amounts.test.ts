import { describe, expect, it } from 'vitest'
import { readCents, readCount, showCents } from './amounts.ts'

describe('amounts as they are typed', () => {
  it.each(['', 'cher', '89,999', '-3', '1e3'])('take %j for none', (text) => {
    expect(readCents(text)).toBeNull()
  })

  it('are read and shown in the same way', () => {
    for (const text of ['89', '89,50', '1234']) expect(showCents(readCents(text))).toBe(text)
    expect(readCents('1 234,5 €')).toBe(123_450)
    expect(showCents(null)).toBe('')
  })

  it('count from where they may', () => {
    expect([readCount('0'), readCount('0', 1), readCount('12', 1), readCount('1,5')]).toEqual([0, null, 12, null])
  })
})
