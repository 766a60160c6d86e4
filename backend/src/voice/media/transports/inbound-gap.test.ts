import { describe, expect, it } from 'vitest'
import { InboundGap } from './inbound-gap.ts'

describe('sound that the network lost', () => {
  it('is not imagined: none before the first frame, on time, doubled, out of order or without a time', () => {
    const gap = new InboundGap()
    for (const timestamp of [500, 520, 520, 500, 540, Number.NaN, 560]) expect(gap.before(timestamp, 20)).toBe(0)
    expect(gap.framesLost).toBe(0)
  })

  it('is made good by as much silence', () => {
    const gap = new InboundGap()
    gap.before(0, 20)
    expect(gap.before(80, 20)).toBe(60)
    expect(gap.before(100, 20)).toBe(0)
    expect(gap.framesLost).toBe(3)
  })

  it('is made good for ten seconds at most', () => {
    const gap = new InboundGap()
    gap.before(0, 20)
    expect(gap.before(3_600_000, 20)).toBe(10_000)
    expect(gap.before(3_600_020, 20)).toBe(0)
  })
})
