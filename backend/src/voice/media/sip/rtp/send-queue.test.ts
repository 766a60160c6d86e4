import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SendQueue } from './send-queue.ts'

const blank = new Uint8Array(160).fill(0xd5)

test('nothing to say gives no frame', () => {
  expect(new SendQueue().take(blank)).toBeNull()
})

test('what was thrown away is neither sent nor counted', () => {
  const queue = new SendQueue()
  queue.push(new Uint8Array(320).fill(1))
  queue.take(blank)
  queue.clear()
  expect(queue.take(blank)).toBeNull()
  expect(queue.sentBytes).toBe(0)
})

test('a last frame that is not full ends in silence, which does not count as said', () => {
  const queue = new SendQueue()
  queue.push(new Uint8Array(100).fill(7))
  const frame = queue.take(blank)
  expect(frame?.[99]).toBe(7)
  expect(frame?.[100]).toBe(0xd5)
  expect(queue.sentBytes).toBe(100)
})

test('property: pieces of any length come out as the same bytes, in frames of 160', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 700 })), (pieces) => {
      const queue = new SendQueue()
      for (const piece of pieces) queue.push(piece)
      const total = pieces.reduce((sum, piece) => sum + piece.length, 0)
      expect(queue.length).toBe(total)
      const frames: Uint8Array[] = []
      for (let frame = queue.take(blank); frame; frame = queue.take(blank)) frames.push(frame)
      expect(frames.every((frame) => frame.length === 160)).toBe(true)
      expect(Buffer.concat(frames).subarray(0, total).equals(Buffer.concat(pieces))).toBe(true)
      expect(queue.sentBytes).toBe(total)
    }),
  )
})
