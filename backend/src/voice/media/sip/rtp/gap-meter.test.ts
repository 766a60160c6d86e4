import { expect, test } from 'vitest'
import { GapMeter } from './gap-meter.ts'

test('without two frames there is no gap', () => {
  const meter = new GapMeter()
  meter.sent(0)
  expect(meter.p99Ms).toBeNull()
  expect(meter.maxMs).toBeNull()
})

test('one late frame in two hundred does not make the 99th percentile', () => {
  const meter = new GapMeter()
  for (let n = 0; n <= 200; n++) meter.sent(n * 20 + (n > 100 ? 80 : 0))
  expect(meter.p99Ms).toBe(20)
  expect(meter.maxMs).toBe(100)
})

test('three late frames in a hundred do', () => {
  const meter = new GapMeter()
  let at = 0
  for (let n = 0; n < 100; n++) meter.sent((at += n % 33 === 0 ? 45 : 20))
  expect(meter.p99Ms).toBe(45)
})

test('a pause that was meant is not a gap', () => {
  const meter = new GapMeter()
  meter.sent(0)
  meter.sent(20)
  meter.pause()
  meter.sent(5000)
  expect(meter.maxMs).toBe(20)
})
