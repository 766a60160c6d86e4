import { afterEach, expect, test, vi } from 'vitest'
import { machineTicker, Pacer } from './pacer.ts'
import type { Ticker } from './pacer.ts'

/** A clock that the test moves, and a timer that comes when the test says. */
function stalledMachine() {
  let now = 1000
  const timers = new Set<() => void>()
  const ticker: Ticker = {
    now: () => now,
    every: (_, tick) => {
      timers.add(tick)
      return () => timers.delete(tick)
    },
    afterReading: (then) => {
      then()
    },
  }
  return {
    ticker,
    timers,
    /** @param ms that pass before the timer comes once */
    pass: (ms: number) => {
      now += ms
      for (const tick of timers) tick()
    },
  }
}

function count(pacer: Pacer) {
  const counted = { sent: 0, skipped: 0, heard: 0, stop: (): void => undefined }
  counted.stop = pacer.start({
    send: (_, skipped) => {
      counted.sent += 1
      counted.skipped += skipped
    },
    hear: (_, frames) => {
      counted.heard += frames
    },
  })
  return counted
}

test('a timer that comes late does not make the sound late: what is behind is sent', () => {
  const machine = stalledMachine()
  const counted = count(new Pacer(machine.ticker))
  machine.pass(0)
  for (let n = 0; n < 3; n++) machine.pass(100)
  expect(counted.sent).toBe(16)
  expect(counted.heard).toBe(16)
})

test('a timer that comes often sends no more than the clock says', () => {
  const machine = stalledMachine()
  const counted = count(new Pacer(machine.ticker))
  for (let n = 0; n < 200; n++) machine.pass(5)
  expect(counted.sent).toBe(51)
})

test('after a long stall what is behind is given up, but for half a second', () => {
  const machine = stalledMachine()
  const counted = count(new Pacer(machine.ticker))
  machine.pass(10_000)
  expect(counted.sent + counted.skipped).toBe(501)
  expect(counted.sent).toBe(26)
  machine.pass(20)
  expect(counted.sent).toBe(27)
})

test('the timer stands still when there is no call', () => {
  const machine = stalledMachine()
  const pacer = new Pacer(machine.ticker)
  const first = count(pacer)
  const second = count(pacer)
  expect(machine.timers.size).toBe(1)
  first.stop()
  expect(machine.timers.size).toBe(1)
  second.stop()
  expect(machine.timers.size).toBe(0)
})

afterEach(() => {
  vi.useRealTimers()
})

test('the timer of the machine keeps its beat, however late it comes', async () => {
  vi.useFakeTimers()
  const beats: number[] = []
  const stop = machineTicker.every(5, () => {
    beats.push(Math.round(performance.now()))
    // each time it is kept up for 3 ms
    vi.setSystemTime(Date.now() + 3)
  })
  await vi.advanceTimersByTimeAsync(1000)
  stop()
  await vi.advanceTimersByTimeAsync(100)
  expect(beats).toHaveLength(200)
  expect(vi.getTimerCount()).toBe(0)
})
