import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PortPlan } from './port-plan.ts'

describe('the plan of ports', () => {
  it('has none to give where a range holds none', () => {
    expect(new PortPlan({ sip: { from: 5070, to: 5079 }, rtp: { from: 20_001, to: 20_002 } }).allot(1)).toBeNull()
  })

  it('gives a line the same ports until it is let go, then to another', () => {
    const plan = new PortPlan({ sip: { from: 5070, to: 5070 }, rtp: { from: 20_000, to: 20_009 } })
    const ports = { sip: 5070, rtp: { from: 20_000, to: 20_009 } }
    expect(plan.allot(1)).toEqual(ports)
    expect(plan.allot(1)).toEqual(ports)
    expect(plan.allot(2)).toBeNull()
    plan.release(1)
    expect(plan.allot(2)).toEqual(ports)
  })

  it('never gives two lines the same port, stays in its ranges, and begins at even ports', () => {
    const range = (low: number) => fc.tuple(fc.integer({ min: low, max: low + 50 }), fc.nat(300))
    fc.assert(
      fc.property(range(5000), range(20_000), ([sipFrom, sipMore], [rtpFrom, rtpMore]) => {
        const [sip, rtp] = [
          { from: sipFrom, to: sipFrom + sipMore },
          { from: rtpFrom, to: rtpFrom + rtpMore },
        ]
        const plan = new PortPlan({ sip, rtp })
        const taken = new Set<number>()
        const take = (port: number) => {
          expect(taken.has(port)).toBe(false)
          taken.add(port)
        }
        for (let line = 0; line < 400; line++) {
          const given = plan.allot(line)
          if (given === null) break
          take(given.sip)
          expect(given.sip >= sip.from && given.sip <= sip.to).toBe(true)
          expect(given.rtp.from % 2).toBe(0)
          expect(given.rtp.from >= rtp.from && given.rtp.to <= rtp.to && given.rtp.to > given.rtp.from).toBe(true)
          for (let port = given.rtp.from; port <= given.rtp.to; port++) take(port)
        }
      }),
      { numRuns: 100 },
    )
  })
})
