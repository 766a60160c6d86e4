import { expect, test } from 'vitest'
import { Latch } from './latch.ts'

const announced = { address: '198.51.100.1', port: 40_000 }
const seen = { address: '203.0.113.9', port: 1234 }
const stranger = { address: '203.0.113.66', port: 40_000 }

test('once the caller has spoken, nobody else is heard', () => {
  const latch = new Latch(announced)
  expect(latch.accepts(announced)).toBe(true)
  expect(latch.accepts(stranger)).toBe(false)
  expect(latch.target).toEqual(announced)
})

test('sound goes back to where it comes from', () => {
  const latch = new Latch(announced)
  expect(latch.accepts(seen)).toBe(true)
  expect(latch.target).toEqual(seen)
})

test('whoever spoke first gives way to the place that was announced', () => {
  const latch = new Latch(announced)
  latch.accepts(stranger)
  expect(latch.accepts(announced)).toBe(true)
  expect(latch.accepts(stranger)).toBe(false)
})

test('another place announced is believed, the same one again changes nothing', () => {
  const latch = new Latch(announced)
  latch.accepts(seen)
  latch.announce(announced)
  expect(latch.target).toEqual(seen)
  latch.announce(stranger)
  expect(latch.target).toEqual(stranger)
})
