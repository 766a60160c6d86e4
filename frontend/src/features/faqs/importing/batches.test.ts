import { describe, expect, it } from 'vitest'
import { batchesOf } from './batches.ts'

const faqs = (count: number, size = 10) =>
  Array.from({ length: count }, (_, at) => ({ question: `Question ${at}`, answer: 'x'.repeat(size) }))

describe('a long import', () => {
  it('goes in parts of 500, in order', () => {
    const batches = batchesOf(faqs(1001))
    expect(batches.map((batch) => batch.length)).toEqual([500, 500, 1])
    expect(batches.flat()).toEqual(faqs(1001))
  })

  it('stays under the size that the server takes', () => {
    const batches = batchesOf(faqs(500, 4000))
    expect(batches.flat()).toHaveLength(500)
    expect(Math.max(...batches.map((batch) => JSON.stringify({ items: batch }).length))).toBeLessThan(1_100_000)
  })

  it('of nothing is no call at all', () => {
    expect(batchesOf([])).toEqual([])
  })
})
