import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReorderBuffer, sequenceDistance } from './reorder-buffer.ts'
import type { Release } from './reorder-buffer.ts'

const audio = (n: number) => Uint8Array.of(n & 0xff, n >> 8)
const numbers = (released: Release[]) =>
  released.map((one) => ('audio' in one ? (one.audio[0] ?? 0) + ((one.audio[1] ?? 0) << 8) : -one.lost))
const push = (buffer: ReorderBuffer, n: number, at = 0) =>
  numbers(buffer.push({ sequence: n & 0xffff, audio: audio(n) }, at))

test('a packet that comes twice is heard once', () => {
  const buffer = new ReorderBuffer()
  expect([...push(buffer, 1), ...push(buffer, 1), ...push(buffer, 2), ...push(buffer, 1)]).toEqual([1, 2])
})

test('what comes after its turn was given up is not heard', () => {
  const buffer = new ReorderBuffer()
  push(buffer, 1)
  push(buffer, 3)
  expect(numbers(buffer.due(60))).toEqual([-1, 3])
  expect(push(buffer, 2, 61)).toEqual([])
})

test('packets in order leave at once', () => {
  const buffer = new ReorderBuffer()
  expect(push(buffer, 10)).toEqual([10])
  expect(push(buffer, 11)).toEqual([11])
})

test('packets behind a hole wait 60 ms for it, and no longer', () => {
  const buffer = new ReorderBuffer()
  push(buffer, 1)
  expect(push(buffer, 3)).toEqual([])
  expect(numbers(buffer.due(59))).toEqual([])
  expect(push(buffer, 2, 59)).toEqual([2, 3])
  push(buffer, 6, 100)
  expect(numbers(buffer.due(160))).toEqual([-2, 6])
})

test('a key takes its turn and makes no sound', () => {
  const buffer = new ReorderBuffer()
  push(buffer, 1)
  buffer.push({ sequence: 2, audio: null }, 0)
  expect(push(buffer, 3)).toEqual([3])
})

test('numbers go round', () => {
  const buffer = new ReorderBuffer()
  expect([65_534, 65_535, 65_536, 65_537].flatMap((n) => push(buffer, n & 0xffff))).toEqual([65_534, 65_535, 0, 1])
  expect(sequenceDistance(65_535, 0)).toBe(1)
  expect(sequenceDistance(0, 65_535)).toBe(-1)
})

test('a far jump is a new stream, not a loss', () => {
  const buffer = new ReorderBuffer()
  push(buffer, 1)
  expect(push(buffer, 5000)).toEqual([5000])
})

test('property: whatever the order and the losses, what is heard is in order, once each, and losses add up', () => {
  const arrivals = fc.array(fc.record({ n: fc.integer({ min: 0, max: 40 }), at: fc.integer({ min: 0, max: 500 }) }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(arrivals, (all) => {
      const buffer = new ReorderBuffer()
      const heard: number[] = []
      let lost = 0
      const take = (released: Release[]) => {
        for (const one of released) {
          if ('audio' in one) heard.push(...numbers([one]))
          else lost += one.lost
        }
      }
      for (const { n, at } of all.sort((one, other) => one.at - other.at)) {
        take(buffer.push({ sequence: n, audio: audio(n) }, at))
      }
      take(buffer.due(10_000))
      expect(heard).toEqual([...new Set(heard)].sort((one, other) => one - other))
      expect(lost).toBe((heard.at(-1) ?? 0) - (heard[0] ?? 0) + 1 - heard.length)
    }),
  )
})
