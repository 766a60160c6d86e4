import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Playout } from './playout.ts'

interface Given {
  item: number
  ms: number
}

/** Items come one after the other, each in pieces. */
const given = fc
  .array(fc.record({ next: fc.boolean(), ms: fc.integer({ min: 1, max: 4000 }).map((bytes) => bytes / 8) }), {
    maxLength: 30,
  })
  .map((pieces) => {
    let item = 0
    return pieces.map(({ next, ms }): Given => ({ item: next ? ++item : item, ms }))
  })
const played = fc.double({ min: 0, max: 20_000, noNaN: true })

function filled(pieces: readonly Given[]): Playout {
  const playout = new Playout()
  for (const { item, ms } of pieces) playout.give(String(item), ms)
  return playout
}

const received = (pieces: readonly Given[], item: string) =>
  pieces.filter((piece) => String(piece.item) === item).reduce((sum, { ms }) => sum + ms, 0)

describe('what was heard', () => {
  it('is never more than was received of an item, and a whole number', () => {
    fc.assert(
      fc.property(given, played, (pieces, playedMs) => {
        for (const { itemId, heardMs, ofMs } of filled(pieces).cut(playedMs)) {
          expect(Number.isInteger(heardMs) && heardMs >= 0).toBe(true)
          expect(heardMs).toBeLessThanOrEqual(ofMs)
          expect(ofMs).toBeLessThanOrEqual(received(pieces, itemId))
        }
      }),
    )
  })

  it('of an item never becomes less as time goes on', () => {
    fc.assert(
      fc.property(given, played, played, (pieces, one, other) => {
        const [sooner, later] = [one, other].sort((a, b) => a - b) as [number, number]
        const before = new Map(
          filled(pieces)
            .cut(sooner)
            .map(({ itemId, heardMs }) => [itemId, heardMs]),
        )
        for (const { itemId, heardMs } of filled(pieces).cut(later))
          expect(heardMs).toBeGreaterThanOrEqual(before.get(itemId) ?? Infinity)
      }),
    )
  })

  it('adds up to what was played, whole milliseconds aside', () => {
    fc.assert(
      fc.property(given, played, (pieces, playedMs) => {
        const cuts = filled(pieces).cut(playedMs)
        const total = pieces.reduce((sum, { ms }) => sum + ms, 0)
        const lost = cuts.reduce((sum, { heardMs, ofMs }) => sum + ofMs - heardMs, 0)
        expect(Math.abs(lost - Math.max(0, total - playedMs))).toBeLessThanOrEqual(cuts.length * 2)
      }),
    )
  })

  it('is 0 when nothing was played, and nothing is cut when all was', () => {
    const pieces = [
      { item: 1, ms: 400 },
      { item: 2, ms: 300 },
    ]
    expect(filled(pieces).cut(0)).toEqual([
      { itemId: '1', heardMs: 0, ofMs: 400 },
      { itemId: '2', heardMs: 0, ofMs: 300 },
    ])
    expect(filled(pieces).cut(700)).toEqual([])
  })

  it('begins again after a cut, and after silence', () => {
    const playout = filled([{ item: 1, ms: 400 }])
    playout.cut(100)
    playout.give('2', 200)
    expect(playout.cut(50)).toEqual([{ itemId: '2', heardMs: 50, ofMs: 200 }])
    playout.give('3', 300)
    playout.heardAll()
    playout.give('4', 100)
    expect(playout.cut(340)).toEqual([{ itemId: '4', heardMs: 40, ofMs: 100 }])
  })
})
